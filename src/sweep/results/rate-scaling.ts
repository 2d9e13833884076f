import { log2 } from '../../math/elementary.ts';
import type { Interval } from '../../math/interval.ts';
import { fitLine } from '../../math/regression.ts';
import { mean } from '../../math/statistics.ts';
import { meanInterval } from '../../math/student-interval.ts';
import type { Objective } from '../spec/objective.ts';
import type { SweepPlan } from '../sweep-plan.ts';
import { candidatesOf, cellsOfBatchSize, type RateCandidate } from './best-rate.ts';
import type { RunResult } from './results.ts';
import { type UnitKind, unitsOf } from './units.ts';

export interface RateScaling {
  /** Mean of the exponents of single seeds; NaN with fewer than two batch sizes. */
  readonly exponent: number;
  /** 95 % interval of that mean; NaN ends with fewer than two seeds. */
  readonly interval: Interval;
  readonly units: number;
  readonly unit: UnitKind;
}

/** log₂ of the best η of one seed or data seed; the mean of those that tie, as accuracies often do. */
export function bestLogRate(candidates: readonly RateCandidate[], by: Objective): number {
  const scores = candidates.map(({ values }) => (by === 'testAccuracy' ? 1 : -1) * mean(values));
  const largest = Math.max(...scores);
  return mean(candidates.filter((_, i) => scores[i] === largest).map(({ learningRate }) => log2(learningRate)));
}

/**
 * Mean of per-seed exponents, `bestLogs[unit][batch size]` against log₂ B, with Student's interval. A best η is known
 * only to the spacing δ (octaves) of the grid: the uncertainty of each exponent is at least that of rounding every best η,
 * δ/√(12·Sxx) with Sxx = Σ(log₂ B − mean)².
 */
export function meanExponent(batchSizes: readonly number[], bestLogs: readonly (readonly number[])[], spacing: number) {
  const x = batchSizes.map(log2);
  const centre = mean(x);
  const squares = x.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const exponents = bestLogs.map((logs) => fitLine(x, logs).slope);
  // `meanInterval` takes a deviation of at least step/2.
  return { exponent: mean(exponents), interval: meanInterval(exponents, { step: spacing / Math.sqrt(3 * squares) }) };
}

/**
 * Scaling of the best η with B: the slope of log₂ η* against log₂ B, 1 for linear scaling and 0 for a rate set by curvature.
 * Each seed (or data seed) has its best η for every B and its slope, over the batch sizes for which all seeds have one.
 */
export function rateScaling(plan: SweepPlan, results: readonly RunResult[], by: Objective): RateScaling {
  const units = unitsOf(results);
  const found = units.map(({ results: own }) =>
    plan.batchSizes.map((batchSize) => bestLogRate(candidatesOf(cellsOfBatchSize(plan, own, batchSize), by), by)),
  );
  const known = plan.batchSizes.map((_, b) => b).filter((b) => found.every((logs) => Number.isFinite(logs[b])));
  const shape = { units: units.length, unit: units[0]?.kind ?? 'seed' } as const;
  if (known.length < 2 || units.length === 0)
    return { exponent: Number.NaN, interval: { low: Number.NaN, high: Number.NaN }, ...shape };
  const rates = plan.learningRates;
  const spacing = rates.length > 1 ? log2(rates[rates.length - 1] / rates[0]) / (rates.length - 1) : 0;
  const batchSizes = known.map((b) => plan.batchSizes[b]);
  const bestLogs = found.map((logs) => known.map((b) => logs[b]));
  return { ...meanExponent(batchSizes, bestLogs, spacing), ...shape };
}
