import { secondsOf } from '../cost/engine-speed.ts';
import { expectedSteps, NOT_STARTED } from '../cost/expected-steps.ts';
import { runCosts } from '../cost/run-cost.ts';
import { cohortsOf } from '../plan.ts';
import type { Cohort, Run, SweepPlan } from '../sweep-plan.ts';
import { createLoads } from './least-loaded.ts';
import { requireShards, type Shard } from './shard.ts';

/** The cohorts of one shard, in plan order. */
export interface SplitShard {
  readonly cohorts: readonly Cohort[];
  /** Predicted seconds on one thread of simd. */
  readonly seconds: number;
}

/** Runs per unit: as a sweep on one machine has them, and fewer where the shards would be uneven. */
const UNIT_SIZES = [3, 2, 1];
/** Slowest ÷ mean, as predicted, at which smaller units are not tried. */
const EVEN_ENOUGH = 1.05;

/**
 * Predicted seconds of each run on one thread of simd, by run id: a function of the plan alone, never of the machine. Runs of
 * equal B that end at the same step cost the same, so this is computed once for each pair.
 */
export function predictedSeconds(plan: SweepPlan): Float64Array {
  const costs = runCosts(plan);
  const steps = expectedSteps(
    plan.runs,
    plan.runs.map(() => NOT_STARTED),
    plan.spec.budget,
  );
  const known = new Map<number, Map<number, number>>();
  const secondsTo = (run: Run, step: number) => {
    const ofSize = known.get(run.batchSize) ?? new Map<number, number>();
    known.set(run.batchSize, ofSize);
    const seconds = ofSize.get(step) ?? secondsOf(costs.work(run, { step, hasEnded: true }), 'simd');
    ofSize.set(step, seconds);
    return seconds;
  };
  return Float64Array.from(plan.runs, (run, i) => secondsTo(run, steps[i]));
}

interface Unit {
  readonly cohort: Cohort;
  readonly seconds: number;
  /**
   * Seconds if every run ended at the same η·step: what a target loss, which the prediction does not know, would make of them.
   */
  readonly atEqualTime: number;
}

function unitsOf(plan: SweepPlan, size: number, seconds: Float64Array): Unit[] {
  return cohortsOf(plan, size).map((cohort) => {
    const sum = (of: (run: Run) => number) => cohort.runs.reduce((total, run) => total + of(run), 0);
    return {
      cohort,
      seconds: sum(({ id }) => seconds[id]),
      atEqualTime: sum(({ id, learningRate }) => seconds[id] / learningRate),
    };
  });
}

/** Longest unit first, each to the shard that has least: at most 4/3 of the best possible. Source: Graham 1969, doi:10.1137/0117039. */
function longestFirst(units: readonly Unit[], of: number): SplitShard[] {
  const order = [...units].sort(
    (a, b) => b.seconds - a.seconds || b.atEqualTime - a.atEqualTime || a.cohort.id - b.cohort.id,
  );
  const loads = createLoads(of);
  const shards = Array.from({ length: of }, () => ({ cohorts: [] as Cohort[], seconds: 0 }));
  for (const { cohort, seconds, atEqualTime } of order) {
    const shard = shards[loads.give(seconds, atEqualTime)];
    shard.cohorts.push(cohort);
    shard.seconds += seconds;
  }
  for (const { cohorts } of shards) cohorts.sort((a, b) => a.id - b.id);
  return shards;
}

/** Slowest ÷ mean. */
export function unevenness(shards: readonly Pick<SplitShard, 'seconds'>[]): number {
  const total = shards.reduce((sum, { seconds }) => sum + seconds, 0);
  return (shards.reduce((most, { seconds }) => Math.max(most, seconds), 0) * shards.length) / total;
}

/**
 * Splits the runs of a plan into `of` shards, each run in one, none empty, balanced by predicted cost. A pure function: every
 * machine gets the same. Throws SpecError where there are fewer runs than shards.
 */
export function splitSweep(plan: SweepPlan, of: number): SplitShard[] {
  requireShards(of, plan.runs.length);
  const seconds = predictedSeconds(plan);
  let best: SplitShard[] = [];
  for (const size of UNIT_SIZES) {
    if (Math.ceil(plan.runs.length / size) < of) continue;
    const shards = longestFirst(unitsOf(plan, size, seconds), of);
    if (best.length === 0 || unevenness(shards) < unevenness(best)) best = shards;
    if (unevenness(best) <= EVEN_ENOUGH) break;
  }
  return best;
}

/** One shard of `splitSweep`. Throws RangeError where the number of the shard is above that of all. */
export function shardOf(plan: SweepPlan, { index, of }: Shard): SplitShard {
  const shard = splitSweep(plan, of)[index - 1];
  if (shard) return shard;
  throw new RangeError(`shard: its number must be in [1, ${of}], got ${index}.`);
}
