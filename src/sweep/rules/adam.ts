import { z } from 'zod';
import { ADAM_FIELDS, adamSettings } from './adam-settings.ts';
import { defineRule } from './define-rule.ts';
import { lastChange } from './last-change.ts';
import { momentumMisfit } from './own-momentum.ts';
import { adamPreconditioner } from './preconditioners.ts';
import { momentOperations } from './script-operations.ts';

/**
 * Adam: θ ← θ − (η/(1 − β₁ᵗ)) m/(√(v/(1 − β₂ᵗ)) + ε), with the moving averages m of g and v of g², t = 1, 2, … and g = ∇L_B +
 * wd·θ: weight decay is part of the gradient, as in PyTorch's Adam. Moments begin with 0, also where runs start from
 * others. In the limit ε ≪ |g| a first step moves every coordinate by η, whatever the size of its gradient.
 * Source: Kingma & Ba 2015, arXiv:1412.6980, algorithm 1; torch.optim.Adam.
 */
export const adamRule = defineRule({
  kind: 'adam',
  schema: z.strictObject({ kind: z.literal('adam'), ...adamSettings }),
  name: 'Adam',
  title: () => 'Adam',
  fields: ADAM_FIELDS,
  make: (settings) => async (steps) => (await import('./adam-steps.ts')).advanceAdam(steps, settings, false),
  text: ({ beta1, beta2, epsilon }) => `Adam with β₁ = ${beta1}, β₂ = ${beta2}, ε = ${epsilon}`,
  fits: (_, spec) => momentumMisfit('Adam', 'its own', spec),
  stepOf: lastChange,
  normalises: true,
  preconditioner: adamPreconditioner,
  replay: { train: async () => (await import('./optimiser-replays.ts')).ADAM },
  cost: (_, { network }) => ({ vectors: 2, operations: momentOperations(network) }),
});
