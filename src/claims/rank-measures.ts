import { kendallTau, spearman } from '../math/ranks.ts';
import { mean } from '../math/statistics.ts';
import type { Measured } from './claim.ts';
import type { SeedStatistic } from './measure.ts';
import { type GridRun, measurePerSeed, type RunNumber } from './network-runs.ts';

/** A correlation of `count` ranks: in [−1, 1], in steps of 12/(m³ − m), that of two neighbours changing places. */
export const rankStatistic = (count: number) =>
  ({ range: { low: -1, high: 1 }, step: 12 / (count ** 3 - count) }) satisfies SeedStatistic;

/** Spearman's ρ of x and y per seed. */
export function measureRankCorrelation<R extends Pick<GridRun, 'seed'>>(
  runs: readonly R[],
  x: RunNumber<R>,
  y: RunNumber<R>,
  level: number,
): Measured {
  const seeds = new Set(runs.map(({ seed }) => seed)).size;
  return measurePerSeed(runs, (of) => rankCorrelation(of, x, y), level, rankStatistic(runs.length / seeds));
}

/** Kendall's τ per seed along one axis, averaged over the settings of the other. */
export function measureGranulatedTau<R extends Pick<GridRun, 'seed'>>(
  runs: readonly R[],
  [along, fixed, y]: readonly [RunNumber<R>, RunNumber<R>, RunNumber<R>],
  level: number,
): Measured {
  const [values, settings] = [along, fixed].map((axis) => new Set(runs.map(axis)).size);
  const step = 4 / (values * (values - 1) * settings); // one pair of one setting changes its order
  return measurePerSeed(runs, (of) => granulatedTau(of, along, fixed, y), level, { range: { low: -1, high: 1 }, step });
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
  const taus = [...new Set(runs.map(fixed))].map((setting) => {
    const row = runs.filter((run) => fixed(run) === setting);
    return kendallTau(row.map(along), row.map(y));
  });
  return mean(taus.filter(Number.isFinite));
}
