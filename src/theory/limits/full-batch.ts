import { heavyBallSharpnessLimit, nesterovSharpnessLimit } from '../stability.ts';
import type { LimitSetting } from './rule-limit.ts';

type Update = Pick<LimitSetting, 'momentum' | 'nesterov' | 'weightDecay'>;

/**
 * λ₁ of the loss above which full-batch training is unstable: the limit of heavy ball or Nesterov less wd, since weight
 * decay adds wd to every eigenvalue. η > 0; null where wd alone exceeds the limit. Sources: those of `stability.ts`.
 */
export function fullBatchLimit({ learningRate, momentum, nesterov, weightDecay }: Update & { learningRate: number }) {
  const limit = nesterov
    ? nesterovSharpnessLimit(learningRate, momentum)
    : heavyBallSharpnessLimit(learningRate, momentum);
  return learningRate > 0 && limit > weightDecay ? limit - weightDecay : null;
}

/** The same as a formula. */
export function fullBatchFormula({ momentum, nesterov, weightDecay }: Update): string {
  const own = momentum === 0 ? '2/η' : nesterov ? '2(1+μ)/((1+2μ)η)' : '2(1+μ)/η';
  return weightDecay === 0 ? own : `${own} − wd`;
}
