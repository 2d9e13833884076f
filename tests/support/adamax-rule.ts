import { z } from 'zod';
import { squaredNorm } from '../../src/math/vectors.ts';
import { rowOf } from '../../src/probes/run-rows.ts';
import { defineRule } from '../../src/sweep/rules/define-rule.ts';
import { batchReader, eachStep } from '../../src/sweep/rules/each-step.ts';
import { memoryOf, remembered } from '../../src/sweep/rules/refresh.ts';

const EPSILON = 1e-8;
/** g/(u + ε), for u = the memory of a row. */
const scaledBy = (gradient: Float32Array, largest: Float32Array) => gradient.map((g, p) => g / (largest[p] + EPSILON));

const REPLAY = `def train(model, optimiser, inputs, labels, batches, rates):
    sizes = RUN.setdefault("sizes", [torch.zeros_like(parameter) for parameter in model.parameters()])
    for batch, rate in zip(batches, rates):
        model.zero_grad()
        loss_of(model(inputs[batch]), labels[batch]).backward()
        with torch.no_grad():
            for parameter, size in zip(model.parameters(), sizes):
                torch.maximum(size * RUN["decay"], parameter.grad.abs(), out=size)
                parameter.sub_(float(rate) * parameter.grad / (size + 1e-8))
`;

/**
 * A rule that is in no spec, to show what adding one takes: AdaMax without an average of gradients, u ← max(βu, |g|),
 * θ ← θ − ηg/(u + ε), with u in the memory and g in m, so that m is not proportional to the step. Source: Kingma & Ba 2015,
 * section 7.1.
 */
export const adamaxRule = defineRule({
  kind: 'adamax',
  schema: z.strictObject({ kind: z.literal('adamax'), decay: z.number().min(0).lt(1).default(0.9) }),
  name: 'AdaMax',
  title: () => 'AdaMax: each coordinate by its own scale',
  fields: { decay: { label: 'Decay β', hint: '[0, 1)' } },
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
          const largest = before.map((u, p) => Math.max(decay * u, Math.abs(g[p])));
          const finite = Number.isFinite(squaredNorm(g)) && Number.isFinite(squaredNorm(own));
          scaledBy(g, largest).forEach((d, p) => void (own[p] = finite ? own[p] - rates[run] * d : Number.NaN));
          memory[run] = largest;
        }
        velocity.set(gradient);
      });
      return { ...advanced, memory };
    },
  text: ({ decay }) => `AdaMax with β = ${decay}`,
  fits: (_, { update }) =>
    update.momentum === 0 ? undefined : `update.momentum: must be 0 with AdaMax, got ${update.momentum}. Set it to 0.`,
  stepOf({ state: { velocity, memory } }) {
    if (memory === undefined) return null;
    const P = velocity.length / memory.length;
    const step = new Float32Array(velocity.length);
    memory.forEach((largest, run) => {
      if (largest)
        step.set(
          scaledBy(rowOf(velocity, run, P), largest).map((d) => -d),
          run * P,
        );
    });
    return step;
  },
  replay: { train: REPLAY },
});
