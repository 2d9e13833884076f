import { type Amendment, type Criterion, levelOfEach } from '../claims/claim.ts';
import { setText } from '../claims/number-text.ts';

/** "slope ÷ theory: its interval in [0.8, 1.2]". */
export function criterionText({ name, predicted, estimateWithin }: Criterion): string {
  const strict = estimateWithin ? `, the estimate itself ${setText(estimateWithin)}` : '';
  return `${name}: ${setText(predicted)}${strict}`;
}

/** A change after a first look. */
export const amendmentText = ({ date, why }: Amendment) => `Changed on ${date}, after evidence had been seen: ${why}`;

/** How the criteria decide, in sentences. */
export function decisionRuleText(criteria: readonly Criterion[]): string {
  const number = criteria.length === 2 ? 'both' : `all ${criteria.length}`;
  const all = criteria.length === 1 ? 'its interval lies' : `the intervals of ${number} quantities lie`;
  const any = criteria.length === 1 ? 'it lies' : 'any of them lies';
  const level = (100 * levelOfEach(criteria.length)).toPrecision(4).replace(/\.?0+$/, '');
  const together = criteria.length === 1 ? '' : ` (each at ${level} %, so that they hold together with 95 %)`;
  return (
    `Supported if ${all} inside what is predicted${together}; refuted if ${any} wholly outside; otherwise undecided. ` +
    'A true claim is refuted in at most 5 % of repetitions, and so is a false one supported.'
  );
}
