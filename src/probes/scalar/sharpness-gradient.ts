import { sharpnessGradientNorms } from '../quantities/sharpening.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

/** NaN for networks with ReLU, whose Hessian jumps; error ∞ where λ₁ is not known to be simple. */
export const sharpnessGradientProbe = defineProbe({
  id: 'sharpnessGradient',
  tier: 'full',
  symbol: '‖∇λ₁‖',
  label: 'Gradient of the sharpness',
  unit: 'L/θ³',
  method:
    'Differences of Hu along ±u, u the first eigenvector of H; with the error of u over the gap to the second eigenvalue, for smooth activations only.',
  axis: 'log',
  needs: ['smoothActivation'],
  cost: constantCost(95),
  measure: sharpnessGradientNorms,
});
