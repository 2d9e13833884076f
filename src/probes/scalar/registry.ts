import { ascentSharpnessProbe } from './ascent-sharpness.ts';
import { batchSharpnessProbe } from './batch-sharpness.ts';
import { boxSharpnessProbe } from './box-sharpness.ts';
import { covarianceTopProbe } from './covariance-top.ts';
import { covarianceTraceProbe } from './covariance-trace.ts';
import { distanceProbe } from './distance.ts';
import { filterSharpnessProbe } from './filter-sharpness.ts';
import { fisherRaoProbe } from './fisher-rao.ts';
import { gaussNewtonTopProbe } from './gauss-newton-top.ts';
import { gaussNewtonTraceProbe } from './gauss-newton-trace.ts';
import { gradientNormSquaredProbe } from './gradient-norm-squared.ts';
import { gradientTopAlignmentProbe } from './gradient-top-alignment.ts';
import { gradientTopFractionProbe } from './gradient-top-fraction.ts';
import { hessianFrobeniusProbe } from './hessian-frobenius.ts';
import { hessianSecondProbe } from './hessian-second.ts';
import { hessianSmallestProbe } from './hessian-smallest.ts';
import { hessianTraceProbe } from './hessian-trace.ts';
import { marginProbe } from './margin.ts';
import { noiseAlignmentProbe } from './noise-alignment.ts';
import { noiseScaleProbe } from './noise-scale.ts';
import { nonUniformityProbe } from './non-uniformity.ts';
import { parameterNormProbe } from './parameter-norm.ts';
import { preconditionedSharpnessProbe } from './preconditioned-sharpness.ts';
import { relativeTraceProbe } from './relative-trace.ts';
import type { ScalarProbe } from './scalar-probe.ts';
import { sharpeningRateProbe } from './sharpening-rate.ts';
import { sharpnessProbe } from './sharpness.ts';
import { sharpnessGradientProbe } from './sharpness-gradient.ts';
import { simpleNoiseScaleProbe } from './simple-noise-scale.ts';
import { stepCosineProbe } from './step-cosine.ts';
import { stepLengthProbe } from './step-length.ts';
import { stepTopFractionProbe } from './step-top-fraction.ts';
import { subspaceOverlapProbe } from './subspace-overlap.ts';
import { testAccuracyProbe } from './test-accuracy.ts';
import { testLossProbe } from './test-loss.ts';
import { type ProbeTier, TIER_ORDER } from './tiers.ts';
import { trainAccuracyProbe } from './train-accuracy.ts';
import { trainLossProbe } from './train-loss.ts';

/**
 * Every scalar probe, by tier and in the order in which it is measured and recorded. Fingerprints of sweeps depend on the
 * order: add a probe at the end of its tier.
 */
export const SCALAR_PROBES = [
  trainLossProbe,
  trainAccuracyProbe,
  testLossProbe,
  testAccuracyProbe,
  sharpnessProbe,
  gradientNormSquaredProbe,
  covarianceTraceProbe,
  simpleNoiseScaleProbe,
  distanceProbe,
  stepLengthProbe,
  stepCosineProbe,
  parameterNormProbe,
  fisherRaoProbe,
  ascentSharpnessProbe,
  marginProbe,
  hessianSecondProbe,
  hessianSmallestProbe,
  hessianTraceProbe,
  hessianFrobeniusProbe,
  gaussNewtonTopProbe,
  gaussNewtonTraceProbe,
  covarianceTopProbe,
  batchSharpnessProbe,
  gradientTopAlignmentProbe,
  gradientTopFractionProbe,
  stepTopFractionProbe,
  preconditionedSharpnessProbe,
  nonUniformityProbe,
  noiseScaleProbe,
  noiseAlignmentProbe,
  subspaceOverlapProbe,
  relativeTraceProbe,
  filterSharpnessProbe,
  boxSharpnessProbe,
  sharpnessGradientProbe,
  sharpeningRateProbe,
] as const;

export type ScalarProbeId = (typeof SCALAR_PROBES)[number]['id'];

export const SCALAR_PROBE_IDS: readonly ScalarProbeId[] = SCALAR_PROBES.map(({ id }) => id);

const BY_ID = new Map<ScalarProbeId, ScalarProbe<ScalarProbeId>>(SCALAR_PROBES.map((probe) => [probe.id, probe]));

export function scalarProbe(id: ScalarProbeId): ScalarProbe<ScalarProbeId> {
  const found = BY_ID.get(id);
  if (found === undefined) throw new RangeError(`scalarProbe: id must be that of a scalar probe, got ${id}.`);
  return found;
}

/** The probes that a tier adds to all cheaper ones. */
export const probesOfTier = (tier: ProbeTier): readonly ScalarProbe<ScalarProbeId>[] =>
  SCALAR_PROBES.filter((probe) => probe.tier === tier);

const PROBE_TIERS: readonly ProbeTier[] = ['sharpness', ...TIER_ORDER];

/** Whether a sweep of `tier` measures a probe: one of that tier or of a cheaper one. */
export const isMeasuredBy = (tier: ProbeTier, probe: ScalarProbeId): boolean =>
  PROBE_TIERS.indexOf(scalarProbe(probe).tier) <= PROBE_TIERS.indexOf(tier);
