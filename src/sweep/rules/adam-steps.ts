import { addDecay, advanceByMoments, type MovingRun } from './moment-steps.ts';
import type { RuleSteps } from './rule.ts';
import { wholePower } from './whole-power.ts';

const { fround } = Math;

/** Constants of Adam's steps; `decay` is that of the weights themselves, 0 where it is part of the gradient. */
export interface AdamOptions {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly decay: number;
}

/** Coordinates [from, to) of the parameters. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²; θ ← (1 − η wd)θ − (η/(1 − β₁ᵗ)) m/(√v/√(1 − β₂ᵗ) + ε), for some coordinates.
 * v is the first moment array of the run. Every operation is rounded to f32, in the order of PyTorch; the factors of a
 * step are computed in f64 and then rounded, as there.
 */
export function adamUpdate(run: MovingRun, { from, to }: Stretch, { beta1, beta2, epsilon, decay }: AdamOptions): void {
  const { theta, velocity, gradient, change, rate, count } = run;
  const [squares] = run.moments;
  const [keep1, keep2] = [fround(beta1), fround(beta2)];
  const [add1, add2] = [fround(1 - beta1), fround(1 - beta2)];
  const size = fround(rate / (1 - wholePower(beta1, count)));
  const root = fround(Math.sqrt(1 - wholePower(beta2, count)));
  const epsilon32 = fround(epsilon);
  const lost = fround(rate * fround(decay));
  const kept = fround(1 - rate * fround(decay));
  for (let i = from; i < to; i++) {
    const g = gradient[i];
    const m = fround(fround(keep1 * velocity[i]) + fround(add1 * g));
    const v = fround(fround(keep2 * squares[i]) + fround(fround(add2 * g) * g));
    const denominator = fround(fround(fround(Math.sqrt(v)) / root) + epsilon32);
    const moved = fround(fround(-size * m) / denominator);
    velocity[i] = m;
    squares[i] = v;
    change[i] = fround(moved - fround(lost * theta[i]));
    theta[i] = fround(fround(kept * theta[i]) + moved);
  }
}

/** Steps of Adam, or of AdamW with weight decay of the weights themselves. */
export function advanceAdam(steps: RuleSteps, settings: Omit<AdamOptions, 'decay'>, isDecoupled: boolean) {
  const { weightDecay } = steps.update;
  const options = { ...settings, decay: isDecoupled ? weightDecay : 0 };
  const all = { from: 0, to: steps.parameters };
  return advanceByMoments(steps, {
    initial: [0],
    update(run) {
      if (!isDecoupled) addDecay(run, weightDecay);
      adamUpdate(run, all, options);
    },
  });
}
