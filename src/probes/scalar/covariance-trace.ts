import { constantCost, defineProbe } from './scalar-probe.ts';

export const covarianceTraceProbe = defineProbe({
  id: 'covarianceTrace',
  tier: 'economy',
  symbol: 'tr C',
  label: 'Gradient noise of one example',
  unit: 'L²/θ²',
  method: 'Mean of the squared gradient norms of all training examples, minus ‖∇L‖².',
  axis: 'log',
  cost: constantCost(1),
  measure: async (at) => (await at.noise()).map((noise) => noise.covarianceTrace),
});
