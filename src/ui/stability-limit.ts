import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { Run, SweepPlan } from '../sweep/sweep-plan.ts';
import { settingAt } from '../sweep/training/fork.ts';
import { heavyBallSharpnessLimit, nesterovSharpnessLimit } from '../theory/stability.ts';

type Update = SweepSpec['update'];

/** Sharpness of the loss above which full-batch training at this η is unstable; weight decay uses up its share of it. */
export function fullBatchLimit(learningRate: number, { momentum, nesterov, weightDecay }: Update): number {
  const limit = nesterov
    ? nesterovSharpnessLimit(learningRate, momentum)
    : heavyBallSharpnessLimit(learningRate, momentum);
  return limit - weightDecay;
}

/** The limit as a formula, for labels. */
export function limitFormula({ momentum, nesterov, weightDecay }: Update): string {
  const own = momentum === 0 ? '2/η' : nesterov ? '2(1+μ)/((1+2μ)η)' : '2(1+μ)/η';
  return weightDecay === 0 ? own : `${own} − wd`;
}

/**
 * Whether the mean of θ follows full-batch training with the spec's update, so that its limit is one of λ₁. Plain SGD and
 * noise injected into full gradients do at any B. With momentum the limit of small batches is another one, about
 * 2(1 − μ)/η for batch sharpness (arXiv:2604.14108), so that none is given. SAM, Nudged-SGD, SVAG and gradient flow take
 * other steps.
 */
function isFullBatchInMean({ spec, examples }: SweepPlan, batchSize: number): boolean {
  if (spec.rule !== undefined) return spec.rule.kind === 'injectedNoise';
  return spec.update.momentum === 0 || (batchSize === examples && spec.sampling === 'epochs');
}

/** Limit of λ₁ for a run at one of its steps, with η as it is there, in L/θ²; null where none is known. */
export function sharpnessLimit(plan: SweepPlan, run: Run, step: number): number | null {
  const { learningRate, batchSize } = settingAt(plan, run, step);
  if (!isFullBatchInMean(plan, batchSize) || !(learningRate > 0)) return null;
  const limit = fullBatchLimit(learningRate, plan.spec.update);
  return limit > 0 ? limit : null;
}

/**
 * Limit of the curvature along mini-batch gradients, where it is known: 2/η for plain SGD.
 * Source: Andreyev & Beneventano 2024, arXiv:2412.20553.
 */
export function batchSharpnessLimit(plan: SweepPlan, run: Run, step: number): number | null {
  const { rule, update } = plan.spec;
  return rule === undefined && update.momentum === 0 ? sharpnessLimit(plan, run, step) : null;
}
