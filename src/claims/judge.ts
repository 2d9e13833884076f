import { areDisjoint, contains, liesInside } from '../math/interval.ts';
import { type Claim, type Criterion, type Evidence, levelsOf, type Measured } from './claim.ts';
import { replicatesNeeded } from './replicates-needed.ts';

export type VerdictKind = 'supported' | 'refuted' | 'undecided';

export interface PartVerdict {
  readonly criterion: Criterion;
  readonly measured: Measured;
  readonly kind: VerdictKind;
  /** Additional replicates that would settle it with probability about ½; null if settled or if no number would. */
  readonly furtherReplicates: number | null;
}

export interface Verdict {
  readonly kind: VerdictKind;
  readonly parts: readonly PartVerdict[];
  /** Maximum over the undecided parts; null if settled or if some part cannot be settled by replicates. */
  readonly furtherReplicates: number | null;
}

function judgePart(criterion: Criterion, measured: Measured, level: number): PartVerdict {
  const { predicted, estimateWithin } = criterion;
  const settled = (kind: VerdictKind): PartVerdict => ({ criterion, measured, kind, furtherReplicates: null });
  if (areDisjoint(measured, predicted)) return settled('refuted');
  const strict = estimateWithin === undefined || contains(estimateWithin, measured.estimate);
  if (liesInside(measured, predicted) && strict) return settled('supported');
  // An estimate inside `predicted` but outside `estimateWithin` stays undecided with any number of replicates.
  const never = !strict && contains(predicted, measured.estimate);
  const needed = never ? Number.POSITIVE_INFINITY : replicatesNeeded(measured, predicted, level);
  return {
    criterion,
    measured,
    kind: 'undecided',
    furtherReplicates: Number.isFinite(needed) ? Math.max(1, needed - measured.replicates) : null,
  };
}

/**
 * Supported if every interval lies inside its predicted set, refuted if any lies outside, else undecided. The intervals
 * hold simultaneously with 95 %, over the three sizes as well (`levelOfEach`), so a true claim is refuted, and a claim false in
 * one criterion supported, in at most 5 % of repetitions, even if it is judged at growing sizes until it is decided.
 */
export function judge(
  { id, criteria }: Pick<Claim, 'id' | 'criteria'>,
  { measured }: Pick<Evidence, 'measured'>,
): Verdict {
  if (measured.length !== criteria.length)
    throw new RangeError(
      `judge: evidence of ${id} must have one interval per criterion (${criteria.length}), got ${measured.length}.`,
    );
  const levels = levelsOf(criteria);
  const parts = criteria.map((criterion, i) => judgePart(criterion, measured[i], levels[i]));
  if (parts.some(({ kind }) => kind === 'refuted')) return { kind: 'refuted', parts, furtherReplicates: null };
  const open = parts.filter(({ kind }) => kind === 'undecided');
  if (open.length === 0) return { kind: 'supported', parts, furtherReplicates: null };
  const further = open.map(({ furtherReplicates }) => furtherReplicates);
  const settles = further.every((count) => count !== null);
  return { kind: 'undecided', parts, furtherReplicates: settles ? Math.max(...further) : null };
}
