import type { Interval } from '../math/interval.ts';
import type { Claim } from './claim.ts';
import type { PartVerdict, Verdict } from './judge.ts';

const number = (value: number) => {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '−∞' : 'unknown';
  return String(Number(value.toPrecision(3))).replace('-', '−');
};

function setText({ low, high }: Interval): string {
  if (low === Number.NEGATIVE_INFINITY) return `at most ${number(high)}`;
  if (high === Number.POSITIVE_INFINITY) return `at least ${number(low)}`;
  return `in [${number(low)}, ${number(high)}]`;
}

/** "slope ÷ theory is 0.91 [0.85, 0.97], predicted in [0.8, 1.2]". */
export function partText({ criterion, measured }: PartVerdict): string {
  const { estimate, low, high } = measured;
  const asked = criterion.estimateWithin ? `, the estimate ${setText(criterion.estimateWithin)}` : '';
  const interval = `[${number(low)}, ${number(high)}]`;
  return `${criterion.name} is ${number(estimate)} ${interval}, predicted ${setText(criterion.predicted)}${asked}`;
}

/** The verdict in one or two sentences: which criteria decided it and, if none did, what would. */
export function verdictText({ replicate }: Pick<Claim, 'replicate'>, verdict: Verdict): string {
  const deciding = verdict.parts.filter(({ kind }) => kind === verdict.kind).map(partText);
  const because = `${deciding.join('; ')}.`;
  if (verdict.kind === 'supported') return `Supported here: ${because}`;
  if (verdict.kind === 'refuted') return `Refuted here: ${because}`;
  const further = verdict.furtherReplicates;
  const remedy =
    further === null
      ? 'More repetitions would not settle it: the estimate stands at the edge of what is predicted, or has no interval.'
      : `About ${further} more (${replicate}) would settle it if the estimate stays.`;
  return `Undecided: ${because} ${remedy}`;
}
