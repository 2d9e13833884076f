import type { Tier } from '../probes/scalar/tiers.ts';
import type { TraceStore } from '../sweep/results/trace-store.ts';
import type { Supplement } from '../sweep/supplement/supplement.ts';

/** The supplement of the sweep on the board, and the samples of the sweep itself. */
export interface ShownSupplement extends Supplement {
  readonly own: TraceStore;
}

/** The measuring of a supplement of the sweep on the board. */
export type SupplementTask =
  | { readonly state: 'idle' }
  /** `secondsLeft`: predicted at first, later from the speed so far. */
  | { readonly state: 'running'; readonly tier: Tier; readonly fraction: number; readonly secondsLeft: number }
  | { readonly state: 'failed'; readonly tier: Tier; readonly message: string };

export interface SupplementState {
  readonly supplementTask: SupplementTask;
  /**
   * Seconds that the dearer tiers of the board's sweep up to this one are predicted to take: of one that has ended, by how far
   * its runs came; of another, of the whole sweep with that tier. Null without a sweep.
   */
  supplementSeconds(tier: Tier): number | null;
  /**
   * Measures the dearer tiers up to this one on the board's sweep, which must have ended, and keeps them with it. Nothing is
   * added before all is measured. Never throws: what fails is in `supplementTask`.
   */
  measureSupplement(tier: Tier): Promise<void>;
  /** Ends that; nothing is added. */
  cancelSupplement(): void;
}
