import { z } from 'zod';
import { defineRule } from './define-rule.ts';
import { lastChange } from './last-change.ts';
import { momentOperations } from './script-operations.ts';

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
  make: () => async (steps) => (await import('./coordinate-steps.ts')).advanceSigns(steps),
  text: () => 'sign descent',
  stepOf: lastChange,
  normalises: true,
  replay: { train: async () => (await import('./optimiser-replays.ts')).SIGN_DESCENT },
  cost: (_, { network }) => ({ vectors: 1, operations: momentOperations(network) }),
});
