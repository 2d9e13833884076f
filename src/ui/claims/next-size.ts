import { CLAIM_SIZES, type Claim, type ClaimSize } from '../../claims/claim.ts';
import type { Verdict } from '../../claims/judge.ts';
import { dataSeedsOf, seedsOf } from '../../data/seeds.ts';
import type { HeldEvidence } from '../../state/claims-state.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';

export const sizeBeyond = (size: ClaimSize): ClaimSize | undefined => CLAIM_SIZES[CLAIM_SIZES.indexOf(size) + 1];

/** A larger size of a claim that a run here has left undecided. */
export interface NextSize {
  readonly size: ClaimSize;
  /** As stated by the claim. */
  readonly seconds: number;
  /** Seeds that the larger size adds to each cell; null for a toy. */
  readonly furtherSeeds: number | null;
  /** Whether it goes on from the replicates made here; else it starts over. */
  readonly goesOn: boolean;
}

function seedsIn(sweep: SweepSpecInput): number {
  const { grid, dataset } = parseSweepSpec(sweep);
  return seedsOf(grid.seeds).length * dataSeedsOf(dataset).length;
}

/** The largest number of seeds of any sweep at a size. */
const seedsAt = (claim: Claim, size: ClaimSize) => Math.max(...claim.sweeps(size).map(seedsIn));

/** The size to offer after a run here; null where it is decided, or at the largest size, or shipped. `made`: see `claimReplicates`. */
export function nextSizeOf(
  claim: Claim,
  {
    held,
    verdict,
    made,
  }: { held: HeldEvidence | undefined; verdict: Verdict | undefined; made: ClaimSize | undefined },
): NextSize | null {
  if (held?.source !== 'own run' || verdict?.kind !== 'undecided') return null;
  const { size: reached } = held.record;
  const size = sizeBeyond(reached);
  if (size === undefined) return null;
  const further = claim.subject === 'toy' ? 0 : seedsAt(claim, size) - seedsAt(claim, reached);
  return {
    size,
    seconds: claim.cost[size].seconds,
    furtherSeeds: further > 0 ? further : null,
    goesOn: made === reached,
  };
}
