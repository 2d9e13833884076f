import { constantCost, defineProbe } from './scalar-probe.ts';

export const covarianceTopProbe = defineProbe({
  id: 'covarianceTop',
  tier: 'standard',
  symbol: 'λ₁(C)',
  label: 'Largest gradient-noise variance',
  unit: 'L²/θ²',
  method: 'Lanczos on products with the gradient covariance C, which is never formed.',
  axis: 'log',
  cost: constantCost(5),
  measure: async (at) => (await at.covarianceLargest()).map(({ pairs }) => pairs[0]),
});
