import { constantCost, defineProbe } from './scalar-probe.ts';

export const hessianTraceProbe = defineProbe({
  id: 'hessianTrace',
  tier: 'standard',
  symbol: 'tr H',
  label: 'Trace of the Hessian',
  unit: 'L/θ²',
  method:
    'Exact sum over layers; with convolutions or on WebGL, exact in a Krylov space plus random sign vectors outside it.',
  axis: 'symlog',
  cost: constantCost(3),
  measure: (at) => at.hessianTrace(),
});
