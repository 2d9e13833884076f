import { TOP } from '../operators/curvature.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

/** Not negative with two outputs or more, whose biases have a positive semidefinite block of H; signed with one. */
export const hessianSecondProbe = defineProbe({
  id: 'hessianSecond',
  tier: 'standard',
  symbol: 'λ₂',
  label: 'Second Hessian eigenvalue',
  unit: 'L/θ²',
  method: `Lanczos on exact Hessian–vector products for the ${TOP + 1} largest eigenpairs.`,
  axis: 'symlog',
  cost: constantCost(25),
  measure: async (at) => (await at.hessianTop()).map(({ pairs }) => pairs[1] ?? pairs[0]),
});
