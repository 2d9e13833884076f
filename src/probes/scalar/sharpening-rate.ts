import { sharpeningRates } from '../quantities/sharpening.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

/** Progressive sharpening where it is positive. Source: Damian, Nichani, Lee 2022, arXiv:2209.15594, their α. */
export const sharpeningRateProbe = defineProbe({
  id: 'sharpeningRate',
  tier: 'full',
  symbol: '−⟨∇L, ∇λ₁⟩',
  label: 'Rate of progressive sharpening',
  unit: 'L²/θ⁴',
  method:
    'Gradient over all training examples times ∇λ₁, from differences of Hu along ±u, u the first eigenvector of H, for smooth activations only.',
  axis: 'symlog',
  needs: ['smoothActivation'],
  cost: constantCost(95),
  measure: sharpeningRates,
});
