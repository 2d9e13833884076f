import { type Estimate, productOf, ratioOf, scaled } from '../estimators/estimate.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

/**
 * tr(CH)·P/(tr C·tr H): 1 for isotropic noise, larger where the noise is along sharp directions.
 * Source: Zhu et al. 2019, arXiv:1803.00195.
 */
export function noiseAlignment(
  parameters: number,
  {
    noiseCurvature,
    covarianceTrace,
    hessianTrace,
  }: Record<'noiseCurvature' | 'covarianceTrace' | 'hessianTrace', Estimate>,
): Estimate {
  return scaled(ratioOf(noiseCurvature, productOf(covarianceTrace, hessianTrace)), parameters);
}

export const noiseAlignmentProbe = defineProbe({
  id: 'noiseAlignment',
  tier: 'full',
  symbol: 'tr(CH)P/(tr C tr H)',
  label: 'Alignment of noise and curvature',
  unit: '1',
  method: 'From tr HC, tr C and tr H as measured by their own estimators.',
  axis: 'symlog',
  cost: constantCost(75),
  measure: async (at) => {
    const [curvature, noise, traces] = [await at.noiseCurvature(), await at.noise(), await at.hessianTrace()];
    return curvature.map(({ trace }, run) =>
      noiseAlignment(at.layout.count, {
        noiseCurvature: trace,
        covarianceTrace: noise[run].covarianceTrace,
        hessianTrace: traces[run],
      }),
    );
  },
});
