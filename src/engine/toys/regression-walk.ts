import type { RandomStream } from '../../math/rng.ts';
import { drawBatch } from './draw-batch.ts';
import type { ExitTrial } from './exit-times.ts';
import type { LinearRegression } from './linear-regression.ts';

/** ½ δᵀHδ. */
function excessLoss({ dimension: d, hessian }: LinearRegression, delta: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) sum += hessian[i * d + j] * delta[i] * delta[j];
  return 0.5 * sum;
}

/** Applies one update to the δ of one particle. */
export type RegressionUpdate = (delta: Float64Array, stream: RandomStream) => void;

/** δ ← δ − (η/B) Σ x(x·δ − e) over B examples drawn with replacement. */
export function miniBatchUpdate(problem: LinearRegression, learningRate: number, batchSize: number): RegressionUpdate {
  const { dimension: d, inputs, residuals } = problem;
  const n = residuals.length;
  const gradient = new Float64Array(d);
  return (delta, stream) => {
    gradient.fill(0);
    for (let b = 0; b < batchSize; b++) {
      const row = stream.below(n);
      let error = -residuals[row];
      for (let i = 0; i < d; i++) error += inputs[row * d + i] * delta[i];
      for (let i = 0; i < d; i++) gradient[i] += error * inputs[row * d + i];
    }
    for (let i = 0; i < d; i++) delta[i] -= (learningRate / batchSize) * gradient[i];
  };
}

/** δ ← δ − ηHδ + √(2ηD) ξ: the full gradient with isotropic noise of diffusion D. */
export function whiteNoiseUpdate(problem: LinearRegression, learningRate: number, diffusion: number): RegressionUpdate {
  const { dimension: d, hessian } = problem;
  const deviation = Math.sqrt(2 * learningRate * diffusion);
  const gradient = new Float64Array(d);
  return (delta, stream) => {
    gradient.fill(0);
    for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) gradient[i] += hessian[i * d + j] * delta[j];
    for (let i = 0; i < d; i++) delta[i] += deviation * stream.normal() - learningRate * gradient[i];
  };
}

/** From the solution until L − L_min > height. */
export function regressionExit(problem: LinearRegression, update: RegressionUpdate, height: number): ExitTrial {
  const delta = new Float64Array(problem.dimension);
  return (stream, maxSteps) => {
    delta.fill(0);
    for (let step = 1; step <= maxSteps; step++) {
      update(delta, stream);
      if (excessLoss(problem, delta) > height) return step;
    }
    return -maxSteps;
  };
}

/** Mean of L − L_min over steps burnIn + 1 … burnIn + steps of one particle that starts at the solution. */
export function regressionPlateau(
  problem: LinearRegression,
  update: RegressionUpdate,
  { burnIn, steps }: { burnIn: number; steps: number },
): (stream: RandomStream) => number {
  const delta = new Float64Array(problem.dimension);
  return (stream) => {
    delta.fill(0);
    let sum = 0;
    for (let step = 0; step < burnIn + steps; step++) {
      update(delta, stream);
      if (step >= burnIn) sum += excessLoss(problem, delta);
    }
    return sum / steps;
  };
}

export interface MomentumWalk {
  readonly learningRate: number;
  /** B in [1, n]; each batch is a fresh draw without replacement. */
  readonly batchSize: number;
  /** μ in [0, 1). */
  readonly momentum: number;
}

/**
 * Mean of L − L_min over steps burnIn + 1 … burnIn + steps of SGD with momentum, started at the solution:
 * m ← μm + (1/B) Σ x(x·δ − e), δ ← δ − ηm, PyTorch's convention.
 */
export function momentumPlateau(
  problem: LinearRegression,
  { learningRate, batchSize, momentum }: MomentumWalk,
  { burnIn, steps }: { burnIn: number; steps: number },
): (stream: RandomStream) => number {
  const { dimension: d, inputs, residuals } = problem;
  const delta = new Float64Array(d);
  const velocity = new Float64Array(d);
  const order = new Uint32Array(residuals.length);
  return (stream) => {
    delta.fill(0);
    velocity.fill(0);
    for (let i = 0; i < order.length; i++) order[i] = i;
    let sum = 0;
    for (let step = 0; step < burnIn + steps; step++) {
      drawBatch(order, batchSize, stream);
      for (let i = 0; i < d; i++) velocity[i] *= momentum;
      for (let b = 0; b < batchSize; b++) {
        const start = order[b] * d;
        let error = -residuals[order[b]];
        for (let i = 0; i < d; i++) error += inputs[start + i] * delta[i];
        for (let i = 0; i < d; i++) velocity[i] += (error * inputs[start + i]) / batchSize;
      }
      for (let i = 0; i < d; i++) delta[i] -= learningRate * velocity[i];
      if (step >= burnIn) sum += excessLoss(problem, delta);
    }
    return sum / steps;
  };
}
