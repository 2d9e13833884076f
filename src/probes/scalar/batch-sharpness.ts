import { BATCHES } from '../measurement.ts';
import { defineProbe } from './scalar-probe.ts';

export const batchSharpnessProbe = defineProbe({
  id: 'batchSharpness',
  tier: 'standard',
  symbol: 'E[g_BᵀH_Bg_B/‖g_B‖²]',
  label: 'Batch sharpness at the training batch size',
  unit: 'L/θ²',
  method: `Mean over ${BATCHES} random batches; over all batches if B is 1 or N.`,
  axis: 'symlog',
  needs: ['batchSize'],
  cost: ({ examples, batchSize }) =>
    batchSize === 1 || batchSize === examples ? 2 : (2 * BATCHES * batchSize) / examples,
  measure: async (at) => (await at.batchSharpness()).map(({ value }) => value),
});
