import { sparseRegression, trainDiagonalNetwork } from '../../engine/toys/diagonal-network.ts';
import { exp } from '../../math/elementary.ts';
import { median } from '../../math/statistics.ts';
import type { ClaimContext, Measured } from '../claim.ts';
import { playCells } from '../play-cells.ts';
import { measureGridSlope } from './grid-slope.ts';

/** n of the sparse regression: the full batch. */
export const EXAMPLES = 30;
/** Runs whose training loss stays above this have not fitted the data and are left out. */
const FITTED = 1e-2;

export interface DiagonalGridPlan {
  readonly batchSizes: readonly number[];
  /** log₂ η. */
  readonly logRates: readonly number[];
  readonly dataSets: number;
  /** Steps at which a batch size is looked at, ascending. */
  readonly lookAt: (batchSize: number) => readonly number[];
}

/** One (B, η): `[data set][look]`. */
export interface DiagonalCell {
  readonly batchSize: number;
  readonly logRate: number;
  readonly trainLoss: readonly Float64Array[];
  readonly testError: readonly Float64Array[];
}

export interface DiagonalGrid extends Omit<DiagonalGridPlan, 'lookAt'> {
  readonly cells: readonly DiagonalCell[];
}

/** Trains every (B, η) on every data set: the same data and the same batches for all η of one B. */
export async function playDiagonalGrid(
  { lookAt, ...axes }: DiagonalGridPlan,
  context: Pick<ClaimContext, 'signal' | 'onProgress'>,
): Promise<DiagonalGrid> {
  const problems = Array.from({ length: axes.dataSets }, (_, seed) => sparseRegression({ seed, examples: EXAMPLES }));
  const settings = axes.batchSizes.flatMap((batchSize) => axes.logRates.map((logRate) => ({ batchSize, logRate })));
  const cells = await playCells(
    settings,
    ({ batchSize, logRate }) => {
      const training = { learningRate: exp(logRate * Math.LN2), batchSize, lookAt: lookAt(batchSize) };
      const traces = problems.map((problem, seed) => trainDiagonalNetwork(problem, training, seed));
      return {
        batchSize,
        logRate,
        trainLoss: traces.map(({ trainLoss }) => trainLoss),
        testError: traces.map(({ testError }) => testError),
      };
    },
    context,
  );
  return { ...axes, cells };
}

/** The best of a batch size at one look, over the data sets given by number. */
export interface Tuned {
  /** log₂ η, to half a grid spacing. */
  readonly logRate: number;
  readonly testError: number;
  readonly trainLoss: number;
}

type Quantity = 'testError' | 'trainLoss';

const NOTHING: Tuned = {
  logRate: Number.NaN,
  testError: Number.NaN,
  trainLoss: Number.NaN,
};

/** Medians over the runs that fitted the data; NaN where fewer than half of them did. */
function mediansOf({ trainLoss, testError }: DiagonalCell, look: number, dataSets: readonly number[]) {
  const fitted = dataSets.filter((index) => trainLoss[index][look] < FITTED);
  if (2 * fitted.length < dataSets.length) return { testError: Number.NaN, trainLoss: Number.NaN };
  return {
    testError: median(fitted.map((index) => testError[index][look])),
    trainLoss: median(fitted.map((index) => trainLoss[index][look])),
  };
}

/** The η with the lowest median `quantity` at a batch size, among η at which at least half of the runs fitted the data. */
export function tunedAt(
  { cells, logRates }: DiagonalGrid,
  { batchSize, look, quantity }: { batchSize: number; look: number; quantity: Quantity },
  dataSets: readonly number[],
): Tuned {
  const medians = cells.filter((cell) => cell.batchSize === batchSize).map((cell) => mediansOf(cell, look, dataSets));
  let best = -1;
  medians.forEach((candidate, i) => {
    if (candidate[quantity] < (medians[best]?.[quantity] ?? Number.POSITIVE_INFINITY)) best = i;
  });
  if (best < 0) return NOTHING;
  return { ...medians[best], logRate: logRates[best] };
}

/** 0, 1, …: the data sets of a grid, as units of a bootstrap. */
export const dataSetsOf = ({ dataSets }: DiagonalGrid) => Array.from({ length: dataSets }, (_, index) => index);

/** Batch sizes whose best η is the first or last of the grid: the true optimum may lie beyond. */
export function edgeRemarks(grid: DiagonalGrid, look: number, quantity: Quantity = 'testError'): string[] {
  const [first, last] = [grid.logRates[0], grid.logRates[grid.logRates.length - 1]];
  return grid.batchSizes.flatMap((batchSize) => {
    const { logRate } = tunedAt(grid, { batchSize, look, quantity }, dataSetsOf(grid));
    if (Number.isNaN(logRate)) return [`B = ${batchSize}: no learning rate fitted the data in time.`];
    return logRate === first || logRate === last
      ? [`B = ${batchSize}: the best η = 2^${logRate} is at the edge of the grid.`]
      : [];
  });
}

/** log₂ η from `from` to `to`, so many to the octave. */
export const octaves = (from: number, to: number, perOctave: number) =>
  Array.from({ length: Math.round(perOctave * (to - from)) + 1 }, (_, i) => from + i / perOctave);

/** Slope of the best log₂ η against x, over data sets. */
export const measureRateSlope = (
  grid: DiagonalGrid,
  x: readonly number[],
  bestRates: (dataSets: readonly number[]) => number[],
  level: number,
): Measured =>
  measureGridSlope(dataSetsOf(grid), { x, spacing: grid.logRates[1] - grid.logRates[0], level }, bestRates);
