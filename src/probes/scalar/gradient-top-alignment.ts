import { alignGradientWithSharpest } from '../quantities/sharpest-alignment.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

export const gradientTopAlignmentProbe = defineProbe({
  id: 'gradientTopAlignment',
  tier: 'standard',
  symbol: 'cos²(∇L, e₁)',
  label: 'Gradient along the sharpest direction',
  unit: '1',
  method: 'From the first eigenvector of H, with an error from its residual over the gap to the second.',
  axis: 'linear',
  cost: constantCost(25),
  measure: async (at) => (await alignGradientWithSharpest(at)).map(({ squaredCosines: [first] }) => first),
});
