import { measureStepsAhead } from '../quantities/trajectory.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

export const stepLengthProbe = defineProbe({
  id: 'stepLength',
  tier: 'economy',
  symbol: '‖Δθ‖',
  label: 'Length of the next step',
  unit: 'θ',
  method: 'Difference of the stored weights before and after the next training step, in double precision.',
  axis: 'log',
  needs: ['ahead'],
  cost: constantCost(0.1),
  measure: async (at) => (await measureStepsAhead(at, 1)).map(({ stepLength }) => stepLength),
});
