import { measureBatchSharpness } from '../../probes/quantities/batch-sharpness.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { ClaimContext } from '../claim.ts';
import { labelNoiseSweeps, labelNoiseText } from '../dynamical-stability-2018/label-noise-sweep.ts';
import { type InspectedRun, inspectRuns } from '../inspect-runs.ts';
import type { GridRun } from '../network-runs.ts';

/** η at which sharpness reaches 2/η before the task is fitted; the same as in W18-2. */
export const EDGE_LEARNING_RATE = 0.2;

export interface StochasticEdgeDesign {
  readonly batchSizes: readonly number[];
  readonly seeds: number;
}

/** `stochasticEdgeSweeps` in words. */
export const STOCHASTIC_EDGE = labelNoiseText(undefined, '64-64-64-10, ReLU');

/** The digits of W18-2 on the recipe's first network, 64-64-64-10 with ReLU, which resembles the authors' networks. */
export const stochasticEdgeSweeps = (design: StochasticEdgeDesign): SweepSpecInput[] =>
  labelNoiseSweeps({ ...design, learningRates: [EDGE_LEARNING_RATE] }).map((spec) => ({
    ...spec,
    model: { hidden: [64, 64], activation: 'relu', loss: 'squaredError', init: 'he', gain: 0.4 },
  }));

/** Fractions of a run's steps at which batch sharpness is measured. */
export const SHARES = [1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 3 / 4, 13 / 16, 7 / 8, 15 / 16, 1] as const;
/** Batches per measurement: its standard error is a few percent, that of the late median less. */
const DRAWS = 50;

/** Batch sharpness of one run at each of SHARES; NaN from its divergence on. */
export interface EdgeRun extends GridRun {
  readonly batchSharpness: readonly number[];
}

async function followRun({ plan, run, at }: InspectedRun): Promise<EdgeRun> {
  const { parameters, examples } = plan;
  const { learningRate, batchSize, seed, endStep } = run;
  const batchSharpness: number[] = [];
  for (const share of SHARES) {
    const step = Math.round(share * endStep);
    const options = { runs: 1, parameters, examples, batchSize, draws: DRAWS, seed, index: step };
    const [{ value }] = await at(step, ({ program, theta }) => measureBatchSharpness(program, theta, options));
    batchSharpness.push(value.value);
  }
  return { learningRate, batchSize, seed, batchSharpness };
}

/** Trains runs and measures the batch sharpness of each, at its batch size, along the run. */
export const followEdgeRuns = (sweeps: readonly SweepSpecInput[], context: ClaimContext): Promise<EdgeRun[]> =>
  inspectRuns(sweeps, context, followRun, { as: 'batch sharpness' });
