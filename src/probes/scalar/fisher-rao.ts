import { measureFisherRao } from '../quantities/fisher-rao.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

export const fisherRaoProbe = defineProbe({
  id: 'fisherRao',
  tier: 'economy',
  symbol: '‖θ‖_fr',
  label: 'Fisher–Rao norm',
  unit: 'L',
  method: 'Root mean square of gᵢ·θ over all training examples.',
  axis: 'log',
  cost: constantCost(1),
  measure: async ({ point, theta, runs, roundoff }) =>
    measureFisherRao(point, theta, { runs, roundoff: await roundoff() }),
});
