/** Tiers of scalar probes beyond what every sweep records, with their cadence: measurements per factor of ten in steps. */
export const TIERS = {
  /** Together about four gradients: may be measured often. */
  economy: { perDecade: 8 },
  /** Together about 80 gradients: the curvature that the papers plot. */
  standard: { perDecade: 3 },
  /** About 200 more: noise against curvature, stability of single examples, invariant measures. */
  full: { perDecade: 2 },
} as const;

export type Tier = keyof typeof TIERS;
/** 'sharpness': losses, accuracies and λ₁, which every sweep records. */
export type ProbeTier = 'sharpness' | Tier;

/** In increasing order of cost. */
export const TIER_ORDER = ['economy', 'standard', 'full'] as const satisfies readonly Tier[];

/** The tiers that a sweep of `tier` measures: that one and all cheaper ones; none for 'sharpness'. */
export function tiersUpTo(tier: ProbeTier): readonly Tier[] {
  return TIER_ORDER.slice(0, (TIER_ORDER as readonly ProbeTier[]).indexOf(tier) + 1);
}
