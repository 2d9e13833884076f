import { PURPOSE, randomStream } from '../../math/rng.ts';
import { drawBatch } from './draw-batch.ts';

/** DLN: f(x) = x·β, β = u⊙u − v⊙v, trained on y = x·β* by L = ½ mean (x·β − y)². */
export interface SparseRegression {
  readonly dimension: number;
  readonly examples: number;
  /** `[n, d]` row-major, standard normal. */
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
  /** β*: ones in the first `nonzeros` places, else 0. */
  readonly truth: Float64Array;
}

export interface SparseRegressionOptions {
  readonly seed: number;
  readonly dimension?: number;
  readonly examples?: number;
  readonly nonzeros?: number;
}

export function sparseRegressionToy(options: SparseRegressionOptions): SparseRegression {
  const { seed, dimension = 60, examples = 30, nonzeros = 3 } = options;
  const inputs = new Float64Array(examples * dimension);
  const targets = new Float64Array(examples);
  const truth = Float64Array.from({ length: dimension }, (_, j) => (j < nonzeros ? 1 : 0));
  for (let row = 0; row < examples; row++) {
    const stream = randomStream(seed, PURPOSE.trainExamples, row);
    for (let j = 0; j < dimension; j++) {
      inputs[row * dimension + j] = stream.normal();
      targets[row] += inputs[row * dimension + j] * truth[j];
    }
  }
  return { dimension, examples, inputs, targets, truth };
}

export interface DiagonalTraining {
  readonly learningRate: number;
  /** B in [1, n]; each batch is a fresh draw without replacement. */
  readonly batchSize: number;
  /** Steps at which to record, ascending; training ends at the last. */
  readonly recordedSteps: readonly number[];
}

/** Recorded at each of `recordedSteps`; NaN once the weights are not finite. */
export interface DiagonalTrace {
  readonly trainLoss: Float64Array;
  /** ‖β − β*‖²: the excess test loss for standard normal inputs, up to the factor ½. */
  readonly testError: Float64Array;
}

const INITIAL = 0.1;
/** A run with a larger |βⱼ| cannot recover and is stopped as diverged. */
const LOST = 1e6;

/** β ← u⊙u − v⊙v; returns the largest |βⱼ|. */
function composeBeta(u: Float64Array, v: Float64Array, beta: Float64Array): number {
  let largest = 0;
  for (let j = 0; j < beta.length; j++) {
    beta[j] = u[j] * u[j] - v[j] * v[j];
    const size = Math.abs(beta[j]);
    if (!(size <= largest)) largest = size; // also if `size` is NaN
  }
  return largest;
}

function errorsOf({ dimension, examples, inputs, targets, truth }: SparseRegression, beta: Float64Array) {
  let train = 0;
  for (let row = 0; row < examples; row++) {
    let error = -targets[row];
    for (let j = 0; j < dimension; j++) error += inputs[row * dimension + j] * beta[j];
    train += (error * error) / (2 * examples);
  }
  let test = 0;
  for (let j = 0; j < dimension; j++) test += (beta[j] - truth[j]) * (beta[j] - truth[j]);
  return { train, test };
}

/** Plain SGD on (u, v) from u = v = 0.1; batches from (batchSeed, particles, 0). Exact gradient ∂L/∂u = 2u⊙g, ∂L/∂v = −2v⊙g. */
export function trainDiagonalNetwork(
  problem: SparseRegression,
  { learningRate, batchSize, recordedSteps }: DiagonalTraining,
  batchSeed: number,
): DiagonalTrace {
  const { dimension, examples, inputs, targets } = problem;
  const u = new Float64Array(dimension).fill(INITIAL);
  const v = u.slice();
  const beta = new Float64Array(dimension);
  const gradient = new Float64Array(dimension);
  const order = Uint32Array.from({ length: examples }, (_, i) => i);
  const stream = randomStream(batchSeed, PURPOSE.particles);
  const trainLoss = new Float64Array(recordedSteps.length).fill(Number.NaN);
  const testError = trainLoss.slice();
  let step = 0;
  for (let recorded = 0; recorded < recordedSteps.length; recorded++) {
    for (; step < recordedSteps[recorded]; step++) {
      if (!(composeBeta(u, v, beta) < LOST)) return { trainLoss, testError };
      if (batchSize < examples) drawBatch(order, batchSize, stream);
      gradient.fill(0);
      for (let b = 0; b < batchSize; b++) {
        const start = order[b] * dimension;
        let error = -targets[order[b]];
        for (let j = 0; j < dimension; j++) error += inputs[start + j] * beta[j];
        for (let j = 0; j < dimension; j++) gradient[j] += error * inputs[start + j];
      }
      const stride = (2 * learningRate) / batchSize;
      for (let j = 0; j < dimension; j++) {
        u[j] -= stride * u[j] * gradient[j];
        v[j] += stride * v[j] * gradient[j];
      }
    }
    if (!(composeBeta(u, v, beta) < LOST)) return { trainLoss, testError };
    const { train, test } = errorsOf(problem, beta);
    trainLoss[recorded] = train;
    testError[recorded] = test;
  }
  return { trainLoss, testError };
}
