import { measureFilterSharpness } from '../landscape/filter-normalised.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

export const filterSharpnessProbe = defineProbe({
  id: 'filterSharpness',
  tier: 'full',
  symbol: 'E[dᵀHd]',
  label: 'Filter-normalised sharpness',
  unit: 'L',
  method: 'Mean over random filter-normalised directions.',
  axis: 'symlog',
  cost: constantCost(20),
  measure: ({ point, theta, layout, seeds, step }) =>
    measureFilterSharpness(point, theta, { layout, seeds, index: step }),
});
