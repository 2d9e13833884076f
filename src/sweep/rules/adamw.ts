import { z } from 'zod';
import { ADAM_FIELDS, adamSettings } from './adam-settings.ts';
import { defineRule } from './define-rule.ts';
import { lastChange } from './last-change.ts';
import { momentumMisfit } from './own-momentum.ts';
import { adamPreconditioner } from './preconditioners.ts';
import { momentOperations } from './script-operations.ts';

/**
 * AdamW: Adam with decoupled weight decay, θ ← (1 − η wd)θ − (η/(1 − β₁ᵗ)) m/(√(v/(1 − β₂ᵗ)) + ε), with the moving averages m
 * of ∇L_B and v of its squares. wd is that of the spec (PyTorch's default is 0.01); at wd = 0 it is Adam.
 * Source: Loshchilov & Hutter 2019, arXiv:1711.05101, algorithm 2; torch.optim.AdamW.
 */
export const adamwRule = defineRule({
  kind: 'adamw',
  schema: z.strictObject({ kind: z.literal('adamw'), ...adamSettings }),
  name: 'AdamW',
  title: () => 'AdamW: Adam with decoupled weight decay',
  fields: ADAM_FIELDS,
  make: (settings) => async (steps) => (await import('./adam-steps.ts')).advanceAdam(steps, settings, true),
  text: ({ beta1, beta2, epsilon }) => `AdamW with β₁ = ${beta1}, β₂ = ${beta2}, ε = ${epsilon}`,
  fits: (_, spec) => momentumMisfit('AdamW', 'its own', spec),
  stepOf: lastChange,
  normalises: true,
  preconditioner: adamPreconditioner,
  replay: { train: async () => (await import('./optimiser-replays.ts')).ADAMW },
  cost: (_, { network }) => ({ vectors: 2, operations: momentOperations(network) }),
});
