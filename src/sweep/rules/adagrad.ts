import { z } from 'zod';
import { denominatorEpsilon } from './adam-update.ts';
import { defineRule } from './define-rule.ts';
import { addDecay, advanceByMoments, lastChange, type MovingRun } from './moment-steps.ts';
import { momentumMisfit } from './own-momentum.ts';
import { torchReplay } from './torch-replay.ts';

const { fround } = Math;

function update({ theta, velocity, moments: [sums], gradient, change, rate }: MovingRun, epsilon: number) {
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

/**
 * Adagrad: s ← s + g², θ ← θ − ηg/(√s + ε), g = ∇L_B + wd·θ, where s begins with `initial`, also where runs start from others; η
 * has no decay of its own. Source: Duchi, Hazan, Singer 2011, JMLR 12, 2121–2159; torch.optim.Adagrad.
 */
export const adagradRule = defineRule({
  kind: 'adagrad',
  schema: z.strictObject({
    kind: z.literal('adagrad'),
    /** s before the first step. */
    initial: z.number().min(0).max(1e12).default(0),
    /** ε. */
    epsilon: denominatorEpsilon.default(1e-10),
  }),
  name: 'Adagrad',
  title: () => 'Adagrad',
  fields: { initial: { label: 'Initial sum s', hint: '≥ 0' }, epsilon: { label: 'ε', hint: '> 0' } },
  make:
    ({ initial, epsilon }) =>
    (steps) =>
      advanceByMoments(steps, {
        initial: [initial],
        update(run) {
          addDecay(run, steps.update.weightDecay);
          update(run, epsilon);
        },
      }),
  text: ({ initial, epsilon }) => `Adagrad with s = ${initial} at the start, ε = ${epsilon}`,
  fits: (_, spec) => momentumMisfit('Adagrad', 'none', spec),
  stepOf: lastChange,
  normalises: true,
  replay: { train: torchReplay('Adagrad', 'initial_accumulator_value=RUN["initial"], eps=RUN["epsilon"]') },
  cost: () => ({ vectors: 2 }),
});
