import { bounded, type Estimate } from '../estimators/estimate.ts';
import type { Measurement } from '../measurement.ts';
import { innerProduct, norm, rowOf } from '../run-rows.ts';

/** ‖∇λ₁‖. */
export const sharpnessGradientNorms = async (at: Measurement): Promise<Estimate[]> =>
  (await at.sharpnessGradient()).map(({ vector, error, converged }) => bounded(norm(vector), error, converged));

/** α = −⟨∇L, ∇λ₁⟩: the rate of λ₁ under gradient flow, in time. */
export async function sharpeningRates(at: Measurement): Promise<Estimate[]> {
  const P = at.layout.count;
  const [gradients, noise, changes] = [await at.gradient(), await at.noise(), await at.sharpnessGradient()];
  return changes.map(({ vector, error, converged }, run) => {
    const gradient = rowOf(gradients, run, P);
    const length = norm(gradient);
    const { gradientNormSquared } = noise[run];
    // ‖error of ∇L‖ is half the relative error of ‖∇L‖², times ‖∇L‖.
    const slack = length > 0 ? gradientNormSquared.error / (2 * length) : Math.sqrt(gradientNormSquared.error);
    return bounded(-innerProduct(gradient, vector), error * (length + slack) + slack * norm(vector), converged);
  });
}
