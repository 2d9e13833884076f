import { TOP } from '../operators/curvature.ts';
import { alignGradientWithSharpest } from '../quantities/sharpest-alignment.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

export const gradientTopFractionProbe = defineProbe({
  id: 'gradientTopFraction',
  tier: 'standard',
  symbol: '‖Eᵀ∇L‖²/‖∇L‖²',
  label: `Gradient inside the ${TOP} sharpest directions`,
  unit: '1',
  method: `From the first ${TOP} eigenvectors of H, with an error from their residuals over the gap to the next.`,
  axis: 'linear',
  cost: constantCost(25),
  measure: async (at) => (await alignGradientWithSharpest(at)).map(({ fraction }) => fraction),
});
