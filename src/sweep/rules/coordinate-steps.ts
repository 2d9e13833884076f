import { addDecay, advanceByMoments, type MovingRun } from './moment-steps.ts';
import type { RuleSteps } from './rule.ts';

const { fround } = Math;

/** RMSProp: v ← αv + (1 − α)g², θ ← θ − ηg/(√v + ε). */
function rmspropUpdate(
  { theta, velocity, moments: [squares], gradient, change, rate }: MovingRun,
  decay: number,
  epsilon: number,
) {
  const [keep, add, epsilon32] = [fround(decay), fround(1 - decay), fround(epsilon)];
  velocity.set(gradient);
  for (let i = 0; i < theta.length; i++) {
    const g = gradient[i];
    const v = fround(fround(keep * squares[i]) + fround(fround(add * g) * g));
    const moved = fround(fround(-rate * g) / fround(fround(Math.sqrt(v)) + epsilon32));
    squares[i] = v;
    change[i] = moved;
    theta[i] = fround(theta[i] + moved);
  }
}

/** Adagrad: s ← s + g², θ ← θ − ηg/(√s + ε). */
function adagradUpdate({ theta, velocity, moments: [sums], gradient, change, rate }: MovingRun, epsilon: number) {
  const epsilon32 = fround(epsilon);
  velocity.set(gradient);
  for (let i = 0; i < theta.length; i++) {
    const g = gradient[i];
    const s = fround(sums[i] + fround(g * g));
    const moved = fround(fround(-rate * g) / fround(fround(Math.sqrt(s)) + epsilon32));
    sums[i] = s;
    change[i] = moved;
    theta[i] = fround(theta[i] + moved);
  }
}

/** Sign descent: m ← μm + g, θ ← θ − η sign(m), or sign(g + μm) with Nesterov. */
function signUpdate(
  { theta, velocity, gradient, change, rate }: MovingRun,
  { momentum, nesterov }: RuleSteps['update'],
) {
  const mu = fround(momentum);
  for (let i = 0; i < theta.length; i++) {
    const m = fround(fround(mu * velocity[i]) + gradient[i]);
    const direction = Math.sign(nesterov ? fround(gradient[i] + fround(mu * m)) : m);
    velocity[i] = m;
    change[i] = -rate * direction;
    theta[i] = fround(theta[i] + change[i]);
  }
}

interface LionOptions {
  readonly beta1: number;
  readonly beta2: number;
  readonly decay: number;
}

/** Lion: θ ← (1 − η wd)θ − η sign(β₁m + (1 − β₁)g), then m ← β₂m + (1 − β₂)g. */
function lionUpdate({ theta, velocity, gradient, change, rate }: MovingRun, { beta1, beta2, decay }: LionOptions) {
  const [keep1, add1, keep2, add2] = [fround(beta1), fround(1 - beta1), fround(beta2), fround(1 - beta2)];
  const lost = fround(rate * fround(decay));
  const kept = fround(1 - rate * fround(decay));
  for (let i = 0; i < theta.length; i++) {
    const [m, g] = [velocity[i], gradient[i]];
    const moved = -rate * Math.sign(fround(fround(keep1 * m) + fround(add1 * g)));
    velocity[i] = fround(fround(keep2 * m) + fround(add2 * g));
    change[i] = fround(moved - fround(lost * theta[i]));
    theta[i] = fround(fround(kept * theta[i]) + moved);
  }
}

export const advanceRmsprop = (steps: RuleSteps, { decay, epsilon }: { decay: number; epsilon: number }) =>
  advanceByMoments(steps, {
    initial: [0],
    update(run) {
      addDecay(run, steps.update.weightDecay);
      rmspropUpdate(run, decay, epsilon);
    },
  });

export const advanceAdagrad = (steps: RuleSteps, { initial, epsilon }: { initial: number; epsilon: number }) =>
  advanceByMoments(steps, {
    initial: [initial],
    update(run) {
      addDecay(run, steps.update.weightDecay);
      adagradUpdate(run, epsilon);
    },
  });

export const advanceSigns = (steps: RuleSteps) =>
  advanceByMoments(steps, {
    initial: [],
    continues: true,
    update(run) {
      addDecay(run, steps.update.weightDecay);
      signUpdate(run, steps.update);
    },
  });

export const advanceLion = (steps: RuleSteps, settings: Omit<LionOptions, 'decay'>) =>
  advanceByMoments(steps, {
    initial: [],
    update: (run) => lionUpdate(run, { ...settings, decay: steps.update.weightDecay }),
  });
