import { distinct, groupBy } from '../../math/distinct.ts';
import { log2 } from '../../math/elementary.ts';
import { spearman } from '../../math/ranks.ts';
import { mean } from '../../math/statistics.ts';
import type { Measured } from '../claim.ts';
import { measureOverSeeds } from '../measure.ts';
import type { NetworkRun, RunNumber } from '../network-runs.ts';
import { rankStatistic } from '../rank-measures.ts';

export const testError: RunNumber = ({ testAccuracy }) => 1 - testAccuracy;

/** All runs of one B and η, in the order of the seeds. */
interface Cell {
  readonly batchSize: number;
  readonly learningRate: number;
  readonly runs: readonly NetworkRun[];
  readonly errors: readonly number[];
}

/** Cells none of whose runs diverged. */
function cellsOf(runs: readonly NetworkRun[]): Cell[] {
  return groupBy(runs, ({ batchSize, learningRate }) => `${batchSize} ${learningRate}`)
    .filter(([, own]) => own.every(({ outcome }) => outcome === 'budgetSpent'))
    .map(([, own]) => ({ ...own[0], runs: own, errors: own.map(testError) }));
}

/** A grid of runs with η chosen for each B by the mean test error over seeds. */
export function tuneNetworks(runs: readonly NetworkRun[]) {
  const cells = cellsOf(runs);
  const batchSizes = distinct(runs.map(({ batchSize }) => batchSize));
  /** Places of seeds. */
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
    /** log₂ of the best η; NaN where every η has a run that diverged. */
    logRate: (batchSize: number, places: readonly number[] = units) =>
      log2(best(batchSize, places)?.learningRate ?? Number.NaN),
    /** A quantity of every seed at the η that is best over all of them. */
    tuned,
    /**
     * log₂ of a quantity at one B ÷ at another. Over seeds, at the η best over all of them: another choice of η would
     * matter to second order only.
     */
    logRatio(batchSize: number, other: number, of: RunNumber, level: number): Measured {
      const others = tuned(other, of);
      const ratios = tuned(batchSize, of).map((value, place) => log2(value / others[place]));
      return measureOverSeeds(ratios, level);
    },
    /** Spearman's ρ of B and test error of each seed, at the η best over all of them; mean over seeds. */
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
