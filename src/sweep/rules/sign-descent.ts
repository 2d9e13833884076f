import { z } from 'zod';
import { defineRule } from './define-rule.ts';
import { addDecay, advanceByMoments, lastChange, type MovingRun } from './moment-steps.ts';
import type { RuleSteps } from './rule.ts';
import { GRADIENT_OF } from './torch-replay.ts';

const { fround } = Math;

function update({ theta, velocity, gradient, change, rate }: MovingRun, { momentum, nesterov }: RuleSteps['update']) {
  const mu = fround(momentum);
  for (let i = 0; i < theta.length; i++) {
    const m = fround(fround(mu * velocity[i]) + gradient[i]);
    const direction = Math.sign(nesterov ? fround(gradient[i] + fround(mu * m)) : m);
    velocity[i] = m;
    change[i] = -rate * direction;
    theta[i] = fround(theta[i] + change[i]);
  }
}

const REPLAY = `${GRADIENT_OF}

def train(model, optimiser, inputs, labels, batches, rates):
    """Sign descent: the momentum buffer of SGD, of which only the signs are used."""
    momentum, decay = single(RUN["momentum"]), single(RUN["weightDecay"])
    for batch, rate in zip(batches, rates):
        compute_gradient(model, inputs, labels, batch)
        with torch.no_grad():
            for parameter in model.parameters():
                gradient = parameter.grad + decay * parameter
                state = optimiser.state[parameter]
                buffer = momentum * state.get("momentum_buffer", torch.zeros_like(parameter)) + gradient
                state["momentum_buffer"] = buffer
                step = gradient + momentum * buffer if RUN["nesterov"] else buffer
                parameter.sub_(float(rate) * step.sign())
`;

/**
 * Sign descent: θ ← θ − η sign(m), m ← μm + g with the momentum of the spec, g = ∇L_B + wd·θ; with Nesterov sign(g + μm). Without
 * momentum it is signSGD, with it Signum, whose average (1 − μ)m has the same signs. sign(0) = 0.
 * Source: Bernstein et al. 2018, arXiv:1802.04434, algorithm 1 and 2.
 */
export const signDescentRule = defineRule({
  kind: 'signDescent',
  schema: z.strictObject({ kind: z.literal('signDescent') }),
  name: 'sign descent',
  title: () => 'sign descent: signSGD, Signum with momentum',
  fields: {},
  make: () => (steps) =>
    advanceByMoments(steps, {
      initial: [],
      continues: true,
      update(run) {
        addDecay(run, steps.update.weightDecay);
        update(run, steps.update);
      },
    }),
  text: () => 'sign descent',
  stepOf: lastChange,
  normalises: true,
  replay: { train: REPLAY },
  cost: () => ({ vectors: 1 }),
});
