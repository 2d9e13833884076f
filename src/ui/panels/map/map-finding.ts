import { pairs } from 'd3-array';
import { formatNumber } from '../../../figure/format-number.ts';
import { mean } from '../../../math/statistics.ts';
import type { BoardSweep, MapQuantity, Moment } from '../../../state/app-state.ts';
import { cellsOf, sameRatio } from '../../../state/selectors.ts';
import {
  type CellValues,
  type DiagonalDeparture,
  diagonalDeparture,
} from '../../../sweep/results/diagonal-departure.ts';
import { ratioKey } from '../../../sweep/results/ratio-key.ts';
import type { SweepPlan } from '../../../sweep/sweep-plan.ts';
import { isComplete, unitValuesOf } from '../../map/cell-summary.ts';
import { contrastOf, QUANTITIES } from '../../quantities.ts';
import { givenText } from '../../units-text.ts';
import { correlationOf } from '../gap/correlation.ts';
import { correlationText } from '../gap/correlation-text.ts';
import { MAP_FINDING } from '../words.ts';

/** Whether some cells share their η/B, so that there are diagonals. */
export function hasDiagonals({ learningRates, batchSizes }: SweepPlan): boolean {
  const ratios = learningRates.flatMap((rate) => batchSizes.map((size) => rate / size)).sort((a, b) => a - b);
  return pairs(ratios).some(([ratio, next]) => sameRatio(ratio, next));
}

const meanAt = (cells: readonly CellValues[], ratio: number) =>
  mean(cells.filter((cell) => ratioKey(cell) === ratio).flatMap(({ values }) => values));

/** How the quantity changes with η/B, with the correlation. */
function trend(sweep: BoardSweep, cells: readonly CellValues[], quantity: MapQuantity, at: Moment): string {
  const found = correlationOf(sweep, { quantity, at });
  const { low, high } = found.interval;
  const correlation = correlationText(found).join(' ');
  const { inText: name, unit, factor, format } = QUANTITIES[quantity];
  if (!(high < 0 || low > 0)) return MAP_FINDING.unclear(name, correlation);
  const ratios = cells.map(ratioKey);
  const [first, last] = [Math.min(...ratios), Math.max(...ratios)];
  const ends = [meanAt(cells, first), meanAt(cells, last)] as const;
  const [from, to] = ends.map((end) => `${format(factor * end)}${unit}`) as [string, string];
  const isFalling = high < 0;
  // Ranks over all cells may say the opposite of the two ends.
  const sentence = ends[1] < ends[0] === isFalling ? MAP_FINDING.trend : MAP_FINDING.uneven;
  return sentence(name, { isFalling, from, first, to, last, correlation });
}

const percent = (value: number) => `${formatNumber(100 * value, 2)} %`;

/** How well cells of one diagonal agree, and whether those at the largest η depart. */
function agreement(departure: DiagonalDeparture, quantity: MapQuantity): string[] {
  const { learningRate, estimate, interval, spreadBelow } = departure;
  const isRatio = contrastOf(quantity) === 'ratio';
  const { unit, factor, format } = QUANTITIES[quantity];
  const shown = (value: number) => (isRatio ? formatNumber(value) : format(factor * value));
  const neutral = isRatio ? 1 : 0;
  const apart = (spread: number) => (isRatio ? percent(spread - 1) : `${shown(spread)}${unit}`);
  const sentences = spreadBelow === null ? [] : [MAP_FINDING.alike(learningRate, apart(spreadBelow))];
  if (!(interval.high < neutral || interval.low > neutral)) return sentences;
  const range = `[${shown(interval.low)}, ${shown(interval.high)}]`;
  const there = isRatio
    ? MAP_FINDING.ofRatio(shown(estimate), range)
    : MAP_FINDING.ofDifference(`${shown(estimate)}${unit}`, range);
  return [...sentences, MAP_FINDING.departs(learningRate, there)];
}

/** What the finished map shows, computed from its complete cells; null if they are too few. */
export function mapFinding(
  sweep: BoardSweep,
  { quantity, at }: { readonly quantity: MapQuantity; readonly at: Moment },
): string | null {
  const { plan } = sweep;
  const cells = cellsOf(sweep, at)
    .filter((cell) => isComplete(cell, quantity, plan.spec.budget))
    .map((cell) => ({ ...cell, values: unitValuesOf(cell, quantity) }));
  if (cells.length < 3 || cells.some(({ values }) => values.length < 2)) return null;
  const departure = diagonalDeparture(cells, contrastOf(quantity));
  const condition = givenText(sweep);
  return [
    trend(sweep, cells, quantity, at),
    ...(departure ? agreement(departure, quantity) : []),
    ...(condition ? [MAP_FINDING.intervals(condition)] : []),
  ].join(' ');
}
