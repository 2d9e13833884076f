import { TOP } from '../operators/curvature.ts';
import { alignWithSharpest } from '../quantities/sharpest-alignment.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

export const stepTopFractionProbe = defineProbe({
  id: 'stepTopFraction',
  tier: 'standard',
  symbol: '‖EᵀΔθ‖²/‖Δθ‖²',
  label: `Last step inside the ${TOP} sharpest directions`,
  unit: '1',
  method: `From the first ${TOP} eigenvectors of H, with an error from their residuals over the gap to the next.`,
  axis: 'linear',
  needs: ['lastStep'],
  cost: constantCost(25),
  measure: async (at) => (await alignWithSharpest(at, at.lastStep)).map(({ fraction }) => fraction),
});
