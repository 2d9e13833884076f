import { z } from 'zod';
import { averageDecay, denominatorEpsilon } from './adam-update.ts';
import { defineRule } from './define-rule.ts';
import { addDecay, advanceByMoments, lastChange, type MovingRun } from './moment-steps.ts';
import { momentumMisfit } from './own-momentum.ts';
import { torchReplay } from './torch-replay.ts';

const { fround } = Math;

function update(
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

/**
 * RMSProp: v ← αv + (1 − α)g², θ ← θ − ηg/(√v + ε), g = ∇L_B + wd·θ; not centred, without momentum and without correction of
 * the bias of v, which begins with 0, also where runs start from others. Source: Tieleman & Hinton 2012; torch.optim.RMSprop.
 */
export const rmspropRule = defineRule({
  kind: 'rmsprop',
  schema: z.strictObject({
    kind: z.literal('rmsprop'),
    /** α. */
    decay: averageDecay.default(0.99),
    /** ε. */
    epsilon: denominatorEpsilon.default(1e-8),
  }),
  name: 'RMSProp',
  title: () => 'RMSProp',
  fields: { decay: { label: 'Decay α', hint: '[0, 1)' }, epsilon: { label: 'ε', hint: '> 0' } },
  make:
    ({ decay, epsilon }) =>
    (steps) =>
      advanceByMoments(steps, {
        initial: [0],
        update(run) {
          addDecay(run, steps.update.weightDecay);
          update(run, decay, epsilon);
        },
      }),
  text: ({ decay, epsilon }) => `RMSProp with α = ${decay}, ε = ${epsilon}`,
  fits: (_, spec) => momentumMisfit('RMSProp', 'none', spec),
  stepOf: lastChange,
  normalises: true,
  replay: { train: torchReplay('RMSprop', 'alpha=RUN["decay"], eps=RUN["epsilon"]') },
  cost: () => ({ vectors: 2 }),
});
