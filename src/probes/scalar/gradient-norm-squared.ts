import { constantCost, defineProbe } from './scalar-probe.ts';

export const gradientNormSquaredProbe = defineProbe({
  id: 'gradientNormSquared',
  tier: 'economy',
  symbol: '‖∇L‖²',
  label: 'Squared norm of the gradient',
  unit: 'L²/θ²',
  method: 'Sum of squares of one gradient over all training examples.',
  axis: 'log',
  cost: constantCost(1),
  measure: async (at) => (await at.noise()).map((noise) => noise.gradientNormSquared),
});
