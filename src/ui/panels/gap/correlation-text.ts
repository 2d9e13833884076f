import { unitCount } from '../../units-text.ts';
import { CORRELATION } from '../words.ts';
import { type Correlation, LEAST_CELLS } from './correlation.ts';
import { rhoText } from './rho-text.ts';

/** In two lines: "mean per-seed Spearman ρ = −0.93," and "95 % [−0.97, −0.85], 25 cells, 3 seeds". */
export function correlationText(found: Correlation): readonly [string, string] {
  const { estimate, interval, cells, allCells, units, unit, needs } = found;
  if (cells < LEAST_CELLS) return [CORRELATION.few, CORRELATION.fewSoFar(CORRELATION.needs[needs], cells, allCells)];
  const name = CORRELATION.name(units > 1 ? unit : null);
  if (Number.isNaN(estimate)) return [CORRELATION.undefined(name), CORRELATION.undefinedWhy];
  const range = Number.isFinite(interval.low) ? `95 % [${rhoText(interval.low)}, ${rhoText(interval.high)}], ` : '';
  const over = `${CORRELATION.cells(cells, allCells)}, ${unitCount(units, unit)}`;
  return [`${name} = ${rhoText(estimate)},`, `${range}${over}`];
}
