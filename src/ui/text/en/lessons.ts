import { formatNumber, formatShort } from '../../../figure/format-number.ts';
import type { LessonQuantity } from '../../../lessons/lesson-quantity.ts';
import { formatCount, formatRate, formatSeconds } from '../../charts/format.ts';
import { plural } from './counting.ts';

/** Quantities of lessons that are no recorded probe, as on an axis. */
const quantities = {
  accuracyGap: 'generalization gap (percentage points)',
  lossGap: 'test loss − training loss',
  steps: 'steps to the end',
  examples: 'examples seen to the end',
} satisfies Partial<Record<LessonQuantity, string>>;

const run = {
  before: 'The figure comes from networks that this page trains now.',
  networks: (count: number) => `Run its ${plural(count, 'network')}`,
  kept: 'What is on the board stays in the list of sweeps.',
  busy: (name: string) =>
    `The board is running “${name}”. It is saved as it is, and can go on later from the list of sweeps.`,
  replace: 'Run the lesson’s networks now',
  progress: (ended: number, all: number, left: number | null) =>
    `Training: ${formatCount(ended)} of ${plural(all, 'network')} ended${left === null ? '' : `, about ${formatSeconds(left)} left`}.`,
  paused: 'Paused.',
  resume: 'Resume',
  stopped: 'This run was stopped before its end.',
  failed: (message: string) => `This run has failed: ${message}`,
  done: (fingerprint: string, runs: number, seconds: number) =>
    `Every number here is computed from this run: fingerprint ${fingerprint.slice(0, 8)}, ${plural(runs, 'run')}, ${formatNumber(seconds, 3)} s.`,
};

const predict = {
  head: 'Before you see it:',
  headDraw: 'Draw it first.',
  wait: 'Run the networks first: the curve that you start from appears in the figure.',
  drawing: 'Move the points in the figure, by dragging or with the arrow keys. Then:',
  done: 'This is my curve',
  four: 'Or choose from four',
  endsAt: {
    higher: (factor: number, end: string) => `ends ${formatShort(factor, 2)} times as high, at ${end}`,
    same: (end: string) => `ends the same, at ${end}`,
    lower: (factor: number, end: string) => `ends ${formatShort(1 / factor, 2)} times lower, at ${end}`,
  },
  skip: 'Show it without predicting',
  again: 'Predict again',
  drew: (end: string) => `You drew a curve that ends at ${end}.`,
  chose: 'You chose:',
  skipped: 'You went on without predicting.',
  measured: (value: string) => `Measured: ${value}.`,
  right: 'That is the one.',
  wrong: 'It is another one:',
  reaches: 'The interval reaches into other answers too: this run does not exclude them.',
  unknown: 'Runs that this needs did not reach their end.',
  handles: 'Your curve',
  handle: (place: number, count: number) => `Point ${place} of ${count}`,
  handleAt: (value: string, time: string) => `${value} at ${time}`,
  titleDone: (expected: string, measured: string) => `You expected ${expected}; it ended at ${measured}`,
  titleOpen: 'What will the other curve do?',
  note: 'dotted: what you drew',
  farHead: 'How far off.',
  far: (percent: number, ratio: string) =>
    `Your curve stayed in the 95 % band for ${formatNumber(percent, 2)} % of the way and ended ${ratio}.`,
  high: (factor: number) => `${formatNumber(factor, 2)} times too high`,
  low: (factor: number) => `${formatNumber(1 / factor, 2)} times too low`,
  exact: 'where it was measured',
  yours: 'your drawing',
};

const figure = {
  band: (seeds: number) => `mean of ${plural(seeds, 'network')} with 95 % band`,
  bars: (seeds: number) => `mean of ${plural(seeds, 'network')} with 95 % interval`,
  map: 'Sharpness λ₁ at the end of every cell; η/B is equal on a diagonal',
  gap: 'Generalization gap against η/B',
  against: (quantity: string, axis: string) => `${quantity} against ${axis}`,
  axes: { batchSize: 'batch size B', learningRate: 'learning rate η', ratio: 'η/B' },
  limit: (value: string) => `2/η = ${value}`,
  empty: 'Curves appear here as the networks train.',
  summary: (quantity: string, names: readonly string[]) =>
    names.length === 0 ? `${quantity}: nothing measured yet` : `${quantity}: ${names.join('; ')}`,
  claim: (id: string) => `From the evidence that comes with the page: claim ${id}`,
  noClaim: 'The evidence that comes with the page could not be fetched.',
  rate: (rate: number) => `η = ${formatRate(rate)}`,
  size: (size: number) => `B = ${formatCount(size)}`,
  cell: (rate: number, size: number) => `η = ${formatRate(rate)}, B = ${formatCount(size)}`,
};

const sheet = {
  name: 'Instructor’s sheet',
  of: (title: string) => `Instructor’s sheet: ${title}`,
  aim: 'Aim',
  timing: 'Timing',
  questions: 'Questions, with answers',
  pitfalls: 'What can go wrong',
  total: 'Together',
  predicts: 'with a prediction',
  print: 'Print',
  back: 'To the lesson',
  link: 'For the students:',
  run: (runs: number) =>
    `${plural(runs, 'network')} are trained when “Run” is pressed, in about ten seconds on two cores.`,
  pending: 'Numbers appear once the lesson’s networks have run on this page.',
};

/** The words around lessons; lessons themselves are English. */
export const LESSONS_ENGLISH = {
  title: 'Lessons',
  /** On the first page. */
  start: 'New here? Start with a lesson.',
  lead: 'Short stories to read with a run of your own: predict, run, compare. Each number in them is computed on this page.',
  all: 'All lessons',
  unknown: (id: string) => `There is no lesson “${id}”`,
  minutes: (count: number) => `${formatCount(count)}\u00a0min`,
  contents: 'Contents',
  progress: (at: number, all: number) => `${at} of ${all}`,
  next: (title: string) => `Next: ${title}`,
  nextLesson: (title: string) => `Next lesson: ${title}`,
  visited: (read: number, all: number) => `${read} of ${plural(all, 'section')} read`,
  glossary: 'Glossary',
  pending: 'not measured yet',
  unmeasured: 'no value: a run did not reach its end',
  points: ' points',
  verdicts: { supported: 'supported', refuted: 'refuted', undecided: 'undecided' },
  prediction: 'Prediction',
  figureName: 'Figure',
  quantities,
  run,
  predict,
  figure,
  sheet,
};
