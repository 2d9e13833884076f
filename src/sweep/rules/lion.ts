import { z } from 'zod';
import { averageDecay } from './adam-settings.ts';
import { defineRule } from './define-rule.ts';
import { lastChange } from './last-change.ts';
import { momentumMisfit } from './own-momentum.ts';
import { momentOperations } from './script-operations.ts';

/**
 * Lion: θ ← (1 − η wd)θ − η sign(β₁m + (1 − β₁)g), then m ← β₂m + (1 − β₂)g, g = ∇L_B: weight decay is decoupled. m begins with 0,
 * also where runs start from others. With β₁ = β₂ it is sign descent with momentum.
 * Source: Chen et al. 2023, arXiv:2302.06675, algorithm 2, with the defaults of the authors' program.
 */
export const lionRule = defineRule({
  kind: 'lion',
  schema: z.strictObject({
    kind: z.literal('lion'),
    /** β₁, of the step. */
    beta1: averageDecay.default(0.9),
    /** β₂, of m. */
    beta2: averageDecay.default(0.99),
  }),
  name: 'Lion',
  title: () => 'Lion: sign of an interpolated momentum',
  fields: { beta1: { label: 'Of the step β₁', hint: '[0, 1)' }, beta2: { label: 'Of m β₂', hint: '[0, 1)' } },
  make: (settings) => async (steps) => (await import('./coordinate-steps.ts')).advanceLion(steps, settings),
  text: ({ beta1, beta2 }) => `Lion with β₁ = ${beta1}, β₂ = ${beta2}`,
  fits: (_, spec) => momentumMisfit('Lion', 'its own', spec),
  stepOf: lastChange,
  normalises: true,
  replay: { train: async () => (await import('./optimiser-replays.ts')).LION },
  cost: (_, { network }) => ({ vectors: 1, operations: momentOperations(network) }),
});
