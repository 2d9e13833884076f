import type { UpdateRule } from '../../../src/engine/contract.ts';
import { evaluate, lossAndGradient, type Problem } from './problem.ts';

export interface Replay {
  readonly theta: Float64Array;
  readonly velocity: Float64Array;
  /** Mini-batch loss before each update. */
  readonly batchLosses: number[];
  /** Mean training loss after each update, if asked for. */
  readonly trainLosses: number[];
}

export interface ReplaySettings {
  readonly update: UpdateRule;
  readonly learningRate: number;
  /** Example indices of each step. */
  readonly batches: readonly ArrayLike<number>[];
  readonly velocity?: ArrayLike<number>;
  readonly recordTrainLoss?: boolean;
}

/** SGD in f64, one coordinate at a time, in PyTorch's convention: m ← μm + (∇L_B + λθ); θ ← θ − ηm (or Nesterov). */
export function replay(problem: Problem, start: ArrayLike<number>, settings: ReplaySettings): Replay {
  const { momentum, nesterov, weightDecay } = settings.update;
  const theta = Float64Array.from(start);
  const velocity = Float64Array.from(settings.velocity ?? new Float64Array(theta.length));
  const batchLosses: number[] = [];
  const trainLosses: number[] = [];
  for (const batch of settings.batches) {
    const { loss, gradient } = lossAndGradient(problem, theta, batch);
    batchLosses.push(loss);
    for (let p = 0; p < theta.length; p++) {
      const g = gradient[p] + weightDecay * theta[p];
      velocity[p] = momentum * velocity[p] + g;
      theta[p] -= settings.learningRate * (nesterov ? g + momentum * velocity[p] : velocity[p]);
    }
    if (settings.recordTrainLoss) trainLosses.push(evaluate(problem, theta, 'train').loss);
  }
  return { theta, velocity, batchLosses, trainLosses };
}
