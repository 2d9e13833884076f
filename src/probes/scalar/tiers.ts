/**
 * Tiers of scalar probes beyond what every sweep records. `perDecade`: measurements per factor of ten in steps. `gradients`:
 * cost of measuring the tier once, in gradients over all N examples, shared work counted once (64-32-32-10, N = 1,024),
 * without what only rules with a preconditioner have.
 */
export const TIERS = {
  /** Cheap enough to be measured often. */
  economy: { perDecade: 8, gradients: 3 },
  /** The curvature that the papers plot. */
  standard: { perDecade: 3, gradients: 60 },
  /** Noise against curvature, stability of single examples, invariant measures. */
  full: { perDecade: 2, gradients: 200 },
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
