import { z } from 'zod';
import { denominatorEpsilon } from './adam-settings.ts';
import { defineRule } from './define-rule.ts';
import { lastChange } from './last-change.ts';
import { momentumMisfit } from './own-momentum.ts';
import { rootPreconditioner } from './preconditioners.ts';
import { momentOperations } from './script-operations.ts';

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
  make: (settings) => async (steps) => (await import('./coordinate-steps.ts')).advanceAdagrad(steps, settings),
  text: ({ initial, epsilon }) => `Adagrad with s = ${initial} at the start, ε = ${epsilon}`,
  fits: (_, spec) => momentumMisfit('Adagrad', 'none', spec),
  stepOf: lastChange,
  normalises: true,
  preconditioner: rootPreconditioner,
  replay: { train: async () => (await import('./optimiser-replays.ts')).ADAGRAD },
  cost: (_, { network }) => ({ vectors: 2, operations: momentOperations(network) }),
});
