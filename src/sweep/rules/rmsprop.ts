import { z } from 'zod';
import { averageDecay, denominatorEpsilon } from './adam-settings.ts';
import { defineRule } from './define-rule.ts';
import { lastChange } from './last-change.ts';
import { momentumMisfit } from './own-momentum.ts';
import { rootPreconditioner } from './preconditioners.ts';
import { momentOperations } from './script-operations.ts';

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
  make: (settings) => async (steps) => (await import('./coordinate-steps.ts')).advanceRmsprop(steps, settings),
  text: ({ decay, epsilon }) => `RMSProp with α = ${decay}, ε = ${epsilon}`,
  fits: (_, spec) => momentumMisfit('RMSProp', 'none', spec),
  stepOf: lastChange,
  normalises: true,
  preconditioner: rootPreconditioner,
  replay: { train: async () => (await import('./optimiser-replays.ts')).RMSPROP },
  cost: (_, { network }) => ({ vectors: 2, operations: momentOperations(network) }),
});
