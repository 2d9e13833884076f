/**
 * Scalar probes by what they cost, with how often to measure them: points per factor of ten in steps. `gradients` of
 * `SCALAR_PROBES` says what each takes; λ₁ itself is measured by every sweep.
 */
export const TIERS = {
  /** Together about four gradients: may be measured often. */
  economy: {
    perDecade: 8,
    probes: [
      'gradientNormSquared',
      'covarianceTrace',
      'simpleNoiseScale',
      'distance',
      'stepLength',
      'stepCosine',
      'parameterNorm',
      'fisherRao',
      'ascentSharpness',
      'margin',
    ],
  },
  /** Together about 80 gradients: the curvature that the papers plot. */
  standard: {
    perDecade: 3,
    probes: [
      'hessianSecond',
      'hessianSmallest',
      'hessianTrace',
      'hessianFrobenius',
      'gaussNewtonTop',
      'gaussNewtonTrace',
      'covarianceTop',
      'batchSharpness',
      'gradientTopAlignment',
      'gradientTopFraction',
      'stepTopFraction',
    ],
  },
  /** About 200 more: noise against curvature, stability of single examples, invariant measures. */
  full: {
    perDecade: 2,
    probes: [
      'nonUniformity',
      'noiseScale',
      'noiseAlignment',
      'subspaceOverlap',
      'relativeTrace',
      'filterSharpness',
      'boxSharpness',
    ],
  },
} as const;

export type Tier = keyof typeof TIERS;
export type ScalarProbeId = (typeof TIERS)[Tier]['probes'][number];

/** Tiers from cheap to dear. */
export const TIER_ORDER = ['economy', 'standard', 'full'] as const satisfies readonly Tier[];

/** The tiers that a sweep of `tier` measures: that one and all cheaper ones. */
export function tiersUpTo(tier: Tier): readonly Tier[] {
  return TIER_ORDER.slice(0, TIER_ORDER.indexOf(tier) + 1);
}

/** Every scalar probe, from cheap to dear. */
export const SCALAR_PROBE_IDS: readonly ScalarProbeId[] = TIER_ORDER.flatMap((tier): readonly ScalarProbeId[] => [
  ...TIERS[tier].probes,
]);
