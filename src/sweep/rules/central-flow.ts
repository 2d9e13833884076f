import { z } from 'zod';
import { kinkReason } from '../../engine/kinks.ts';
import { stepOfUpdate } from './apply-update.ts';
import { defineRule } from './define-rule.ts';
import { refreshSteps } from './refresh.ts';
import type { TrainingSettings } from './rule.ts';

/** For predictions of cost: substeps of a step, products and gradients of a substep. */
const [TYPICAL_SUBSTEPS, TYPICAL_PRODUCTS, TYPICAL_GRADIENTS] = [5, 12, 6];

function misfit({ update: { momentum }, model }: TrainingSettings): string | undefined {
  if (momentum !== 0)
    return `update.momentum: must be 0 with the central flow, which is that of plain gradient descent, got ${momentum}. Set it to 0.`;
  const reason = model && kinkReason(model);
  return (
    reason &&
    `model.activation: must be smooth with the central flow, got relu. Choose tanh, GELU or softplus: ${reason}.`
  );
}

/**
 * The central flow of gradient descent with the step η of the spec, dθ/dt = −(∇L + wd·θ + ½∇⟨H, Σ⟩): the path of the time average of
 * full-batch descent that oscillates at the edge of stability with covariance Σ. Σ = UXUᵀ lives on the eigenvectors U of H whose
 * eigenvalues, wd included, are within 2.5 % of 2/η, and X ⪰ 0 is the matrix with which these eigenvalues do not pass 2/η:
 * 2/η − UᵀHU ⪰ 0 after a substep, to first order, and zero on the range of X. With one such eigenvalue S,
 * X = σ² = 2⟨−∇L, ∇S⟩/‖∇S‖². Without any it is gradient flow. ½∇⟨H, Σ⟩ = ½ Σ Xᵢⱼ D³L[uᵢ, uⱼ, ·] by differences of Huᵢ along uⱼ.
 * A step advances t by η in 4·2ʲ equal substeps, each of which moves by the classical Runge–Kutta method with ½∇⟨H, Σ⟩ held constant: of
 * order 1 where that changes; with λ₁ far below the edge it is one such step. Every `refreshSteps` steps j is raised, up to 4, until doubling the substeps moves the end by at most
 * `tolerance` times the length of the step. More than `directions` eigenvalues at the edge make the run NaN from there on. Full
 * batch, whatever B is; θ is kept in f64. m is −Δθ/η. Refused for ReLU.
 * Source: Cohen et al. 2024, arXiv:2410.24206, section 3, and the authors' code (minimal.py, sdcp.py), whose threshold and 4 substeps these are.
 */
export const centralFlowRule = defineRule({
  kind: 'centralFlow',
  schema: z.strictObject({
    kind: z.literal('centralFlow'),
    /** Largest error of a step relative to the distance it moves. */
    tolerance: z.number().min(1e-5).max(0.5).default(0.02),
    /** Most eigenvalues at the edge. */
    directions: z.int().min(1).max(8).default(6),
    refreshSteps,
  }),
  name: 'central flow',
  title: () => 'central flow (time average of descent at the edge)',
  fields: {
    tolerance: { label: 'Tolerance', hint: '≤ 0.5' },
    directions: { label: 'Most eigenvalues at the edge', hint: '1–8' },
    refreshSteps: { label: 'Recompute every', hint: 'steps' },
  },
  make: (settings) => async (steps) => (await import('./central-flow-steps.ts')).advanceCentralFlow(steps, settings),
  text: ({ tolerance, directions }) =>
    `central flow (up to ${directions} eigenvalues at the edge, a step's error ≤ ${tolerance} of its length)`,
  fits: (_, spec) => misfit(spec),
  stepOf: stepOfUpdate,
  cost: ({ directions, refreshSteps: every }, { examples }) => ({
    gradients: examples * TYPICAL_SUBSTEPS * (TYPICAL_PRODUCTS + TYPICAL_GRADIENTS) * (1 + 2 / every),
    vectors: 3 + directions,
  }),
  replay: { whyNot: 'its curvature needs Hessian products and their derivatives, which the script does not compute' },
});
