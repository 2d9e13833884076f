import { mean } from '../../../math/statistics.ts';
import type { BoardSweep, CompareAt, MapQuantity } from '../../../state/app-state.ts';
import { cellsOf } from '../../../state/selectors.ts';
import {
  type CellValues,
  type DiagonalDeparture,
  diagonalDeparture,
  ratioKey,
} from '../../../sweep/results/diagonal-departure.ts';
import { conditionText } from '../../../sweep/results/units.ts';
import { formatNumber, formatRate, formatRatio } from '../../charts/format.ts';
import { QUANTITIES } from '../../quantities.ts';
import { correlationOf, correlationText } from '../gap/correlation.ts';
import { isComplete, unitValuesOf } from './cell-summary.ts';

/** Words for a quantity in a sentence, and for its unit after a number. */
const WORDS: Record<MapQuantity, { readonly name: string; readonly unit: string }> = {
  sharpness: { name: 'λ₁', unit: '' },
  testAccuracy: { name: 'test accuracy', unit: ' %' },
  accuracyGap: { name: 'the accuracy gap', unit: ' points' },
  lossGap: { name: 'the loss gap', unit: '' },
  trainLoss: { name: 'training loss', unit: '' },
  testLoss: { name: 'test loss', unit: '' },
  steps: { name: 'the number of steps', unit: '' },
};

/** Quantities on a linear axis are compared by difference, others by ratio. */
const contrastOf = (quantity: MapQuantity) => (QUANTITIES[quantity].kind === 'linear' ? 'difference' : 'ratio');

const meanAt = (cells: readonly CellValues[], ratio: number) =>
  mean(cells.filter((cell) => ratioKey(cell) === ratio).flatMap(({ values }) => values));

/** How the quantity goes with η/B from end to end, with the correlation that says how firmly. */
function trend(sweep: BoardSweep, cells: readonly CellValues[], quantity: MapQuantity, at: CompareAt): string {
  const found = correlationOf(sweep, { quantity, at });
  const { low, high } = found.interval;
  const correlation = correlationText(found).join(' ');
  const { name, unit } = WORDS[quantity];
  const { factor, format } = QUANTITIES[quantity];
  if (!(high < 0 || low > 0)) return `Whether ${name} goes with η/B is open here: ${correlation}.`;
  const ratios = cells.map(ratioKey);
  const [first, last] = [Math.min(...ratios), Math.max(...ratios)];
  const [from, to] = [first, last].map((ratio) => format(factor * meanAt(cells, ratio)));
  const verb = high < 0 ? 'falls' : 'rises';
  return `With η/B ${name} ${verb}, ${from}${unit} at ${formatRatio(first)} and ${to}${unit} at ${formatRatio(last)}: ${correlation}.`;
}

const percent = (value: number) => `${formatNumber(100 * value, 2)} %`;

/** How well cells of one diagonal agree, and whether those of the largest η do. */
function agreement(departure: DiagonalDeparture, quantity: MapQuantity): string[] {
  const { learningRate, estimate, interval, spreadBelow } = departure;
  const isRatio = contrastOf(quantity) === 'ratio';
  const { unit } = WORDS[quantity];
  const { factor, format } = QUANTITIES[quantity];
  const shown = (value: number) => (isRatio ? formatNumber(value) : format(factor * value));
  const neutral = isRatio ? 1 : 0;
  const apart = (spread: number) => (isRatio ? percent(spread - 1) : `${shown(spread)}${unit}`);
  const sentences =
    spreadBelow === null
      ? []
      : [`Below η = ${formatRate(learningRate)} cells of one diagonal are at most ${apart(spreadBelow)} apart.`];
  if (!(interval.high < neutral || interval.low > neutral)) return sentences;
  const range = `[${shown(interval.low)}, ${shown(interval.high)}]`;
  const there = isRatio
    ? `${shown(estimate)} times ${range} what smaller η on the same diagonals give`
    : `${shown(estimate)}${unit} ${range} from what smaller η on the same diagonals give`;
  return [...sentences, `At η = ${formatRate(learningRate)} the ratio alone no longer decides: ${there}.`];
}

/** What the finished map shows, computed from its complete cells; null where they are too few to say anything. */
export function mapFinding(
  sweep: BoardSweep,
  { quantity, at }: { readonly quantity: MapQuantity; readonly at: CompareAt },
): string | null {
  const { plan } = sweep;
  const cells = cellsOf(sweep, at)
    .filter((cell) => isComplete(cell, quantity, plan.spec.budget))
    .map((cell) => ({ ...cell, values: unitValuesOf(cell, quantity) }));
  if (cells.length < 3 || cells[0].values.length < 2) return null;
  const departure = diagonalDeparture(cells, contrastOf(quantity));
  const condition = conditionText(plan);
  return [
    trend(sweep, cells, quantity, at),
    ...(departure ? agreement(departure, quantity) : []),
    ...(condition ? [`Intervals are ${condition}.`] : []),
  ].join(' ');
}
