import { sparseRegressionToy, trainDiagonalNetwork } from '../../engine/toys/diagonal-network.ts';
import { exp } from '../../math/elementary.ts';
import type { ClaimContext, Measured } from '../claim.ts';
import { remarkIf } from '../network-runs.ts';
import { simulateReplicates } from '../simulate-replicates.ts';
import { measureGridSlope } from './grid-slope.ts';

/** n of the sparse regression, which is also the full batch. */
export const DIAGONAL_EXAMPLES = 30;
/** Runs with a final training loss above this have not fitted the data and are left out. */
const FITTED = 1e-2;

export interface DiagonalGridPlan {
  readonly batchSizes: readonly number[];
  /** log₂ η. */
  readonly logRates: readonly number[];
  readonly dataSets: number;
  /** Steps at which runs of a batch size are recorded, ascending. */
  readonly recordedSteps: (batchSize: number) => readonly number[];
}

/** One (B, η); losses and errors are `[data set][recorded step]`. */
export interface DiagonalCell {
  readonly batchSize: number;
  readonly logRate: number;
  readonly trainLoss: readonly Float64Array[];
  readonly testError: readonly Float64Array[];
}

export interface DiagonalGrid extends Omit<DiagonalGridPlan, 'recordedSteps'> {
  readonly cells: readonly DiagonalCell[];
}

/** Trains every (B, η) on every data set, with the same batches for all η of one B. */
export async function trainDiagonalGrid(
  { recordedSteps, ...axes }: DiagonalGridPlan,
  context: Pick<ClaimContext, 'signal' | 'onProgress' | 'memory'>,
): Promise<DiagonalGrid> {
  const problems = Array.from({ length: axes.dataSets }, (_, seed) =>
    sparseRegressionToy({ seed, examples: DIAGONAL_EXAMPLES }),
  );
  const settings = axes.batchSizes.flatMap((batchSize) => axes.logRates.map((logRate) => ({ batchSize, logRate })));
  const traces = await simulateReplicates(
    settings,
    {
      count: axes.dataSets,
      key: ({ batchSize, logRate }) => `B ${batchSize} log₂ η ${logRate} steps ${recordedSteps(batchSize).join(' ')}`,
      simulate({ batchSize, logRate }, _index, { first, count }) {
        const training = { learningRate: exp(logRate * Math.LN2), batchSize, recordedSteps: recordedSteps(batchSize) };
        const own = problems.slice(first, first + count);
        return own.map((problem, i) => trainDiagonalNetwork(problem, training, first + i));
      },
    },
    context,
  );
  const cells = settings.map((setting, i) => ({
    ...setting,
    trainLoss: traces[i].map(({ trainLoss }) => trainLoss),
    testError: traces[i].map(({ testError }) => testError),
  }));
  return { ...axes, cells };
}

/** The best η of a batch size at one recorded step on one data set. */
export interface Tuned {
  /** log₂ η, to half a grid spacing. */
  readonly logRate: number;
  readonly testError: number;
  readonly trainLoss: number;
}

type Quantity = 'testError' | 'trainLoss';

interface TuningTask {
  readonly batchSize: number;
  readonly stepIndex: number;
  readonly quantity: Quantity;
}

const NOTHING: Tuned = {
  logRate: Number.NaN,
  testError: Number.NaN,
  trainLoss: Number.NaN,
};

/** The η with the lowest `quantity` on a data set at a batch size, among those that fitted the data; NaN if none did. */
export function tunedOn(
  { cells }: DiagonalGrid,
  { batchSize, stepIndex, quantity }: TuningTask,
  dataSet: number,
): Tuned {
  return cells
    .filter((cell) => cell.batchSize === batchSize)
    .map(({ logRate, trainLoss, testError }): Tuned => {
      return { logRate, trainLoss: trainLoss[dataSet][stepIndex], testError: testError[dataSet][stepIndex] };
    })
    .filter(({ trainLoss }) => trainLoss < FITTED)
    .reduce((best, one) => (best[quantity] <= one[quantity] ? best : one), NOTHING);
}

/** Indices of the data sets that every batch size fits at some η, at all the given recorded steps. */
export const dataSetsOf = (grid: DiagonalGrid, stepIndices: readonly number[] = [0]) =>
  Array.from({ length: grid.dataSets }, (_, index) => index).filter((dataSet) =>
    grid.batchSizes.every((batchSize) =>
      stepIndices.every((stepIndex) =>
        Number.isFinite(tunedOn(grid, { batchSize, stepIndex, quantity: 'testError' }, dataSet).logRate),
      ),
    ),
  );

/** Remarks on data sets left out and on batch sizes whose best η is at an edge of the grid, so that the optimum may lie beyond. */
export function edgeRemarks(
  grid: DiagonalGrid,
  stepIndices: readonly number[] = [0],
  quantity: Quantity = 'testError',
) {
  const used = dataSetsOf(grid, stepIndices);
  const lost = grid.dataSets - used.length;
  const stepIndex = stepIndices[stepIndices.length - 1];
  const ends = [grid.logRates[0], grid.logRates[grid.logRates.length - 1]];
  const atEdge = grid.batchSizes.flatMap((batchSize) => {
    const count = used.filter((one) =>
      ends.includes(tunedOn(grid, { batchSize, stepIndex, quantity }, one).logRate),
    ).length;
    return remarkIf(
      count > 0,
      `B = ${batchSize}: the best η is at the edge of the grid on ${count} of ${used.length} data sets.`,
    );
  });
  return [
    ...remarkIf(
      lost > 0,
      `${lost} of ${grid.dataSets} data sets are left out: at some batch size no η fitted them in time.`,
    ),
    ...atEdge,
  ];
}

/** log₂ η from `from` to `to`, `perOctave` values per octave. */
export const octaves = (from: number, to: number, perOctave: number) =>
  Array.from({ length: Math.round(perOctave * (to - from)) + 1 }, (_, i) => from + i / perOctave);

/** Slope of the best log₂ η against x, averaged over data sets. */
export const measureRateSlope = (
  { logRates }: DiagonalGrid,
  x: readonly number[],
  bestRates: readonly (readonly number[])[],
  level: number,
): Measured => measureGridSlope(bestRates, { x, spacing: logRates[1] - logRates[0], level });
