import type { BoardSweep } from '../../../state/app-state.ts';
import type { ComparisonDisplay } from '../../../state/panel-view.ts';
import type { Contrast } from '../../../sweep/results/diagonal-departure.ts';
import type { UnitKind } from '../../../sweep/results/units.ts';
import { formatCount, formatRate, formatRatio } from '../../charts/format.ts';

/** Ends of an interval as text: one where both round to the same. */
type Ends = readonly string[];

const verb = (isEnd: boolean) => (isEnd ? 'ends' : 'is');

/** What B ÷ A, or B − A, is over some cells. `quantity`: within a sentence; `isEnd`: at the end of the runs. */
const finding = {
  sharper: (times: Ends, isEnd: boolean) => `${verb(isEnd)} ${times.join(' to ')} times sharper than A`,
  flatter: (times: Ends, isEnd: boolean) => `${verb(isEnd)} ${times.join(' to ')} times flatter than A`,
  times: (quantity: string, times: Ends, isEnd: boolean) =>
    `${verb(isEnd)} with ${quantity} ${times.join(' to ')} times that of A`,
  above: (quantity: string, { ends, unit }: { ends: Ends; unit: string }, isEnd: boolean) =>
    `${verb(isEnd)} with ${quantity} ${ends.join(' to ')}${unit} above that of A`,
  below: (quantity: string, { ends, unit }: { ends: Ends; unit: string }, isEnd: boolean) =>
    `${verb(isEnd)} with ${quantity} ${ends.join(' to ')}${unit} below that of A`,
  onDiagonal: (ratio: number) => `on the diagonal ${formatRatio(ratio)}`,
  inCell: (rate: number, size: number) => `at η = ${formatRate(rate)} and batch size ${formatCount(size)}`,
  overAll: (cells: number) => `over the ${cells} cells that both have`,
  /** From what B does and where. */
  ofOne: (what: string, where: string) => `B ${what} ${where} (95 %).`,
  ofMany: (what: string, where: string, found: { range: string; middle: string; decided: string }) =>
    `B ${what} ${where}: 95 % ${found.range} of the mean, median of the cells ${found.middle}; ${found.decided}.`,
  decided: (count: number, cells: number, equality: number) =>
    `in ${count} of ${cells} cells the interval excludes ${equality}`,
  /** After `decided`. */
  chance: (count: number) => `, about ${count} of which chance alone would give`,
};

/** Words of two sweeps shown together: A on the board, B from the library. */
export const COMPARISON_ENGLISH = {
  name: 'Two sweeps compared',
  against: 'against',
  shownAs: 'shown as',
  displays: {
    overlay: 'overlay',
    sideBySide: 'side by side',
    difference: 'B ÷ A',
  } satisfies Record<ComparisonDisplay, string>,
  /** Of accuracies and gaps, which may be 0 or less. */
  displayOfDifference: 'B − A',
  stop: 'Stop comparing',
  start: 'Compare with the board',
  opened: 'compared',
  changed: 'Changed from A to B: ',
  unchanged: 'A and B have the same setting and grid; only their engines differ.',
  changedTo: (before: string, after: string) => `${before} → ${after}`,
  more: (count: number) => `and ${count} more`,
  none: 'none',
  axes: { learningRates: 'η', batchSizes: 'batch sizes' },
  dashed: 'Curves of the compared sweep are dashed.',
  exported: ({ plan, fingerprint }: Pick<BoardSweep, 'plan' | 'fingerprint'>) =>
    `A solid or filled: see below. B dashed or hollow: ${plan.spec.name}${fingerprint ? `, ${fingerprint.slice(0, 8)}` : ''}.`,
  showsA: 'shows A',
  showsAHint: 'This panel shows the sweep on the board alone.',
  onlyIn: (letter: 'A' | 'B') => `only ${letter}`,
  mapOfDifference: 'How B differs from A, learning rate by batch size',
  mapOf: (letters: string) => `${letters}, learning rate by batch size`,
  decided: 'interval excludes equality',
  undecided: 'interval includes equality',
  unknown: 'no interval',
  how: {
    overlay: 'Above in each cell A, below it B, in the colours of one scale.',
    sideBySide: 'Both maps have the colours of one scale; pointing at a cell lights it in both.',
    difference:
      '▲ or ▼ and an outline: the 95 % interval excludes equality; pale: it does not. No number: one sweep lacks the cell, or has runs that are not complete.',
  } satisfies Record<ComparisonDisplay, string>,
  pairs: (count: number, unit: UnitKind) => `${count} pairs of ${unit}s`,
  independent: ([a, b]: readonly [number, number], unit: UnitKind) => `${a} and ${b} independent ${unit}s`,
  quantity: 'Quantity',
  read: 'How to read it. ',
  /** `units`: as `pairs` and `independent` say. */
  interval: (units: string, cells: number, equality: Readonly<Record<Contrast, number>>) =>
    `B against A: 95 % interval, ${units}${cells > 1 ? `, mean over ${cells} cells` : ''}. Bold: it excludes ${equality.ratio} (ratios) or ${equality.difference} (differences).`,
  fingerprint: (hash: string) => `fingerprint ${hash}`,
  /** A field of a spec as words: "trainCount" → "train count". */
  field: (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
  finding,
};
