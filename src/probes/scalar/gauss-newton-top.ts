import { constantCost, defineProbe } from './scalar-probe.ts';

export const gaussNewtonTopProbe = defineProbe({
  id: 'gaussNewtonTop',
  tier: 'standard',
  symbol: 'λ₁(G)',
  label: 'Top Gauss–Newton eigenvalue',
  unit: 'L/θ²',
  method: 'Lanczos on exact Gauss–Newton products.',
  axis: 'log',
  cost: constantCost(5),
  measure: async (at) => (await at.gaussNewtonTop()).map(({ pairs }) => pairs[0]),
});
