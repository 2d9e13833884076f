import { distinct, groupBy } from '../../math/distinct.ts';
import { log2 } from '../../math/elementary.ts';
import { spearman } from '../../math/ranks.ts';
import { mean } from '../../math/statistics.ts';
import type { Measured } from '../claim.ts';
import { measureOverSeeds } from '../measure.ts';
import type { NetworkRun, RunNumber } from '../network-runs.ts';
import { rankStatistic } from '../rank-measures.ts';

export const testError: RunNumber = ({ testAccuracy }) => 1 - testAccuracy;

/** All runs of one (B, η), in seed order. */
interface Cell {
  readonly batchSize: number;
  readonly learningRate: number;
  readonly runs: readonly NetworkRun[];
  readonly errors: readonly number[];
}

/** Cells in which no run diverged. */
function cellsOf(runs: readonly NetworkRun[]): Cell[] {
  return groupBy(runs, ({ batchSize, learningRate }) => `${batchSize} ${learningRate}`)
    .filter(([, own]) => own.every(({ outcome }) => outcome === 'budgetSpent'))
    .map(([, own]) => ({ ...own[0], runs: own, errors: own.map(testError) }));
}

/** A grid of runs with η tuned for each B by the mean test error over seeds. */
export function tuneNetworks(runs: readonly NetworkRun[]) {
  const cells = cellsOf(runs);
  const batchSizes = distinct(runs.map(({ batchSize }) => batchSize));
  /** Indices of seeds. */
  const units = distinct(runs.map(({ seed }) => seed)).map((_, place) => place);
  const errorOf = ({ errors }: Cell, places: readonly number[]) => mean(places.map((place) => errors[place]));
  const best = (batchSize: number, places: readonly number[]): Cell | undefined =>
    cells
      .filter((cell) => cell.batchSize === batchSize)
      .reduce<Cell | undefined>((a, b) => (a && errorOf(a, places) <= errorOf(b, places) ? a : b), undefined);
  const tuned = (batchSize: number, of: RunNumber) => best(batchSize, units)?.runs.map(of) ?? [Number.NaN];
  return {
    batchSizes,
    units,
    /** log₂ of the best η; NaN if every η has a diverged run. */
    logRate: (batchSize: number, places: readonly number[] = units) =>
      log2(best(batchSize, places)?.learningRate ?? Number.NaN),
    /** A quantity per seed, at the η that is best over all seeds. */
    tuned,
    /**
     * log₂ of a quantity at one B ÷ at another, per seed, at the η best over all seeds: the choice of η matters only to
     * second order.
     */
    logRatio(batchSize: number, other: number, of: RunNumber, level: number): Measured {
      const others = tuned(other, of);
      const ratios = tuned(batchSize, of).map((value, place) => log2(value / others[place]));
      return measureOverSeeds(ratios, level);
    },
    /** Spearman's ρ of B and test error per seed, at the η best over all seeds, averaged over seeds. */
    rankCorrelation(sizes: readonly number[], level: number): Measured {
      const errors = sizes.map((size) => tuned(size, testError));
      const perSeed = units.map((place) => {
        const own = errors.map((bySeed) => bySeed[place]);
        return own.every(Number.isFinite) ? spearman(sizes, own) : Number.NaN;
      });
      return measureOverSeeds(perSeed, level, rankStatistic(sizes.length));
    },
  };
}
