import { constantCost, defineProbe } from './scalar-probe.ts';

export const hessianFrobeniusProbe = defineProbe({
  id: 'hessianFrobenius',
  tier: 'standard',
  symbol: '‖H‖_F',
  label: 'Frobenius norm of the Hessian',
  unit: 'L/θ²',
  method: 'Exact in a Krylov space plus random sign vectors outside it.',
  axis: 'log',
  cost: constantCost(55),
  measure: (at) => at.hessianFrobenius(),
});
