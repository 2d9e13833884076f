import type { Interval } from '../math/interval.ts';
import { meanInterval } from '../math/mean-intervals.ts';
import { mean, standardError } from '../math/statistics.ts';
import type { SweepPlan } from './plan.ts';
import type { RunResult } from './results.ts';

/** By what the best learning rate of a batch size is chosen. */
export const OBJECTIVES = ['testAccuracy', 'testLoss', 'trainLoss'] as const;
export type Objective = (typeof OBJECTIVES)[number];

/** What is largest at the best η; losses are smallest there. */
const sign = (objective: Objective) => (objective === 'testAccuracy' ? 1 : -1);

/** The best η of one batch size, chosen by the mean over seeds. */
export interface BestRate {
  readonly batchSize: number;
  /** NaN where no η has a value. */
  readonly learningRate: number;
  /** Mean of the objective over seeds there, with its 95 % t interval. */
  readonly value: number;
  readonly interval: Interval;
  /** Smallest and largest η whose mean is within one standard error of the best: how sharp the optimum is. */
  readonly range: Interval;
  /**
   * The best η is an end of the grid, so that the true one may lie beyond. The largest η is no end where runs of a larger
   * one diverged.
   */
  readonly edge: 'lowest' | 'highest' | null;
  readonly seeds: number;
  /** η left out because a run diverged there. */
  readonly diverged: readonly number[];
}

interface Candidate {
  readonly learningRate: number;
  readonly values: readonly number[];
}

function bestOf(
  batchSize: number,
  candidates: readonly Candidate[],
  diverged: readonly number[],
  by: Objective,
): BestRate {
  const score = ({ values }: Candidate) => sign(by) * mean(values);
  const nothing = { low: Number.NaN, high: Number.NaN };
  if (candidates.length === 0)
    return {
      batchSize,
      learningRate: Number.NaN,
      value: Number.NaN,
      interval: nothing,
      range: nothing,
      edge: null,
      seeds: 0,
      diverged,
    };
  const best = candidates.reduce((so, far) => (score(far) > score(so) ? far : so));
  const reach = best.values.length > 1 ? standardError(best.values) : 0;
  const near = candidates.filter((candidate) => score(candidate) >= score(best) - reach);
  const at = candidates.indexOf(best);
  const isLast = at === candidates.length - 1 && !diverged.some((rate) => rate > best.learningRate);
  return {
    batchSize,
    learningRate: best.learningRate,
    value: mean(best.values),
    interval: meanInterval(best.values),
    range: { low: near[0].learningRate, high: near[near.length - 1].learningRate },
    edge: at === 0 ? 'lowest' : isLast ? 'highest' : null,
    seeds: best.values.length,
    diverged,
  };
}

/**
 * The best η of every batch size of a grid, by the mean of an objective over seeds: each B is given its own η before batch
 * sizes are compared. Cells with a diverged run are no candidates; a run without a value leaves its cell out until it has one.
 */
export function bestRates(plan: SweepPlan, results: readonly RunResult[], by: Objective): BestRate[] {
  return plan.batchSizes.map((batchSize) => {
    const cells = plan.learningRates.map((learningRate) => ({
      learningRate,
      own: results.filter(({ run }) => run.batchSize === batchSize && run.learningRate === learningRate),
    }));
    const isDiverged = ({ own }: (typeof cells)[number]) => own.some(({ outcome }) => outcome === 'diverged');
    const candidates = cells
      .filter((cell) => !isDiverged(cell))
      .map(({ learningRate, own }) => ({ learningRate, values: own.map((result) => result[by]) }))
      .filter(({ values }) => values.length > 0 && values.every(Number.isFinite));
    const diverged = cells.filter(isDiverged).map(({ learningRate }) => learningRate);
    return bestOf(batchSize, candidates, diverged, by);
  });
}
