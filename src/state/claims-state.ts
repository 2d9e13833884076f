import type { ClaimSize } from '../claims/claim.ts';
import type { ClaimRecord } from '../evidence/claim-record.ts';

/** Evidence as the page holds it: that which came with it until the user tests the claim. */
export interface HeldEvidence {
  readonly record: ClaimRecord;
  readonly source: 'shipped' | 'own run';
}

/** A test that is asked for; absent once it has left evidence. */
export type ClaimProgress =
  | { readonly state: 'queued'; readonly size: ClaimSize }
  | { readonly state: 'running'; readonly size: ClaimSize; readonly fraction: number }
  | { readonly state: 'failed'; readonly size: ClaimSize; readonly message: string };

/** The part of the page's state that is about claims. Ids are those of the registry. */
export interface ClaimsState {
  readonly claimEvidence: Readonly<Record<string, HeldEvidence>>;
  /** Whether the evidence that comes with the page has been read. */
  readonly shippedEvidence: 'loading' | 'ready' | 'absent';
  readonly claimTests: Readonly<Record<string, ClaimProgress>>;
  /** The tests asked for together and not all over yet: how many, and how many are done. Null when nothing is asked for. */
  readonly claimBatch: { readonly asked: number; readonly done: number } | null;
  /** Reads the evidence that comes with the page; never replaces the user's own. Never throws. */
  loadShippedEvidence(): Promise<void>;
  /** Tests claims one after the other, as many at a time as the machine has cores to spare. Never throws. */
  testClaims(ids: readonly string[], size: ClaimSize): Promise<void>;
  /** Gives up a test, or all of them; evidence held before stays. */
  cancelClaims(ids?: readonly string[]): void;
}
