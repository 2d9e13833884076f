import type { Point } from '../../engine/contract.ts';
import { measureEigenpairs } from '../../probes/estimators/eigenpairs.ts';
import { measureGradientNoise } from '../../probes/operators/gradient-noise.ts';
import { hessianOperator } from '../../probes/operators/hessian.ts';
import { measureNoiseCurvature } from '../../probes/operators/noise-curvature.ts';
import type { GradientMoments } from '../../theory/noise-scale.ts';

/** Sharpest directions whose part of Tr(HC) is computed exactly. */
const TOP = 5;

export interface MomentsOptions {
  readonly parameters: number;
  readonly examples: number;
  /** Seed of the estimator of Tr(HC), together with the step. */
  readonly seed: number;
  readonly index: number;
}

/** ‖G‖², GᵀHG and Tr C exactly, Tr(HC) to a few percent, over all training examples of one run. */
export async function measureMoments(
  point: Point,
  { parameters, examples, seed, index }: MomentsOptions,
): Promise<GradientMoments> {
  const keyed = { seeds: [seed], index };
  const [{ pairs }] = await measureEigenpairs(hessianOperator(point), { ...keyed, dimension: parameters, count: TOP });
  const [{ gradientNormSquared, covarianceTrace }] = await measureGradientNoise(point, 1);
  const [{ trace, gradientCurvature }] = await measureNoiseCurvature(point, {
    ...keyed,
    parameters,
    examples,
    deflation: [pairs],
  });
  return {
    squaredNorm: gradientNormSquared.value,
    curvature: gradientCurvature.value,
    covarianceTrace: covarianceTrace.value,
    curvatureCovarianceTrace: trace.value,
  };
}
