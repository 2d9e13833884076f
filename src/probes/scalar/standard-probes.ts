import { directionAlignment } from '../estimators/sharp-directions.ts';
import { BATCHES, type Measurement } from '../measurement.ts';
import { TOP } from '../operators/curvature.ts';
import { rowOf } from '../run-rows.ts';
import { constantCost, type ScalarProbe } from './scalar-probe.ts';
import type { TIERS } from './tiers.ts';

/** Alignment of one vector per run with the sharpest directions. */
async function alignments(at: Measurement, directions: Float32Array | undefined, errors?: readonly number[]) {
  const P = at.layout.count;
  const nothing = new Float32Array(P);
  return (await at.hessianTop()).map(({ pairs }, run) =>
    directionAlignment(
      directions ? rowOf(directions, run, P) : nothing,
      pairs,
      Math.min(TOP, pairs.length),
      errors?.[run],
    ),
  );
}

/** ∇L is a sum that cancels: off by ρ√(mean ‖gᵢ‖²)/‖∇L‖, which is half the relative error of ‖∇L‖². */
async function gradientAlignments(at: Measurement) {
  const sines = (await at.noise()).map(({ gradientNormSquared: { value, error } }) => Math.min(1, error / (2 * value)));
  return alignments(at, await at.gradient(), sines);
}

/** Spectra of H, G and C, and what lies along the sharpest directions. */
export const STANDARD_PROBES: Readonly<Record<(typeof TIERS)['standard']['probes'][number], ScalarProbe>> = {
  hessianSecond: {
    symbol: 'λ₂',
    label: 'Second Hessian eigenvalue',
    unit: 'L/θ²',
    gradients: constantCost(25),
    measure: async (at) => (await at.hessianTop()).map(({ pairs }) => pairs[1] ?? pairs[0]),
  },
  hessianSmallest: {
    symbol: 'λ_min',
    label: 'Most negative curvature',
    unit: 'L/θ²',
    gradients: constantCost(45),
    measure: async (at) => (await at.hessianBottom()).map(({ pairs }) => pairs[0]),
  },
  hessianTrace: {
    symbol: 'tr H',
    label: 'Trace of the Hessian',
    unit: 'L/θ²',
    gradients: constantCost(3),
    measure: (at) => at.hessianTrace(),
  },
  hessianFrobenius: {
    symbol: '‖H‖_F',
    label: 'Frobenius norm of the Hessian',
    unit: 'L/θ²',
    gradients: constantCost(55),
    measure: (at) => at.hessianFrobenius(),
  },
  gaussNewtonTop: {
    symbol: 'λ₁(G)',
    label: 'Top Gauss–Newton eigenvalue',
    unit: 'L/θ²',
    gradients: constantCost(5),
    measure: async (at) => (await at.gaussNewtonTop()).map(({ pairs }) => pairs[0]),
  },
  gaussNewtonTrace: {
    symbol: 'tr G',
    label: 'Trace of the Gauss–Newton matrix',
    unit: 'L/θ²',
    gradients: constantCost(3),
    measure: (at) => at.gaussNewtonTrace(),
  },
  covarianceTop: {
    symbol: 'λ₁(C)',
    label: 'Largest gradient-noise variance',
    unit: 'L²/θ²',
    gradients: constantCost(5),
    measure: async (at) => (await at.covarianceLargest()).map(({ pairs }) => pairs[0]),
  },
  batchSharpness: {
    symbol: 'E[g_BᵀH_Bg_B/‖g_B‖²]',
    label: 'Batch sharpness at the training batch size',
    unit: 'L/θ²',
    gradients: ({ examples, batchSize }) =>
      batchSize === 1 || batchSize === examples ? 2 : (2 * BATCHES * batchSize) / examples,
    measure: async (at) => (await at.batchSharpness()).map(({ value }) => value),
  },
  gradientTopAlignment: {
    symbol: 'cos²(∇L, e₁)',
    label: 'Gradient along the sharpest direction',
    unit: '1',
    gradients: constantCost(25),
    measure: async (at) => (await gradientAlignments(at)).map(({ squaredCosines: [first] }) => first),
  },
  gradientTopFraction: {
    symbol: '‖Eᵀ∇L‖²/‖∇L‖²',
    label: `Gradient inside the ${TOP} sharpest directions`,
    unit: '1',
    gradients: constantCost(25),
    measure: async (at) => (await gradientAlignments(at)).map(({ fraction }) => fraction),
  },
  stepTopFraction: {
    symbol: '‖EᵀΔθ‖²/‖Δθ‖²',
    label: `Last step inside the ${TOP} sharpest directions`,
    unit: '1',
    gradients: constantCost(25),
    measure: async (at) => (await alignments(at, at.lastStep)).map(({ fraction }) => fraction),
  },
};
