import { measureStepsAhead } from '../quantities/trajectory.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

export const stepCosineProbe = defineProbe({
  id: 'stepCosine',
  tier: 'economy',
  symbol: 'cos(Δθ, Δθ₊)',
  label: 'Cosine between the next two steps',
  unit: '1',
  method: 'Differences of the stored weights over the next two training steps, in double precision.',
  axis: 'linear',
  needs: ['ahead'],
  cost: constantCost(0.1),
  measure: async (at) => (await measureStepsAhead(at, 2)).map(({ stepCosine }) => stepCosine),
});
