import { z } from 'zod';
import { stepOfUpdate } from './apply-update.ts';
import { defineRule } from './define-rule.ts';

/**
 * Sharpness-aware minimisation: the update of the spec with ∇L_B(θ + ε) in place of ∇L_B(θ), ε = ρ∇L_B(θ)/‖∇L_B(θ)‖, both
 * over the same mini-batch; or, with an `ascentBatch` m < B, the mean of ∇L_S(θ + ρ∇L_S/‖∇L_S‖) over the shards S of m
 * examples that the mini-batch is split into (m-SAM). Weight decay is that of θ itself and has no part in ε; momentum
 * accumulates the gradients at θ + ε. ρ = 0 is SGD. Cost: two mini-batch gradients per step.
 * Source: Foret et al. 2021, arXiv:2010.01412, eq. 2 and 3.
 */
export const samRule = defineRule({
  kind: 'sam',
  schema: z.strictObject({
    kind: z.literal('sam'),
    /** ρ. */
    radius: z.number().min(0).max(100).default(0.05),
    /** m of m-SAM: the ascent step is computed separately on each group of m examples. Absent or ≥ B: on the whole mini-batch. */
    ascentBatch: z.int().min(1).max(1_000_000).optional(),
  }),
  name: 'SAM',
  title: () => 'SAM: gradient after an ascent step',
  fields: {
    radius: { label: 'Radius ρ', hint: '≥ 0' },
    ascentBatch: { label: 'Ascent batch m', hint: 'empty: B' },
  },
  make: (settings) => async (steps) => (await import('./sam-steps.ts')).advanceSam(steps, settings),
  text: ({ radius, ascentBatch }) =>
    ascentBatch ? `m-SAM with ρ = ${radius}, m = ${ascentBatch}` : `SAM with ρ = ${radius}`,
  stepOf: stepOfUpdate,
  replay: { train: async () => (await import('./sam-replay.ts')).SAM },
  cost: ({ ascentBatch = Number.POSITIVE_INFINITY }, { batchSize }) => ({
    gradients: 2 * batchSize,
    rows: Math.ceil(batchSize / Math.min(ascentBatch, batchSize)),
  }),
});
