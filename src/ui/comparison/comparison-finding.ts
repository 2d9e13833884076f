import { formatNumber } from '../../figure/format-number.ts';
import { median } from '../../math/statistics.ts';
import type { BoardSweep, MapQuantity, Moment, Selection } from '../../state/app-state.ts';
import { sameRatio } from '../../state/selectors.ts';
import { equalityOf, isDecided } from '../../sweep/results/compare-cells.ts';
import { contrastOf, QUANTITIES } from '../quantities.ts';
import { COMPARISON } from '../workbench/words.ts';
import { contrastRange, contrastText, contrastUnit } from './contrast-text.ts';
import { type PairedCell, pairedCells, quantityComparison } from './paired-cells.ts';

/** The cells of a selection; all of them where nothing, or runs whose cells are not meant, are selected. */
export function cellsOfSelection(cells: readonly PairedCell[], selection: Selection | null): readonly PairedCell[] {
  if (selection?.kind === 'ratio')
    return cells.filter(({ learningRate, batchSize }) => sameRatio(learningRate / batchSize, selection.ratio));
  if (selection?.kind === 'cell')
    return cells.filter(
      ({ learningRate, batchSize }) => learningRate === selection.learningRate && batchSize === selection.batchSize,
    );
  return cells;
}

function placeOf(selection: Selection | null, count: number): string {
  const words = COMPARISON.finding;
  if (selection?.kind === 'ratio') return words.onDiagonal(selection.ratio);
  if (selection?.kind === 'cell') return words.inCell(selection.learningRate, selection.batchSize);
  return words.overAll(count);
}

/** "1.3" and "1.4", or "1.3" where both round to it. */
const span = (low: number, high: number, format: (value: number) => string): readonly string[] => [
  ...new Set([format(low), format(high)]),
];

/** Two digits, or three where two would say 1. */
const short = (value: number) => formatNumber(value, Number(value.toPrecision(2)) === 1 ? 3 : 2);

/** What B does: "ends 1.3 to 1.4 times sharper than A". `low` and `high` are the ends of an interval that excludes equality. */
function verbOf(quantity: MapQuantity, at: Moment, { low, high }: { low: number; high: number }): string {
  const { inText, factor, format } = QUANTITIES[quantity];
  const { above, below, sharper, flatter, times } = COMPARISON.finding;
  const isEnd = at === 'end';
  if (contrastOf(quantity) === 'difference') {
    const [least, most] = low > 0 ? [low, high] : [-high, -low];
    const size = { ends: span(factor * least, factor * most, format), unit: contrastUnit(quantity) };
    return (low > 0 ? above : below)(inText, size, isEnd);
  }
  const [least, most] = low > 1 ? [low, high] : [1 / high, 1 / low];
  if (quantity === 'sharpness') return (low > 1 ? sharper : flatter)(span(least, most, short), isEnd);
  return times(inText, span(low, high, short), isEnd);
}

/** From this number of cells on, intervals that exclude equality by chance are worth a word. */
const MANY = 10;

/**
 * What B ÷ A (or B − A) is over a selection or all cells, where the 95 % interval of the mean over these cells excludes
 * equality: that interval, the median of the cells, and in how many of them their own interval excludes it. null where
 * nothing is decided.
 */
export function comparisonFinding(
  a: BoardSweep,
  b: BoardSweep,
  { quantity, at, selection }: { quantity: MapQuantity; at: Moment; selection: Selection | null },
): string | null {
  const { over, pairOf } = quantityComparison(a, b, { quantity, at });
  const cells = cellsOfSelection(pairedCells(a, b, at), selection).filter((cell) => pairOf(cell) !== null);
  const all = over(cells);
  const contrast = contrastOf(quantity);
  if (!all || !isDecided(all, contrast)) return null;
  const single = cells.map((cell) => over([cell])).filter((each) => each !== null);
  const { ofOne, ofMany, decided: decidedText, chance: byChanceText } = COMPARISON.finding;
  const [what, where] = [verbOf(quantity, at, all.interval), placeOf(selection, cells.length)];
  if (cells.length < 2) return ofOne(what, where);
  const middle = `${contrastText(quantity, median(single.map(({ estimate }) => estimate)))}${contrastUnit(quantity)}`;
  const decided = single.filter((each) => isDecided(each, contrast)).length;
  const chance = Math.round(0.05 * single.length);
  const byChance = cells.length >= MANY && chance > 0 && decided > 0 ? byChanceText(chance) : '';
  return ofMany(what, where, {
    range: contrastRange(quantity, all.interval),
    middle,
    decided: `${decidedText(decided, single.length, equalityOf(contrast))}${byChance}`,
  });
}
