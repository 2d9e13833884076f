import type { LinkComparison } from '../sweep/link/reproduction.ts';
import type { SweepResults } from '../sweep/link/sweep-results.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';

/** What a link promised, and how the sweep on the board compares with it. `text`: one to three sentences. */
export type Reproduction =
  /** Its runs have not all ended. */
  { readonly state: 'waiting'; readonly text: string } | LinkComparison;

/** What the latest link with results promises of the sweep with its spec. */
export interface PromisedResults {
  readonly spec: SweepSpec;
  readonly results: SweepResults;
}

export interface ReproductionState {
  readonly promised: PromisedResults | null;
  /** Null where the sweep on the board is not that of a link with results. */
  readonly reproduction: Reproduction | null;
}
