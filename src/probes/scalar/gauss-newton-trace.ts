import { constantCost, defineProbe } from './scalar-probe.ts';

export const gaussNewtonTraceProbe = defineProbe({
  id: 'gaussNewtonTrace',
  tier: 'standard',
  symbol: 'tr G',
  label: 'Trace of the Gauss–Newton matrix',
  unit: 'L/θ²',
  method:
    'Exact sum over layers; with convolutions or on WebGL, exact in a Krylov space plus random sign vectors outside it.',
  axis: 'log',
  cost: constantCost(3),
  measure: (at) => at.gaussNewtonTrace(),
});
