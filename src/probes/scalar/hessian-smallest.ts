import { constantCost, defineProbe } from './scalar-probe.ts';

export const hessianSmallestProbe = defineProbe({
  id: 'hessianSmallest',
  tier: 'standard',
  symbol: 'λ_min',
  label: 'Most negative curvature',
  unit: 'L/θ²',
  method: 'Lanczos on exact Hessian–vector products, continued in the Krylov space of the largest eigenpairs.',
  axis: 'linear',
  cost: constantCost(45),
  measure: async (at) => (await at.hessianBottom()).map(({ pairs }) => pairs[0]),
});
