import { measureNonUniformity } from '../quantities/non-uniformity.ts';
import { constantCost, defineProbe, streamKey } from './scalar-probe.ts';

export const nonUniformityProbe = defineProbe({
  id: 'nonUniformity',
  tier: 'full',
  symbol: 's',
  label: 'Non-uniformity √λ₁((1/N)ΣHᵢ² − H²)',
  unit: 'L/θ²',
  method: 'Lanczos on the covariance of the Hessians of single examples.',
  axis: 'log',
  cost: constantCost(40),
  measure: async (at) => {
    const found = await measureNonUniformity(at.point, { ...streamKey(at), roundoff: await at.roundoff() });
    return found.map(({ value }) => value);
  },
});
