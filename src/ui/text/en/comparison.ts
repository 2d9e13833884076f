import type { BoardSweep } from '../../../state/app-state.ts';
import type { ComparisonDisplay } from '../../../state/panel-view.ts';

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
  pairs: (count: number, unit: string) => `${count} pairs of ${unit}s`,
  independent: ([a, b]: readonly [number, number], unit: string) => `${a} and ${b} independent ${unit}s`,
  quantity: 'Quantity',
  read: 'How to read it. ',
  chance: (count: number) => `, about ${count} of which chance alone would give`,
};
