import { constantCost, defineProbe } from './scalar-probe.ts';

export const simpleNoiseScaleProbe = defineProbe({
  id: 'simpleNoiseScale',
  tier: 'economy',
  symbol: 'tr C/‖∇L‖²',
  label: 'Simple noise scale',
  unit: 'examples',
  method: 'Trace of the gradient covariance C divided by ‖∇L‖².',
  axis: 'log',
  cost: constantCost(1),
  measure: async (at) => (await at.noise()).map((noise) => noise.simpleNoiseScale),
});
