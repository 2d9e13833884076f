import { seedsOf } from '../data/seeds.ts';
import { batchSizesOf, learningRatesOf } from '../sweep/spec/axis.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';

/** The grid of a lesson's spec, ascending; "full" is the number of training examples that it asks for. */
export interface LessonGrid {
  readonly learningRates: readonly number[];
  readonly batchSizes: readonly number[];
  readonly seeds: number;
}

export const lessonGridOf = ({ grid, dataset }: Pick<SweepSpec, 'grid' | 'dataset'>): LessonGrid => ({
  learningRates: learningRatesOf(grid.learningRates),
  batchSizes: batchSizesOf(grid.batchSizes, dataset.trainCount),
  seeds: seedsOf(grid.seeds).length,
});
