import { distinct } from '../math/distinct.ts';
import { contains } from '../math/interval.ts';
import type { Claim } from './claim.ts';
import type { PartVerdict, Verdict } from './judge.ts';
import { intervalText, moreText, numberText, setText } from './number-text.ts';

/** "slope ÷ theory is 0.91 [0.85, 0.97], predicted in [0.8, 1.2]". */
function partText({ criterion, measured }: PartVerdict): string {
  const stricter = criterion.estimateWithin ? `, the estimate ${setText(criterion.estimateWithin)}` : '';
  return `${criterion.name} is ${numberText(measured.estimate)} ${intervalText(measured)}, predicted ${setText(criterion.predicted)}${stricter}`;
}

/** Why no number of replicates would settle an undecided part. */
export function obstacleText({ criterion: { predicted, estimateWithin }, measured }: PartVerdict): string {
  const { estimate, low, high, irreducible = 0 } = measured;
  if (Number.isNaN(estimate + low + high)) return 'there is no interval';
  if (estimateWithin && contains(predicted, estimate) && !contains(estimateWithin, estimate))
    return 'the interval may come to lie inside the predicted set, but the estimate is outside the stricter set for it';
  if (irreducible > 0)
    return `±${numberText(irreducible)} of the interval does not shrink with repetitions, and reaches an end of the predicted set`;
  return 'the estimate lies on an end of the predicted set';
}

/** The verdict in one or two sentences: which criteria decided it, or what would settle it. */
export function verdictText({ replicate }: Pick<Claim, 'replicate'>, verdict: Verdict): string {
  const deciding = verdict.parts.filter(({ kind }) => kind === verdict.kind).map(partText);
  const because = `${deciding.join('; ')}.`;
  if (verdict.kind === 'supported') return `Supported here: ${because}`;
  if (verdict.kind === 'refuted') return `Refuted here: ${because}`;
  const further = verdict.furtherReplicates;
  const obstacles = verdict.parts.filter((part) => part.kind === 'undecided' && part.furtherReplicates === null);
  const remedy =
    further === null
      ? `More repetitions alone would not settle it: ${distinct(obstacles.map(obstacleText)).join('; ')}.`
      : `About ${moreText(further, replicate)} would settle it, as likely as not.`;
  return `Undecided: ${because} ${remedy}`;
}
