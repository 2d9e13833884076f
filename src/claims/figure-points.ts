import { groupBy } from '../math/distinct.ts';
import type { Measured } from './claim.ts';
import type { FigurePoint, FigureSeries } from './figure.ts';
import { measureEach, measureRatioOverSeeds } from './measure.ts';
import type { GridRun, RunNumber } from './network-runs.ts';

/** An estimate with its interval, if finite. */
export const pointOf = (x: number, { estimate, low, high }: Measured): FigurePoint => ({
  x,
  y: estimate,
  ...(Number.isFinite(low) ? { low, high } : {}),
});

/** Mean over items, such as seeds, with its 95 % interval. */
export const meanPoint = <T>(x: number, items: readonly T[], of: (item: T) => number) =>
  pointOf(x, measureEach(items, of, 0.95));

/** Geometric mean of a positive quantity, with its 95 % interval. */
export const geometricPoint = <T>(x: number, items: readonly T[], of: (item: T) => number) =>
  pointOf(x, measureRatioOverSeeds(items.map(of), 0.95));

interface Axes<R> {
  readonly x: RunNumber<R>;
  readonly y: RunNumber<R>;
}

/** One point per cell: the mean over seeds with its 95 % interval. */
export const cellSeries = <R extends GridRun>(runs: readonly R[], name: string, { x, y }: Axes<R>): FigureSeries => ({
  name,
  kind: 'measured',
  points: groupBy(runs, ({ learningRate, batchSize }) => `${learningRate} ${batchSize}`).map(([, cell]) =>
    meanPoint(x(cell[0]), cell, y),
  ),
});

/** One series of cells for each value of `key`: "η = 0.1", "η = 0.2". */
export const seriesBy = <R extends GridRun>(
  runs: readonly R[],
  key: RunNumber<R>,
  { name, ...axes }: Axes<R> & { readonly name: (value: number) => string },
): FigureSeries[] => groupBy(runs, key).map(([value, own]) => cellSeries(own, name(value), axes));
