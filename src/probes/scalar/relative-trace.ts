import { estimateTrace } from '../estimators/stochastic-trace.ts';
import { relativeHessianOperator } from '../operators/hessian.ts';
import { constantCost, defineProbe, streamKey } from './scalar-probe.ts';

export const relativeTraceProbe = defineProbe({
  id: 'relativeTrace',
  tier: 'full',
  symbol: 'Tr(H ⊙ θ²)',
  label: 'Curvature relative to the weights',
  unit: 'L',
  method: 'Hutch++ on the products θ ⊙ H(θ ⊙ v).',
  axis: 'symlog',
  cost: constantCost(40),
  measure: async (at) =>
    (await estimateTrace(relativeHessianOperator(at.point, at.theta), streamKey(at))).map(({ trace }) => trace),
});
