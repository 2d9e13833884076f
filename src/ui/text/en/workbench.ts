import type { LayoutName } from '../../../state/board-panel.ts';
import type { CurveStyle, TimeScale } from '../../../state/panel-view.ts';
import { ENGLISH_DURATIONS } from '../../../sweep/cost/cost-text.ts';
import { formatRate } from '../../charts/format.ts';

const view = {
  title: 'Workbench',
  settings: 'Settings',
  spec: 'Spec of the next sweep',
  hideSettings: 'Hide settings',
  settingsHint: 'Shortcut: \\',
  closeSettings: 'Close settings',
  noPanels: 'No panel is open.',
};

const toolbar = {
  name: 'How the panels show the sweep',
  curves: 'Curves',
  curveStyles: {
    mean: 'mean and 95 % interval',
    median: 'median and quartiles',
    runs: 'every run',
  } satisfies Record<CurveStyle, string>,
  against: 'against',
  scale: 'scale',
  scales: { log: 'log', linear: 'linear' } satisfies Record<TimeScale, string>,
  /** Within a menu's item. */
  probe: (label: string) => label.toLowerCase(),
  compare: 'Compare runs at',
  atEnd: 'their end',
  atEqual: (clock: string) => `equal ${clock}`,
  cells: 'Cells',
  colourAlone: 'colour alone',
  number: 'number',
  miniature: (probe: string) => `number and ${probe}`,
};

const addPanel = {
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
};

const finding = {
  name: 'What the sweep shows',
  shows: 'What it shows.',
  next: 'What to try next.',
  howToRead: 'How to read it.',
  before: 'Press Run: every cell of the map trains one network for each seed.',
  diagonals:
    'Cells on a diagonal share η/B, learning rate ÷ batch size. Point at the ratio at the end of a diagonal to see in every panel whether the curves of its runs coincide.',
  otherRule: (rule: string) =>
    `Cells on a diagonal share η/B, learning rate ÷ batch size, which sets the noise of SGD. Steps by ${rule} are not proportional to gradients: nothing is predicted for equal η/B.`,
  noDiagonals:
    'SGD is noisier towards the lower right. No two cells share η/B here; with η and B in powers of two, diagonals of equal η/B appear.',
};

const readout = {
  pointer:
    'Point at a cell, a curve or a ratio for its numbers. Click to select, with Shift to select more, Escape to clear; in a figure, draw a rectangle. Double-click a cell, or press Enter twice, to open the microscope on a run.',
  touch: 'Tap a cell, a curve or a ratio for its numbers.',
};

const legend = {
  diverged: 'hatched: the share of runs that diverged',
  capped: 'dashed, without colour: some runs spent their budget above the target loss',
};

const next = {
  moreSeeds: (seeds: number) => `More seeds: with ${seeds} the intervals are wide.`,
  diagonals: 'η and B in powers of two, so that cells share η/B.',
  beyond: (rate: number, next: number) =>
    `Leave out η = ${formatRate(rate)} and see whether the ratio alone decides; or add η = ${formatRate(next)} and see how it fails.`,
  largerRate: (next: number) => `Add η = ${formatRate(next)} and see how far the law holds.`,
};

const play = {
  name: 'Time of the board',
  play: 'Play the training',
  pause: 'Pause the playing',
  slider: (clock: string) => `Time shown by all panels, in ${clock}`,
  at: (clock: string, time: string) => `${clock} ${time}`,
  end: (clock: string, time: string) => `${clock} ${time}, the end`,
};

const tables = {
  runs: 'runs',
  diverged: (runs: number, diverged: number) => `${runs}, ${diverged} diverged`,
  overTime: (probe: string) => `${probe}: mean over seeds of each cell, with its 95 % interval.`,
  atMoment: (quantity: string) => `${quantity}: mean over seeds of each cell, with its 95 % interval.`,
};

const actions = {
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
};

/** The offer to measure a probe that the sweep has not recorded. `cost`: as "≈ 6 s". */
const measureProbes = {
  missing: (symbol: string) => `This sweep did not record ${symbol}.`,
  durations: ENGLISH_DURATIONS,
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
};

/** All words of the workbench: its bars, its list of panels and what can be done with a panel. */
export const WORKBENCH_ENGLISH = {
  measureProbes,
  view,
  toolbar,
  addPanel,
  finding,
  readout,
  legend,
  next,
  play,
  tables,
  actions,
};
