import { type Amendment, type Criterion, levelOfEach } from '../claims/claim.ts';
import { setText } from '../claims/number-text.ts';

/** "slope ÷ theory: its interval in [0.8, 1.2]". */
export function criterionText({ name, predicted, estimateWithin }: Criterion): string {
  const strict = estimateWithin ? `, the estimate ${setText(estimateWithin)}` : '';
  return `${name}: ${setText(predicted)}${strict}`;
}

export const amendmentText = ({ date, why }: Amendment) => `Changed on ${date}, after evidence had been seen: ${why}`;

/** The decision rule of the criteria, in sentences. */
export function decisionRuleText(criteria: readonly Criterion[]): string {
  const number = criteria.length === 2 ? 'both' : `all ${criteria.length}`;
  const all = criteria.length === 1 ? 'its interval lies' : `the intervals of ${number} quantities lie`;
  const any = criteria.length === 1 ? 'it lies' : 'any of them lies';
  const sets = criteria.length === 1 ? 'the predicted set' : 'the predicted sets';
  const level = (100 * levelOfEach(criteria.length)).toPrecision(4).replace(/\.?0+$/, '');
  const all95 = criteria.length === 1 ? 'it holds' : 'all hold simultaneously';
  const together = ` (${criteria.length === 1 ? '' : 'each '}at ${level} %, so that ${all95} with 95 % at all three sizes together)`;
  return (
    `Supported if ${all} inside ${sets}${together}; refuted if ${any} entirely outside; otherwise undecided. ` +
    'A true claim is refuted in at most 5 % of repetitions, and so is a false one supported, even if it is repeated at growing ' +
    'sizes until it is decided.'
  );
}
