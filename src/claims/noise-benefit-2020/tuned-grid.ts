import { spearman } from '../../math/ranks.ts';
import type { Measured } from '../claim.ts';
import type { Figure } from '../figure.ts';
import { geometricPoint } from '../figure-points.ts';
import { measureEach } from '../measure.ts';
import { rankStatistic } from '../rank-measures.ts';
import { type DiagonalGrid, dataSetsOf, type Tuned, tunedOn } from './diagonal-grid.ts';

/** A grid recorded at one step, with η tuned by test error for every batch size on every usable data set. */
export interface TunedGrid {
  readonly grid: DiagonalGrid;
  /** Per data set. */
  readonly tuned: (batchSize: number) => readonly Tuned[];
}

export function tuneGrid(grid: DiagonalGrid): TunedGrid {
  const units = dataSetsOf(grid);
  return {
    grid,
    tuned: (batchSize) =>
      units.map((dataSet) => tunedOn(grid, { batchSize, stepIndex: 0, quantity: 'testError' }, dataSet)),
  };
}

/** A quantity of the tuned networks, `[data set][batch size]`. */
export function tunedNumbers({ tuned }: TunedGrid, batchSizes: readonly number[], of: keyof Tuned) {
  const bySize = batchSizes.map((batchSize) => tuned(batchSize).map((one) => one[of]));
  return (bySize[0] ?? []).map((_, dataSet) => bySize.map((own) => own[dataSet]));
}

/** Spearman's ρ of B and tuned test error, averaged over data sets. */
export const measureErrorOrder = (tuned: TunedGrid, batchSizes: readonly number[], level: number): Measured =>
  measureEach(
    tunedNumbers(tuned, batchSizes, 'testError'),
    (own) => spearman(batchSizes, own),
    level,
    rankStatistic(batchSizes.length),
  );

export const tunedErrorFigure = ({ grid: { batchSizes }, tuned }: TunedGrid): Figure => ({
  x: { label: 'batch size B', scale: 'log' },
  y: { label: 'tuned test error ‖β − β*‖²', scale: 'log' },
  series: [
    {
      name: 'geometric mean over data sets',
      kind: 'measured',
      points: batchSizes.map((batchSize) => geometricPoint(batchSize, tuned(batchSize), ({ testError }) => testError)),
    },
  ],
});
