import type { Interval } from '../../math/interval.ts';
import { mean, standardError } from '../../math/statistics.ts';
import type { Objective } from '../spec/objective.ts';
import type { SweepPlan } from '../sweep-plan.ts';
import { quantityInterval, type Resolution, resolutionOf } from './quantity-interval.ts';
import type { RunResult } from './results.ts';
import { type UnitKind, unitMeans, unitsOf } from './units.ts';

/** 1 for an objective to maximise, −1 for a loss. */
const sign = (objective: Objective) => (objective === 'testAccuracy' ? 1 : -1);

/** The best η of one batch size, chosen by the mean over seeds. */
export interface BestRate {
  readonly batchSize: number;
  /** NaN where no η has a value. */
  readonly learningRate: number;
  /**
   * Mean of the objective over seeds at that η. Optimistic as a forecast, since η was chosen on the same seeds (the
   * winner's curse).
   */
  readonly value: number;
  /**
   * The same without that bias: the average over seeds of the value at the η that is best for all others. NaN with one seed.
   * Source: leave-one-out cross-validation, Stone 1974, JRSS B 36, 111.
   */
  readonly crossFitted: number;
  /** 95 % interval of the mean of new seeds at this η: see `forecastInterval`. NaN ends with one seed. */
  readonly interval: Interval;
  /** Smallest and largest η whose mean is within one standard error of the best: how sharp the optimum is. */
  readonly range: Interval;
  /**
   * Set if the best η is an end of the grid, beyond which the true one may lie. The largest η is not an end if runs at a
   * larger one diverged.
   */
  readonly edge: 'lowest' | 'highest' | null;
  readonly seeds: number;
  /** What `seeds` counts. */
  readonly unit: UnitKind;
  /** η left out because a run diverged there. */
  readonly diverged: readonly number[];
}

/** An η with the objective of every seed (or data seed), in the same order for every η. */
export interface RateCandidate {
  readonly learningRate: number;
  readonly values: readonly number[];
}

const UNKNOWN = { low: Number.NaN, high: Number.NaN };

/** The candidate with the best mean; the first of several equal ones. */
const bestMean = (candidates: readonly RateCandidate[], by: Objective) => {
  const scores = candidates.map(({ values }) => sign(by) * mean(values));
  return candidates[scores.indexOf(Math.max(...scores))];
};

/** Every seed's value at the η that is best by the mean of all others; empty with one seed. */
export function crossFittedValues(candidates: readonly RateCandidate[], by: Objective): number[] {
  const { values } = candidates[0];
  if (values.length < 2) return [];
  return values.map((_, left) => {
    const others = candidates.map((candidate) => ({
      ...candidate,
      values: candidate.values.filter((_value, unit) => unit !== left),
    }));
    const chosen = bestMean(others, by).learningRate;
    return candidates.find(({ learningRate }) => learningRate === chosen)?.values[left] ?? Number.NaN;
  });
}

/**
 * Interval of the mean that new seeds reach at an η chosen for its mean m on the same seeds, given c, the cross-fitted
 * mean: Student's of the values there, extended at one end by c − m, so that it covers both means
 * with the same margin. (Student's alone is centred on the biased mean; about c it is too short, since leave-one-out values
 * are dependent. Coverage: docs/interval-coverage.md.)
 */
export function forecastInterval(
  values: readonly number[],
  crossFitted: number,
  ofMean: (values: readonly number[]) => Interval,
): Interval {
  const luck = crossFitted - mean(values);
  const { low, high } = ofMean(values);
  return { low: low + Math.min(0, luck), high: high + Math.max(0, luck) };
}

interface ChoiceContext {
  readonly by: Objective;
  readonly unit: UnitKind;
  readonly resolution: Resolution;
}

function bestOf(
  candidates: readonly RateCandidate[],
  diverged: readonly number[],
  { by, unit, resolution }: ChoiceContext,
): Omit<BestRate, 'batchSize'> {
  if (candidates.length === 0)
    return {
      ...{ learningRate: Number.NaN, value: Number.NaN, crossFitted: Number.NaN, interval: UNKNOWN, range: UNKNOWN },
      ...{ edge: null, seeds: 0, unit, diverged },
    };
  const score = ({ values }: RateCandidate) => sign(by) * mean(values);
  const best = bestMean(candidates, by);
  const reach = best.values.length > 1 ? standardError(best.values) : 0;
  const near = candidates.filter((candidate) => score(candidate) >= score(best) - reach);
  const at = candidates.indexOf(best);
  const isLast = at === candidates.length - 1 && !diverged.some((rate) => rate > best.learningRate);
  const crossFitted = mean(crossFittedValues(candidates, by));
  return {
    learningRate: best.learningRate,
    value: mean(best.values),
    crossFitted,
    interval: forecastInterval(best.values, crossFitted, (values) => quantityInterval(values, by, resolution)),
    range: { low: near[0].learningRate, high: near[near.length - 1].learningRate },
    edge: at === 0 ? 'lowest' : isLast ? 'highest' : null,
    seeds: best.values.length,
    unit,
    diverged,
  };
}

interface RateCell {
  readonly learningRate: number;
  readonly results: readonly RunResult[];
}

const isDiverged = ({ results }: RateCell) => results.some(({ outcome }) => outcome === 'diverged');

/** The candidates among the cells of one batch size: without a diverged run, and with a value of every run. */
export const candidatesOf = (cells: readonly RateCell[], by: Objective): RateCandidate[] =>
  cells
    .filter((cell) => cell.results.length > 0 && !isDiverged(cell))
    .filter(({ results }) => results.every((result) => Number.isFinite(result[by])))
    .map(({ learningRate, results }) => ({ learningRate, values: unitMeans(results, (result) => result[by]) }));

/** The cells of one batch size, by η. */
export const cellsOfBatchSize = (plan: SweepPlan, results: readonly RunResult[], batchSize: number): RateCell[] =>
  plan.learningRates.map((learningRate) => ({
    learningRate,
    results: results.filter(({ run }) => run.batchSize === batchSize && run.learningRate === learningRate),
  }));

/**
 * The best η of every batch size of a grid, by the mean of an objective over seeds: each B has its own η before batch
 * sizes are compared. Cells with a diverged run, or with a run that has no value yet, are not candidates.
 */
export function bestRates(plan: SweepPlan, results: readonly RunResult[], by: Objective): BestRate[] {
  const unit = unitsOf(results)[0]?.kind ?? 'seed';
  const resolution = resolutionOf(plan, true);
  return plan.batchSizes.map((batchSize) => {
    const cells = cellsOfBatchSize(plan, results, batchSize);
    const diverged = cells.filter(isDiverged).map(({ learningRate }) => learningRate);
    return {
      batchSize,
      ...bestOf(candidatesOf(cells, by), diverged, { by, unit, resolution }),
    };
  });
}
