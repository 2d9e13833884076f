import { estimateTrace } from '../estimators/stochastic-trace.ts';
import { subspaceOverlap } from '../estimators/subspace-overlap.ts';
import { measureFilterSharpness } from '../landscape/filter-normalised.ts';
import { TOP } from '../operators/curvature.ts';
import { relativeHessianOperator } from '../operators/hessian.ts';
import { noiseAlignment } from '../operators/noise-curvature.ts';
import { measureBoxSharpness } from '../quantities/box-sharpness.ts';
import { measureNonUniformity } from '../quantities/non-uniformity.ts';
import { constantCost, type ScalarProbe, streamKey } from './scalar-probe.ts';
import type { TIERS } from './tiers.ts';

/** Noise against curvature, single examples, and measures that rescaling leaves alone. */
export const FULL_PROBES: Readonly<Record<(typeof TIERS)['full']['probes'][number], ScalarProbe>> = {
  nonUniformity: {
    symbol: 's',
    label: 'Non-uniformity √λ₁((1/N)ΣHᵢ² − H²)',
    unit: 'L/θ²',
    gradients: constantCost(40),
    measure: async (at) => {
      const found = await measureNonUniformity(at.point, { ...streamKey(at), roundoff: await at.roundoff() });
      return found.map(({ value }) => value);
    },
  },
  noiseScale: {
    symbol: 'tr(HC)/∇LᵀH∇L',
    label: 'Noise scale B_noise',
    unit: 'examples',
    gradients: constantCost(70),
    measure: async (at) => (await at.noiseCurvature()).map((curvature) => curvature.noiseScale),
  },
  noiseAlignment: {
    symbol: 'tr(CH)P/(tr C tr H)',
    label: 'Alignment of noise and curvature',
    unit: '1',
    gradients: constantCost(75),
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
  },
  subspaceOverlap: {
    symbol: '‖E_HᵀE_C‖²/k',
    label: `Overlap of the top ${TOP} spaces of H and C`,
    unit: '1',
    gradients: constantCost(40),
    measure: async (at) => {
      const [hessian, covariance] = [await at.hessianTop(), await at.covarianceTop()];
      return hessian.map(({ pairs }, run) => {
        const other = covariance[run].pairs;
        return subspaceOverlap(pairs, other, Math.min(TOP, pairs.length, other.length));
      });
    },
  },
  relativeTrace: {
    symbol: 'Tr(H ⊙ θ²)',
    label: 'Curvature relative to the weights',
    unit: 'L',
    gradients: constantCost(40),
    measure: async (at) =>
      (await estimateTrace(relativeHessianOperator(at.point, at.theta), streamKey(at))).map(({ trace }) => trace),
  },
  filterSharpness: {
    symbol: 'E[dᵀHd]',
    label: 'Filter-normalised sharpness',
    unit: 'L',
    gradients: constantCost(20),
    measure: ({ point, theta, layout, seeds, step }) =>
      measureFilterSharpness(point, theta, { layout, seeds, index: step }),
  },
  boxSharpness: {
    symbol: 'φ',
    label: 'Keskar’s ε-sharpness, ε = 10⁻³',
    unit: '%',
    gradients: constantCost(25),
    measure: ({ program, theta, runs }) => measureBoxSharpness(program, theta, { runs }),
  },
};
