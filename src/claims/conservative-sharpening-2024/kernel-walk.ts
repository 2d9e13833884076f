import { log } from '../../math/elementary.ts';
import { PURPOSE, randomStream } from '../../math/rng.ts';
import { symmetricEigen } from '../../math/symmetric-eigen.ts';
import { noiseKernelNorm } from '../../theory/sgd-stability.ts';

export const LEAST_SQUARES_EXAMPLES = 100;
const FEATURES = 200;

/** Least squares in the space of residuals: z ← z − (η/B) JJᵀ Pz, P the batch. */
export interface KernelTask {
  /** JJᵀ, `[N, N]`. */
  readonly kernel: Float64Array;
  /** Eigenvalues of H = JᵀJ/N that are not 0, descending. */
  readonly eigenvalues: Float64Array;
}

/** N = 100 examples of 200 independent normal features, the j-th of variance 1/√j. */
export function kernelTask(seed: number): KernelTask {
  const inputs = new Float64Array(LEAST_SQUARES_EXAMPLES * FEATURES);
  for (let i = 0; i < LEAST_SQUARES_EXAMPLES; i++) {
    const stream = randomStream(seed, PURPOSE.trainExamples, i);
    for (let j = 0; j < FEATURES; j++) inputs[i * FEATURES + j] = stream.normal() / Math.sqrt(Math.sqrt(j + 1));
  }
  const kernel = new Float64Array(LEAST_SQUARES_EXAMPLES * LEAST_SQUARES_EXAMPLES);
  for (let a = 0; a < LEAST_SQUARES_EXAMPLES; a++)
    for (let b = 0; b < LEAST_SQUARES_EXAMPLES; b++)
      for (let j = 0; j < FEATURES; j++)
        kernel[a * LEAST_SQUARES_EXAMPLES + b] += inputs[a * FEATURES + j] * inputs[b * FEATURES + j];
  const { values } = symmetricEigen(kernel, LEAST_SQUARES_EXAMPLES);
  return { kernel, eigenvalues: values.map((value) => value / LEAST_SQUARES_EXAMPLES) };
}

/** η at which 𝒦 has a value, by bisection of (0, 2/λ₁), where it rises from 0 to ∞. */
export function rateOfNorm({ eigenvalues }: KernelTask, batchSize: number, norm: number): number {
  let [low, high] = [0, 2 / eigenvalues[0]];
  for (let i = 0; i < 60; i++) {
    const learningRate = (low + high) / 2;
    if (noiseKernelNorm(eigenvalues, { learningRate, batchSize, examples: LEAST_SQUARES_EXAMPLES }) < norm)
      low = learningRate;
    else high = learningRate;
  }
  return low;
}

export interface KernelWalk {
  readonly seed: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /** Steps before and of the measurement. */
  readonly settle: number;
  readonly steps: number;
}

/** Steps after which residuals are scaled to norm √N, so that they neither overflow nor vanish. */
const RESCALE = 50;

/**
 * Growth per step of log mean z² under SGD with batches drawn without replacement within each, from normal residuals, after
 * `settle` steps. Linear, so that the scale does not matter.
 */
export function lossGrowth(
  { kernel }: KernelTask,
  { seed, batchSize, learningRate, settle, steps }: KernelWalk,
): number {
  const stream = randomStream(seed, PURPOSE.particles, batchSize);
  const residuals = Float64Array.from({ length: LEAST_SQUARES_EXAMPLES }, () => stream.normal());
  const order = Int32Array.from({ length: LEAST_SQUARES_EXAMPLES }, (_, i) => i);
  const chosen = new Float64Array(batchSize);
  let grown = 0;
  for (let step = 1; step <= settle + steps; step++) {
    for (let b = 0; b < batchSize; b++) {
      const other = b + stream.below(LEAST_SQUARES_EXAMPLES - b);
      [order[b], order[other]] = [order[other], order[b]];
      chosen[b] = (learningRate / batchSize) * residuals[order[b]];
    }
    for (let b = 0; b < batchSize; b++) {
      const row = order[b] * LEAST_SQUARES_EXAMPLES;
      for (let i = 0; i < LEAST_SQUARES_EXAMPLES; i++) residuals[i] -= chosen[b] * kernel[row + i];
    }
    if (step % RESCALE !== 0) continue;
    let sum = 0;
    for (const z of residuals) sum += z * z;
    const size = Math.sqrt(sum / LEAST_SQUARES_EXAMPLES);
    if (step > settle) grown += 2 * log(size);
    for (let i = 0; i < LEAST_SQUARES_EXAMPLES; i++) residuals[i] /= size;
  }
  return grown / steps;
}
