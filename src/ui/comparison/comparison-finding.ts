import { formatNumber } from '../../figure/format-number.ts';
import { median } from '../../math/statistics.ts';
import type { BoardSweep, MapQuantity, Moment, Selection } from '../../state/app-state.ts';
import { sameRatio } from '../../state/selectors.ts';
import { equalityOf, isDecided } from '../../sweep/results/compare-cells.ts';
import { formatCount, formatRate, formatRatio } from '../charts/format.ts';
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
  if (selection?.kind === 'ratio') return `on the diagonal ${formatRatio(selection.ratio)}`;
  if (selection?.kind === 'cell')
    return `at η = ${formatRate(selection.learningRate)} and batch size ${formatCount(selection.batchSize)}`;
  return `over the ${count} cells that both have`;
}

/** "1.3 to 1.4", or "1.3" where both round to it. */
function span(low: number, high: number, format: (value: number) => string): string {
  const [from, to] = [format(low), format(high)];
  return from === to ? from : `${from} to ${to}`;
}

/** Two digits, or three where two would say 1. */
const short = (value: number) => formatNumber(value, Number(value.toPrecision(2)) === 1 ? 3 : 2);

/** What B does: "ends 1.3 to 1.4 times sharper than A". `low` and `high` are the ends of an interval that excludes equality. */
function verbOf(quantity: MapQuantity, at: Moment, { low, high }: { low: number; high: number }): string {
  const { inText, factor, format } = QUANTITIES[quantity];
  const verb = at === 'end' ? 'ends' : 'is';
  if (contrastOf(quantity) === 'difference') {
    const [least, most] = low > 0 ? [low, high] : [-high, -low];
    const size = `${span(factor * least, factor * most, format)}${contrastUnit(quantity)}`;
    return `${verb} with ${inText} ${size} ${low > 0 ? 'above' : 'below'} that of A`;
  }
  const [least, most] = low > 1 ? [low, high] : [1 / high, 1 / low];
  if (quantity === 'sharpness')
    return `${verb} ${span(least, most, short)} times ${low > 1 ? 'sharper' : 'flatter'} than A`;
  return `${verb} with ${inText} ${span(low, high, short)} times that of A`;
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
  const first = `B ${verbOf(quantity, at, all.interval)} ${placeOf(selection, cells.length)}`;
  if (cells.length < 2) return `${first} (95 %).`;
  const middle = `${contrastText(quantity, median(single.map(({ estimate }) => estimate)))}${contrastUnit(quantity)}`;
  const decided = single.filter((each) => isDecided(each, contrast)).length;
  const chance = Math.round(0.05 * single.length);
  const byChance = cells.length >= MANY && chance > 0 && decided > 0 ? COMPARISON.chance(chance) : '';
  return `${first}: 95 % ${contrastRange(quantity, all.interval)} of the mean, median of the cells ${middle}; in ${decided} of ${single.length} cells the interval excludes ${equalityOf(contrast)}${byChance}.`;
}
