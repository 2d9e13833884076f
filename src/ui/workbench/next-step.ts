import { unitsOf } from '../../sweep/results/units.ts';
import { hasNoiseTheory } from '../noise-theory.ts';
import type { SweepFinding } from '../start/finding.ts';
import { nextValue } from '../start/grid-union.ts';
import { NEXT } from './words.ts';

/** With fewer an interval is wide whatever is true: Student's t with three degrees of freedom is 3.2. */
const FEW_UNITS = 5;

/** What to try after a finished sweep; '' where its own sentences say it already. */
export function nextStep({ plan, diverged, capped, isMeasured, departure, verdict }: SweepFinding): string {
  const lost = diverged?.count === plan.runs.length || capped?.count === plan.runs.length;
  if (lost || !isMeasured) return '';
  const units = unitsOf(plan.runs.map((run) => ({ run }))).length;
  if (units < FEW_UNITS) return NEXT.moreSeeds(units);
  if (!hasNoiseTheory(plan)) return '';
  if (verdict === 'none') return NEXT.diagonals;
  const rates = plan.learningRates;
  const largest = Math.max(...rates);
  if (departure && (departure.interval.high < 1 || departure.interval.low > 1))
    return NEXT.beyond(largest, nextValue(rates));
  return verdict === 'alike' ? NEXT.largerRate(nextValue(rates)) : '';
}
