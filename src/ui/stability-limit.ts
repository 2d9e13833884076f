import type { SweepSpec } from '../sweep/spec.ts';
import { heavyBallSharpnessLimit, nesterovSharpnessLimit } from '../theory/stability.ts';

/** Sharpness of the loss above which full-batch training at this η is unstable; weight decay uses up its share of it. */
export function stabilityLimit(learningRate: number, { momentum, nesterov, weightDecay }: SweepSpec['update']): number {
  const limit = nesterov
    ? nesterovSharpnessLimit(learningRate, momentum)
    : heavyBallSharpnessLimit(learningRate, momentum);
  return limit - weightDecay;
}

/** The limit as a formula, for labels. */
export function limitFormula({ momentum, nesterov }: SweepSpec['update']): string {
  if (momentum === 0) return '2/η';
  return nesterov ? '2(1+μ)/((1+2μ)η)' : '2(1+μ)/η';
}
