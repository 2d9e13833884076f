import { z } from 'zod';
import { averageDecay } from './adam-update.ts';
import { defineRule } from './define-rule.ts';
import { advanceByMoments, lastChange, type MovingRun } from './moment-steps.ts';
import { momentumMisfit } from './own-momentum.ts';
import { GRADIENT_OF } from './torch-replay.ts';

const { fround } = Math;

interface LionOptions {
  readonly beta1: number;
  readonly beta2: number;
  readonly decay: number;
}

function update({ theta, velocity, gradient, change, rate }: MovingRun, { beta1, beta2, decay }: LionOptions) {
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

const REPLAY = `${GRADIENT_OF}

def train(model, optimiser, inputs, labels, batches, rates):
    """Lion, as its authors' program for PyTorch makes a step."""
    averages = RUN.setdefault("averages", [torch.zeros_like(parameter) for parameter in model.parameters()])
    for batch, rate in zip(batches, rates):
        compute_gradient(model, inputs, labels, batch)
        with torch.no_grad():
            for parameter, average in zip(model.parameters(), averages):
                parameter.mul_(1 - float(rate) * single(RUN["weightDecay"]))
                mixed = average * RUN["beta1"] + parameter.grad * (1 - RUN["beta1"])
                parameter.add_(mixed.sign(), alpha=-float(rate))
                average.mul_(RUN["beta2"]).add_(parameter.grad, alpha=1 - RUN["beta2"])
`;

/**
 * Lion: θ ← (1 − η wd)θ − η sign(β₁m + (1 − β₁)g), then m ← β₂m + (1 − β₂)g, g = ∇L_B: weight decay is decoupled. m begins with 0,
 * also where runs start from others. With β₁ = β₂ it is sign descent with momentum.
 * Source: Chen et al. 2023, arXiv:2302.06675, algorithm 2, with the defaults of the authors' program.
 */
export const lionRule = defineRule({
  kind: 'lion',
  schema: z.strictObject({
    kind: z.literal('lion'),
    /** β₁, of the step. */
    beta1: averageDecay.default(0.9),
    /** β₂, of m. */
    beta2: averageDecay.default(0.99),
  }),
  name: 'Lion',
  title: () => 'Lion: sign of an interpolated momentum',
  fields: { beta1: { label: 'Of the step β₁', hint: '[0, 1)' }, beta2: { label: 'Of m β₂', hint: '[0, 1)' } },
  make: (settings) => (steps) =>
    advanceByMoments(steps, {
      initial: [],
      update: (run) => update(run, { ...settings, decay: steps.update.weightDecay }),
    }),
  text: ({ beta1, beta2 }) => `Lion with β₁ = ${beta1}, β₂ = ${beta2}`,
  fits: (_, spec) => momentumMisfit('Lion', 'its own', spec),
  stepOf: lastChange,
  normalises: true,
  replay: { train: REPLAY },
  cost: () => ({ vectors: 1 }),
});
