import { z } from 'zod';
import { stepOfUpdate } from './apply-update.ts';
import { defineRule } from './define-rule.ts';
import { refreshSteps } from './refresh.ts';

/** Gradients of a substep. */
const STAGES = 4;
/** For predictions of cost: substeps of a step, products for λ₁, and substeps tried whenever they are refined. */
const [TYPICAL_SUBSTEPS, TYPICAL_PRODUCTS, TYPICAL_TRIALS] = [2, 10, 6];

/**
 * Gradient flow, dθ/dt = −(∇L + wd·θ) over the whole training set: a step advances t by η, in as many substeps of the
 * classical Runge–Kutta method as stability and accuracy need. Every `refreshSteps` steps λ₁ is measured, by Lanczos;
 * η(λ₁ + wd) substeps are stable, and their number is doubled until the error, estimated by doubling once more, is at most
 * `tolerance` times the distance moved. In between, the number is proportional to η. θ is kept in f64; gradients have the
 * engine's precision. m is −Δθ/η. A flow has no momentum and no mini-batches.
 * Source: Cohen et al. 2021, arXiv:2103.00065, as the reference that gradient descent leaves at λ₁ = 2/η.
 */
export const gradientFlowRule = defineRule({
  kind: 'gradientFlow',
  schema: z.strictObject({
    kind: z.literal('gradientFlow'),
    /** Largest error of a step relative to the distance it moves. */
    tolerance: z.number().min(1e-7).max(0.1).default(1e-4),
    refreshSteps,
  }),
  name: 'gradient flow',
  title: () => 'gradient flow (Runge–Kutta)',
  fields: {
    tolerance: { label: 'Tolerance', hint: '≤ 0.1' },
    refreshSteps: { label: 'Recompute every', hint: 'steps' },
  },
  make: (settings) => async (steps) => (await import('./gradient-flow-steps.ts')).advanceFlow(steps, settings),
  text: ({ tolerance }) => `gradient flow (Runge–Kutta, a step's error ≤ ${tolerance} of its length)`,
  fits: (_, { update: { momentum } }) =>
    momentum === 0
      ? undefined
      : `update.momentum: must be 0 with gradient flow, which has none, got ${momentum}. Set it to 0.`,
  stepOf: stepOfUpdate,
  cost: (settings, { examples }) => ({
    gradients:
      examples * (STAGES * TYPICAL_SUBSTEPS + (TYPICAL_PRODUCTS + STAGES * TYPICAL_TRIALS) / settings.refreshSteps),
    vectors: 2,
  }),
  replay: { whyNot: 'the number of substeps depends on λ₁, which the script does not compute' },
});
