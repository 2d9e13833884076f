import type { DataSeeds } from '../data/seeds.ts';
import type { Network } from '../engine/network.ts';
import type { SweepSpec } from './spec/sweep-spec.ts';
import type { Calendar } from './training/calendar.ts';

declare const brand: unique symbol;
/** Index of a run in its sweep, in plan order: by data seed, then B, then η, then seed. */
export type RunId = number & { readonly [brand]?: 'RunId' };

export interface Run {
  readonly id: RunId;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly seed: number;
  /** Seed of the data set it is trained on; absent where the sweep has one data set. */
  readonly dataSeed?: number;
  /** The run ends at this step at the latest. */
  readonly endStep: number;
}

/** Runs that differ only in η and seed, trained as one program. */
export interface Cohort {
  readonly id: number;
  readonly batchSize: number;
  readonly runs: readonly Run[];
}

export interface SweepPlan {
  readonly spec: SweepSpec;
  readonly network: Network;
  /** N. */
  readonly examples: number;
  readonly testExamples: number;
  /** P. */
  readonly parameters: number;
  readonly learningRates: readonly number[];
  readonly batchSizes: readonly number[];
  readonly seeds: readonly number[];
  /** One data set per seed, all of the same shapes and counts. */
  readonly dataSeeds: DataSeeds;
  /** By (base) batch size. */
  readonly calendars: ReadonlyMap<number, Calendar>;
  readonly runs: readonly Run[];
}

/** The seed of the data set that a run is trained on. */
export const dataSeedOf = ({ dataSeeds }: Pick<SweepPlan, 'dataSeeds'>, { dataSeed }: Run) => dataSeed ?? dataSeeds[0];

/** The run with an id. Throws RangeError if there is none. */
export function runById({ runs }: Pick<SweepPlan, 'runs'>, id: RunId): Run {
  const run = runs[id];
  if (run) return run;
  throw new RangeError(`run: its id must be an integer in [0, ${runs.length}), got ${id}.`);
}
