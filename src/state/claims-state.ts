import type { ClaimSize } from '../claims/claim.ts';
import type { ClaimRecord } from '../evidence/claim-record.ts';

/** Evidence on a claim: that shipped with the page, until the user tests the claim. */
export interface HeldEvidence {
  readonly record: ClaimRecord;
  readonly source: 'shipped' | 'own run';
}

/** A test that is queued, running or failed; absent once there is evidence. */
export type ClaimProgress =
  | { readonly state: 'queued'; readonly size: ClaimSize }
  | { readonly state: 'running'; readonly size: ClaimSize; readonly fraction: number }
  | { readonly state: 'failed'; readonly size: ClaimSize; readonly message: string };

/** The claims part of the state. Ids are those of the registry. */
export interface ClaimsState {
  readonly claimEvidence: Readonly<Record<string, HeldEvidence>>;
  /** Whether the shipped evidence has been loaded. */
  readonly shippedEvidence: 'loading' | 'ready' | 'absent';
  readonly claimProgress: Readonly<Record<string, ClaimProgress>>;
  /**
   * Claims that a run here has left undecided, while their replicates are held for a larger size to go on from, with the size that
   * made them. They are held in this page alone, and those of the claim run longest ago are dropped when there is no room.
   */
  readonly claimReplicates: Readonly<Record<string, ClaimSize>>;
  /** Number of tests requested since none was left, and how many of them are done; null if none is left. */
  readonly claimBatch: { readonly asked: number; readonly done: number } | null;
  /** Loads the shipped evidence, of these claims or of all; never replaces the user's own. Never throws. */
  loadShippedEvidence(only?: readonly string[]): Promise<void>;
  /** Queues tests of claims; as many run in parallel as there are workers. Resolves once all have ended. Never throws. */
  runClaims(ids: readonly string[], size: ClaimSize): Promise<void>;
  /** Cancels tests, by default all; earlier evidence stays. */
  cancelClaims(ids?: readonly string[]): void;
}
