import { distinct, groupBy } from '../math/distinct.ts';
import { kendallTau, spearman } from '../math/ranks.ts';
import { mean } from '../math/statistics.ts';
import type { Measured } from './claim.ts';
import type { SeedStatistic } from './measure.ts';
import { bySeed, type GridRun, measurePerSeed, type RunNumber } from './network-runs.ts';
import { fixedText } from './number-text.ts';

/** A correlation of m = `count` ranks: in [−1, 1], in steps of 12/(m³ − m), that of swapping two neighbours. */
export const rankStatistic = (count: number) =>
  ({ range: { low: -1, high: 1 }, step: 12 / (count ** 3 - count) }) satisfies SeedStatistic;

/** Spearman's ρ of x and y per seed. */
export function measureRankCorrelation<R extends Pick<GridRun, 'seed'>>(
  runs: readonly R[],
  x: RunNumber<R>,
  y: RunNumber<R>,
  level: number,
): Measured {
  const statistic = rankStatistic(runs.length / bySeed(runs).length);
  return measurePerSeed(runs, (of) => rankCorrelation(of, x, y), level, statistic);
}

/** Kendall's τ per seed along one axis, averaged over the settings of the other. */
export function measureGranulatedTau<R extends Pick<GridRun, 'seed'>>(
  runs: readonly R[],
  [along, fixed, y]: readonly [RunNumber<R>, RunNumber<R>, RunNumber<R>],
  level: number,
): Measured {
  const [values, settings] = [along, fixed].map((axis) => distinct(runs.map(axis)).length);
  const step = 4 / (values * (values - 1) * settings); // one pair of one setting swaps its order
  return measurePerSeed(runs, (of) => granulatedTau(of, along, fixed, y), level, { range: { low: -1, high: 1 }, step });
}

/** "−0.37 [−0.52, −0.20]", with its 95 % interval. */
export function granulatedTauText<R extends Pick<GridRun, 'seed'>>(
  runs: readonly R[],
  axes: readonly [RunNumber<R>, RunNumber<R>, RunNumber<R>],
): string {
  const { estimate, low, high } = measureGranulatedTau(runs, axes, 0.95);
  return `${fixedText(estimate, 2)} [${fixedText(low, 2)}, ${fixedText(high, 2)}]`;
}

/** Spearman's ρ of two numbers over runs; NaN where one is constant. */
export const rankCorrelation = <R>(runs: readonly R[], x: RunNumber<R>, y: RunNumber<R>) =>
  spearman(runs.map(x), runs.map(y));

/** Kendall's τ along one axis, averaged over the settings of the other ("granulated"). NaN settings are left out. */
export function granulatedTau<R>(
  runs: readonly R[],
  along: RunNumber<R>,
  fixed: RunNumber<R>,
  y: RunNumber<R>,
): number {
  const taus = groupBy(runs, fixed).map(([, row]) => kendallTau(row.map(along), row.map(y)));
  return mean(taus.filter(Number.isFinite));
}
