import { z } from 'zod';
import { stepOfUpdate } from './apply-update.ts';
import { defineRule } from './define-rule.ts';
import { smallBatches } from './svag-orders.ts';

/**
 * Stochastic variance amplified gradient of level l: each step is replaced by l steps with η/l and the gradient a∇L_γ1 +
 * b∇L_γ2 of two independent mini-batches of size B (`svagWeights`). Its mean is ∇L and its covariance l times that of
 * ∇L_γ1, so that the noise per unit of η·step does not depend on l; l → ∞ is Itô's SDE. l = 1 is SGD, where b = 0.
 * γ1 follows the batch order of the spec and γ2 another such order; both pass through l times as many epochs. With shuffled
 * epochs the noise of an epoch cancels to first order, after ever shorter time as l grows: draw with replacement to
 * approach the SDE. Momentum and weight decay act in each small step, so that m averages over an l times shorter time.
 * Cost: two mini-batch gradients per small step.
 * Source: Li, Malladi, Arora 2021, arXiv:2102.12470 (the authors' code takes γ1 and γ2 as halves of one batch).
 */
export const svagRule = defineRule({
  kind: 'svag',
  schema: z.strictObject({ kind: z.literal('svag'), level: z.int().min(1).max(1024) }),
  name: 'SVAG',
  title: () => 'SVAG: towards the continuous limit',
  fields: { level: { label: 'Level ℓ', hint: '1 is SGD', initial: 4 } },
  make:
    ({ level }) =>
    async (steps) =>
      (await import('./svag-steps.ts')).advanceSvag(steps, level),
  text: ({ level }) => `SVAG of level ${level}`,
  // m is the last small step alone
  stepOf: (last, { level }) => (level === 1 ? stepOfUpdate(last) : null),
  cost: ({ level }, { batchSize }) => ({ gradients: level === 1 ? batchSize : 2 * level * batchSize }),
  replay: { train: async () => (await import('./svag-replay.ts')).SVAG, batches: ({ level }) => smallBatches(level) },
});
