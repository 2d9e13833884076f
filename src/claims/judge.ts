import { areDisjoint, contains, type Interval, liesInside } from '../math/interval.ts';
import type { Claim, Criterion, Evidence, Measured } from './claim.ts';

export type VerdictKind = 'supported' | 'refuted' | 'undecided';

export interface PartVerdict {
  readonly criterion: Criterion;
  readonly measured: Measured;
  readonly kind: VerdictKind;
  /** Replicates beyond those used that would settle it if the estimate stays; null if settled or if none would. */
  readonly furtherReplicates: number | null;
}

export interface Verdict {
  readonly kind: VerdictKind;
  readonly parts: readonly PartVerdict[];
  /** Enough for every undecided part; null if settled or if some part cannot be settled this way. */
  readonly furtherReplicates: number | null;
}

/** An estimate that is off an end of what is predicted by no more of its interval stands on it: that is rounding. */
const ON_END = 1e-9;

/**
 * Factor on the number of replicates after which the interval, shrinking as 1/√n about the estimate, lies on one side of
 * every end of `set` that it now straddles. 1 if none is; ∞ if the estimate stands on an end or
 * nothing is known.
 */
function settlingFactor({ estimate, low, high }: Measured, set: Interval): number {
  if (Number.isNaN(estimate + low + high)) return Number.POSITIVE_INFINITY;
  let factor = 1;
  for (const end of [set.low, set.high]) {
    if (!(low <= end && end <= high)) continue;
    const reach = end > estimate ? high - estimate : estimate - low;
    const distance = Math.abs(end - estimate);
    if (distance <= ON_END * (high - low)) return Number.POSITIVE_INFINITY;
    factor = Math.max(factor, (reach / distance) ** 2);
  }
  return factor;
}

function judgePart(criterion: Criterion, measured: Measured): PartVerdict {
  const { predicted, estimateWithin } = criterion;
  const settled = (kind: VerdictKind): PartVerdict => ({ criterion, measured, kind, furtherReplicates: null });
  if (areDisjoint(measured, predicted)) return settled('refuted');
  const strict = estimateWithin === undefined || contains(estimateWithin, measured.estimate);
  if (liesInside(measured, predicted) && strict) return settled('supported');
  const factor = Math.max(
    settlingFactor(measured, predicted),
    estimateWithin === undefined ? 1 : settlingFactor(measured, estimateWithin),
  );
  const further = Math.max(1, Math.ceil(measured.replicates * (factor - 1)));
  return {
    criterion,
    measured,
    kind: 'undecided',
    furtherReplicates: Number.isFinite(further) ? further : null,
  };
}

/**
 * Supported when every interval lies inside what is predicted, refuted when any lies outside, else undecided. The
 * intervals hold together with 95 %, so a true claim is refuted, and a claim false in one criterion supported, in at
 * most 5 % of repetitions.
 */
export function judge({ id, criteria }: Pick<Claim, 'id' | 'criteria'>, { measured }: Evidence): Verdict {
  if (measured.length !== criteria.length)
    throw new RangeError(
      `judge: evidence of ${id} must have one interval per criterion (${criteria.length}), got ${measured.length}.`,
    );
  const parts = criteria.map((criterion, i) => judgePart(criterion, measured[i]));
  if (parts.some(({ kind }) => kind === 'refuted')) return { kind: 'refuted', parts, furtherReplicates: null };
  const open = parts.filter(({ kind }) => kind === 'undecided');
  if (open.length === 0) return { kind: 'supported', parts, furtherReplicates: null };
  const further = open.map(({ furtherReplicates }) => furtherReplicates);
  const settles = further.every((count) => count !== null);
  return { kind: 'undecided', parts, furtherReplicates: settles ? Math.max(...further) : null };
}
