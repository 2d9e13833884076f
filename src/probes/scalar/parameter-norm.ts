import { bounded } from '../estimators/estimate.ts';
import { measureLayerNorms } from '../quantities/trajectory.ts';
import { norm, rowOf } from '../run-rows.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

export const parameterNormProbe = defineProbe({
  id: 'parameterNorm',
  tier: 'economy',
  symbol: '‖θ‖',
  label: 'Norm of the weights',
  unit: 'θ',
  method: 'Norm of the stored weights without biases, in double precision.',
  axis: 'log',
  cost: constantCost(0),
  measure: async ({ theta, runs, layout }) =>
    Array.from({ length: runs }, (_, run) => {
      const layers = measureLayerNorms(rowOf(theta, run, layout.count), layout);
      const value = norm(layers.map((layer) => layer.value));
      return bounded(value, 2 ** -24 * value);
    }),
});
