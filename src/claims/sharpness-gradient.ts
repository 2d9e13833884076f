import { differenceHessian } from '../probes/operators/hessian-derivative.ts';
import { measureSharpness } from '../probes/quantities/sharpness.ts';
import type { InspectedState } from './inspect-runs.ts';

/** Of the central difference, in θ along u. */
const DIFFERENCE_STEP = 2 ** -6;

/** λ₁ and its eigenvector u; no vector where Lanczos did not find it. `warm`: where it starts, if anywhere. */
export async function topEigenpair({ point, theta }: InspectedState, seed: number, warm?: Float32Array) {
  const settings = { runs: 1, parameters: theta.length, tolerance: 1e-3, maxIterations: 80, seeds: [seed] };
  const [{ value, vector }] = await measureSharpness(point, { ...settings, warmStart: [warm] });
  return { value, vector };
}

/** ∇λ₁ = D³L[u, u, ·] by a central difference of Hu along u. */
export async function sharpnessGradientAlong(
  { program, theta }: InspectedState,
  vector: Float32Array,
): Promise<Float64Array> {
  const { derivatives } = await differenceHessian(program, {
    theta,
    direction: vector,
    vectors: [vector],
    step: DIFFERENCE_STEP,
  });
  return derivatives[0];
}
