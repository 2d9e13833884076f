import type { BoardSweep } from '../../state/app-state.ts';
import type { LayoutName } from '../../state/board-panel.ts';
import type { ComparisonDisplay, CurveStyle } from '../../state/panel-view.ts';
import { formatRate } from '../charts/format.ts';

/** All words of the workbench: its bars, its list of panels and what can be done with a panel. */
export const WORKBENCH = {
  title: 'Workbench',
  settings: 'Settings',
  spec: 'Spec of the next sweep',
  hideSettings: 'Hide settings',
  settingsHint: 'Shortcut: \\',
  closeSettings: 'Close settings',
  noPanels: 'No panel is open.',
} as const;

export const TOOLBAR = {
  name: 'How the panels show the sweep',
  curves: 'Curves',
  curveStyles: {
    mean: 'mean and 95 % interval',
    median: 'median and quartiles',
    runs: 'every run',
  } satisfies Record<CurveStyle, string>,
  against: 'against',
  scale: 'scale',
  compare: 'Compare runs at',
  atEnd: 'their end',
  atEqual: (clock: string) => `equal ${clock}`,
  cells: 'Cells',
  colourAlone: 'colour alone',
  number: 'number',
  miniature: (probe: string) => `number and ${probe}`,
} as const;

export const ADD_PANEL = {
  button: '+ Add a panel',
  layouts: 'Arrangements',
  panels: 'Panels',
  layoutNames: {
    overview: 'Overview',
    curvature: 'Curvature',
    noise: 'Gradient noise',
    stability: 'Stability',
    tuning: 'Tuning',
  } satisfies Record<LayoutName, string>,
  panelNames: {
    map: 'η × B map',
    loss: 'Loss',
    eigenvalues: 'Top eigenvalues',
    gap: 'η/B against gap, accuracy or sharpness',
    stability: 'Sharpness against non-uniformity',
    bestRate: 'Best η of every B',
    bestValue: 'Value at the best η of every B',
  },
  isOpen: 'open',
} as const;

export const FINDING = {
  name: 'What the sweep shows',
  shows: 'What it shows.',
  next: 'What to try next.',
  howToRead: 'How to read it.',
  before: 'Press Run: every cell of the map trains one network for each seed.',
  diagonals:
    'Cells on a diagonal share η/B, learning rate ÷ batch size. Point at the ratio at the end of a diagonal to see in every panel whether the curves of its runs coincide.',
  noDiagonals:
    'SGD is noisier towards the lower right. No two cells share η/B here; with η and B in powers of two, diagonals of equal η/B appear.',
} as const;

export const READOUT = {
  pointer:
    'Point at a cell, a curve or a ratio for its numbers. Click to select, with Shift to select more, Escape to clear; in a figure, draw a rectangle. Double-click a cell, or press Enter twice, to open the microscope on a run.',
  touch: 'Tap a cell, a curve or a ratio for its numbers.',
} as const;

export const MAP_LEGEND = {
  diverged: 'hatched: the share of runs that diverged',
  capped: 'dashed, without colour: some runs spent their budget above the target loss',
} as const;

export const NEXT = {
  moreSeeds: (seeds: number) => `More seeds: with ${seeds} the intervals are wide.`,
  diagonals: 'η and B in powers of two, so that cells share η/B.',
  beyond: (rate: number, next: number) =>
    `Leave out η = ${formatRate(rate)} and see whether the ratio alone decides; or add η = ${formatRate(next)} and see how it fails.`,
  largerRate: (next: number) => `Add η = ${formatRate(next)} and see how far the law holds.`,
} as const;

export const PLAY = {
  name: 'Time of the board',
  play: 'Play the training',
  pause: 'Pause the playing',
  slider: (clock: string) => `Time shown by all panels, in ${clock}`,
  at: (clock: string, time: string) => `${clock} ${time}`,
  end: (clock: string, time: string) => `${clock} ${time}, the end`,
} as const;

export const TABLES = {
  runs: 'runs',
  diverged: (runs: number, diverged: number) => `${runs}, ${diverged} diverged`,
  overTime: (probe: string) => `${probe}: mean over seeds of each cell, with its 95 % interval.`,
  atMoment: (quantity: string) => `${quantity}: mean over seeds of each cell, with its 95 % interval.`,
} as const;

/** The offer to measure a probe that the sweep has not recorded. `cost`: as "≈ 6 s". */
export const MEASURE_PROBES = {
  missing: (symbol: string) => `This sweep did not record ${symbol}.`,
  cost: (duration: string) => `≈ ${duration}`,
  measure: (cost: string) => `Measure it for this sweep, ${cost}`,
  how: 'Every run is trained again through the same states, and every number that is known is compared to the last bit.',
  also: (tier: string) => `All probes of the tier “${tier}” and of cheaper ones are measured with it.`,
  progress: 'Progress of the measurement',
  left: (percent: number, duration: string) => `${percent} % · ${duration} left`,
  cancel: 'Cancel',
  otherTier: (tier: string) => `The tier “${tier}” is being measured. This probe can be measured after that.`,
  failed: 'The measurement failed.',
  retry: (cost: string) => `Try again, ${cost}`,
  notYet: (cost: string) => `It can be measured once the sweep has ended, ${cost}.`,
} as const;

export const PANEL_ACTIONS = {
  maximise: (title: string) => `Maximise ${title}`,
  maximiseHint: 'Maximise (f)',
  restore: (title: string) => `Back to all panels from ${title}`,
  restoreHint: 'Back to all panels (f or Escape)',
  more: (title: string) => `More for ${title}`,
  asTable: 'Show the numbers',
  asFigure: 'Show the figure',
  sound: 'Play as sound',
  heard: (names: readonly string[]) => `Pitch follows the curve: ${names.join(', then ')}.`,
  nothingToHear: 'There is no curve to hear yet.',
  earlier: 'Move before (Shift + ←)',
  later: 'Move after (Shift + →)',
  wider: 'Wider',
  narrower: 'Narrower',
  taller: 'Taller',
  lower: 'Lower',
  remove: 'Remove',
  move: (title: string) => `Move ${title}`,
  moveHint: 'Drag to move, or Shift + arrows',
} as const;

/** Words of two sweeps shown together: A on the board, B from the library. */
export const COMPARISON = {
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
} as const;
