import { measureSharpness, sharpnessEstimates } from '../quantities/sharpness.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

/**
 * λ₁ is at least every diagonal entry of H. Those of the output biases, or one of each pair (uₖ, vₖ) of a diagonal network,
 * are ≥ 0, so it is not negative. A sweep measures it by its own tolerance, starting from the vector of the step before.
 */
export const sharpnessProbe = defineProbe({
  id: 'sharpness',
  tier: 'sharpness',
  symbol: 'λ₁',
  label: 'Sharpness',
  unit: 'L/θ²',
  method: 'Largest eigenvalue of the Hessian of the training loss, by Lanczos on exact Hessian–vector products.',
  axis: 'log',
  cost: constantCost(10),
  measure: async (at) => {
    const { runs, layout, seeds, step } = at;
    const options = { runs, parameters: layout.count, seeds, index: step, tolerance: 1e-3, maxIterations: 200 };
    return sharpnessEstimates(await measureSharpness(at.point, options), await at.roundoff());
  },
});
