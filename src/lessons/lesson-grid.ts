import { dataSeedsOf, seedsOf } from '../data/seeds.ts';
import { batchSizesOf, learningRatesOf } from '../sweep/spec/axis.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';

/** The grid of a lesson's spec, ascending; "full" is the number of training examples that it asks for. */
export interface LessonGrid {
  readonly learningRates: readonly number[];
  readonly batchSizes: readonly number[];
  readonly seeds: number;
  readonly dataSets: number;
  readonly runs: number;
  /** Networks of one cell. */
  readonly networks: number;
}

export function lessonGridOf({ grid, dataset }: Pick<SweepSpec, 'grid' | 'dataset'>): LessonGrid {
  const learningRates = learningRatesOf(grid.learningRates);
  const batchSizes = batchSizesOf(grid.batchSizes, dataset.trainCount);
  const seeds = seedsOf(grid.seeds).length;
  const dataSets = dataSeedsOf(dataset).length;
  const networks = seeds * dataSets;
  return {
    learningRates,
    batchSizes,
    seeds,
    dataSets,
    networks,
    runs: learningRates.length * batchSizes.length * networks,
  };
}
