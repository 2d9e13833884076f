import { z } from 'zod';
import { squaredNorm } from '../../src/math/vectors.ts';
import { rowOf } from '../../src/probes/run-rows.ts';
import { defineRule } from '../../src/sweep/rules/define-rule.ts';
import { batchReader, eachStep } from '../../src/sweep/rules/each-step.ts';
import { memoryOf, remembered } from '../../src/sweep/rules/refresh.ts';

const EPSILON = 1e-8;
/** g/(√v + ε), for v = the memory of a row. */
const scaledBy = (gradient: Float32Array, squares: Float32Array) =>
  gradient.map((g, p) => g / (Math.sqrt(squares[p]) + EPSILON));

const REPLAY = `def train(model, optimiser, inputs, labels, batches, rates):
    squares = RUN.setdefault("squares", [torch.zeros_like(parameter) for parameter in model.parameters()])
    for batch, rate in zip(batches, rates):
        model.zero_grad()
        loss_of(model(inputs[batch]), labels[batch]).backward()
        with torch.no_grad():
            for parameter, square in zip(model.parameters(), squares):
                square.mul_(RUN["decay"]).add_(parameter.grad.square(), alpha=1 - RUN["decay"])
                parameter.sub_(float(rate) * parameter.grad / (square.sqrt() + 1e-8))
`;

/**
 * A rule that is in no spec, to show what adding one takes: v ← αv + (1 − α)g², θ ← θ − ηg/(√v + ε), with v in the memory
 * and g in m, so that m is not proportional to the step. Source: Tieleman & Hinton 2012.
 */
export const rmspropRule = defineRule({
  kind: 'rmsprop',
  schema: z.strictObject({ kind: z.literal('rmsprop'), decay: z.number().min(0).lt(1).default(0.9) }),
  name: 'RMSProp',
  title: () => 'RMSProp: each coordinate by its own scale',
  fields: { decay: { label: 'Decay α', hint: '[0, 1)' } },
  make:
    ({ decay }) =>
    async (steps) => {
      const { program, order, parameters, from, until, state } = steps;
      const batchOf = batchReader(order, from, until);
      const memory = memoryOf(state, order.seeds.length);
      const advanced = await eachStep(steps, async ({ step, theta, velocity, rates }) => {
        const { gradient } = await program.batchGradient(theta, batchOf(step));
        for (let run = 0; run < order.seeds.length; run++) {
          const before = step === 0 ? new Float32Array(parameters) : remembered(memory, run);
          const [g, own] = [gradient, theta].map((values) => rowOf(values, run, parameters));
          const squares = before.map((v, p) => decay * v + (1 - decay) * g[p] * g[p]);
          const finite = Number.isFinite(squaredNorm(g)) && Number.isFinite(squaredNorm(own));
          scaledBy(g, squares).forEach((d, p) => void (own[p] = finite ? own[p] - rates[run] * d : Number.NaN));
          memory[run] = squares;
        }
        velocity.set(gradient);
      });
      return { ...advanced, memory };
    },
  text: ({ decay }) => `RMSProp with α = ${decay}`,
  fits: (_, { update }) =>
    update.momentum === 0 ? undefined : `update.momentum: must be 0 with RMSProp, got ${update.momentum}. Set it to 0.`,
  stepOf({ state: { velocity, memory } }) {
    if (memory === undefined) return null;
    const P = velocity.length / memory.length;
    const step = new Float32Array(velocity.length);
    memory.forEach((squares, run) => {
      if (squares)
        step.set(
          scaledBy(rowOf(velocity, run, P), squares).map((d) => -d),
          run * P,
        );
    });
    return step;
  },
  replay: { train: REPLAY },
});
