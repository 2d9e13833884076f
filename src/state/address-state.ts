import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { EnginePreference } from '../worker/engine-pool.ts';

/** A link to the board as it is, or how long it would be where it is too long to work everywhere; then offer the sweep as a file. */
export type LinkOffer =
  /** `holdsResults`: it carries the fingerprint and digest of a finished sweep; never for one of several engines. */
  | { readonly kind: 'link'; readonly fragment: string; readonly holdsResults: boolean }
  | { readonly kind: 'tooLong'; readonly characters: number };

/** Why the page's address could not be followed. The board is as it was, or empty. */
export interface LinkFault {
  readonly kind: 'damagedLink' | 'unknownRoute';
  /** What is wrong and what can be done, in one or two sentences. */
  readonly text: string;
}

/** The file that a link's sweep is about and that is not on this machine. Once it is opened, the sweep starts. */
export interface RequestedFile {
  readonly name: string;
  readonly sha256: string;
  /** Which file, and how to give it. */
  readonly text: string;
}

export interface FollowLinkOptions {
  readonly isOwn: boolean;
  readonly engine: EnginePreference | null;
}

/** The part of the state about the page's address and links to the board. */
export interface AddressState {
  readonly linkFault: LinkFault | null;
  dismissLinkFault(): void;
  readonly requestedFile: RequestedFile | null;
  /** The spec of the link that was followed last, until a sweep takes the place of the one that was on the board then. */
  readonly followed: SweepSpec | null;
  /** A link to the sweep on the board, or to the draft while there is none, as it is seen now. */
  offerLink(): LinkOffer;
  /**
   * Follows the link in a fragment of the address: its view is shown, and its spec becomes the draft unless its sweep is on the
   * board. `isOwn`: this page wrote it, so that its results are no promise about the sweep on the board. `engine`: has precedence
   * over that of the link. Returns whether the fragment carried a link, damaged or not. Never throws.
   */
  followLink(fragment: string, options: FollowLinkOptions): boolean;
  /** Puts the sweep of the link that was followed on the board: from the library, or else trained, or asks for its file. */
  startFollowed(): Promise<void>;
  /** Says that the address names no view. */
  refuseRoute(fragment: string): void;
}
