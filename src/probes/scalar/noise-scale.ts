import { constantCost, defineProbe } from './scalar-probe.ts';

export const noiseScaleProbe = defineProbe({
  id: 'noiseScale',
  tier: 'full',
  symbol: 'tr(HC)/∇LᵀH∇L',
  label: 'Noise scale B_noise',
  unit: 'examples',
  method: 'Random sign vectors over the examples, with the top eigenpairs of H as a control variate.',
  axis: 'symlog',
  cost: constantCost(70),
  measure: async (at) => (await at.noiseCurvature()).map((curvature) => curvature.noiseScale),
});
