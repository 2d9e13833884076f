/** Every visible word of the Start view; sentences are functions of what they say. */
import { formatNumber, formatShort } from '../../figure/format-number.ts';
import type { Interval } from '../../math/interval.ts';
import type { Budget } from '../../sweep/spec/budget-spec.ts';
import { formatCount, formatRate, formatRatio, formatSeconds } from '../charts/format.ts';

/** Words that are explained where they are first mentioned, and their entries in the glossary. */
export const TERMS = [
  ['learning rate η', 'learningRate'],
  ['batch size B', 'batchSize'],
  ['sharpness λ₁', 'sharpness'],
  ['Sharpness', 'sharpness'],
  ['sharpness', 'sharpness'],
  ['λ₁ at the end', 'sharpness'],
  ['λ₁', 'sharpness'],
  ['generalization gap', 'accuracyGap'],
  ['gap', 'accuracyGap'],
  ['Gap', 'accuracyGap'],
  ['η · step', 'etaSteps'],
  ['η/B', 'ratio'],
  ['Spearman ρ', 'spearman'],
  ['ρ', 'spearman'],
  ['95 % band', 'confidenceInterval'],
  ['seeds', 'seed'],
] as const;

const COUNTS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** "three", or digits from thirteen on. */
export const countWord = (count: number) => COUNTS[count] ?? formatCount(count);
const plural = (count: number, one: string, many = `${one}s`) => `${formatCount(count)} ${count === 1 ? one : many}`;

/** "0.86, 0.87 and 0.88" */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

/** λ₁ in a cell and in sentences: two decimals where these are two digits or more, as all values of one map mostly are. */
export function sharpnessText(value: number): string {
  const size = Math.abs(value);
  if (size >= 0.0995 && size < 10) return value.toFixed(2).replace('-', '−');
  return formatNumber(value, size < 1 ? 2 : 3);
}
/** A gap in percentage points, or of losses. */
export const gapText = (value: number, isAccuracy: boolean) =>
  isAccuracy ? value.toFixed(1).replace('-', '−') : formatNumber(value);
export const rangeText = ({ low, high }: Interval, format: (value: number) => string) =>
  Number.isFinite(low) ? `[${format(low)}, ${format(high)}]` : '';
const factorRange = (interval: Interval) => rangeText(interval, (value) => formatNumber(value, 2));
const upTo = (factor: number) => `${formatNumber(100 * (factor - 1), 2)} %`;

export const RATIO_NAME = 'learning rate ÷ batch size';
const networks = (count: number) => plural(count, 'network');

export interface HeadlineText {
  readonly before: string;
  /** RATIO_NAME, to be underlined; '' where the headline does not speak of it. */
  readonly phrase: string;
  readonly after: string;
}
const withRatio = (before: string, after: string): HeadlineText => ({ before, phrase: RATIO_NAME, after });

export const HEADLINE = {
  alike: (runs: number) => withRatio(`Train ${networks(runs)}. Those with equal `, ' end up alike.'),
  asked: (runs: number) => withRatio(`Train ${networks(runs)}. Do those with equal `, ' end up alike?'),
  apart: (runs: number) => withRatio(`${networks(runs)} trained. Here those with equal `, ' do not end up alike.'),
  open: (runs: number) =>
    withRatio(`${networks(runs)} trained. Whether those with equal `, ' end up alike stays open.'),
  none: (runs: number, rates: number, sizes: number): HeadlineText => ({
    before: `${networks(runs)}: ${plural(rates, 'learning rate')} × ${plural(sizes, 'batch size')}, none with an equal ratio.`,
    phrase: '',
    after: '',
  }),
  lost: (runs: number): HeadlineText => ({ before: `All ${networks(runs)} diverged.`, phrase: '', after: '' }),
  named: (name: string) => `${name}. `,
} as const;

export const SETTING = {
  start: 'Each cell is a ',
  network: (widths: readonly number[], activation: string) => `network of ${widths.join('-')} ${activation} units`,
  convolutional: (widths: readonly number[], activation: string) =>
    `convolutional network with ${widths.join('-')} ${activation} units`,
  linear: (widths: readonly number[]) => `linear network of ${widths.join('-')} units`,
  diagonal: 'diagonal linear network',
  on: ' on ',
  data: (count: number, name: string) => `${formatCount(count)} ${name}`,
  trainedBy: ', trained by ',
  sgd: 'SGD',
  momentum: (momentum: number) => `SGD with momentum ${formatShort(momentum)}`,
  between: ' ',
  budget: (budget: Budget) => {
    switch (budget.kind) {
      case 'untilLoss':
        return `until its loss is ${formatShort(budget.loss)}`;
      case 'epochs':
        return `for ${plural(budget.epochs, 'epoch')}`;
      case 'steps':
        return `for ${plural(budget.steps, 'step')}`;
      case 'etaSteps':
        return `for η · step = ${formatShort(budget.etaSteps)}`;
    }
  },
  from: ', from ',
  seeds: (count: number, dataSeeds: number) =>
    dataSeeds > 1 ? `${plural(count, 'seed')} on ${plural(dataSeeds, 'data set')}` : plural(count, 'seed'),
  end: '.',
  changed: 'changed',
  allSettings: 'All settings in the workbench',
  previous: 'The board shows the previous setting.',
  training: 'Preparing the data; the board shows the previous sweep.',
  faults: (count: number) =>
    `Correct the ${count === 1 ? 'setting that is marked' : `${count} settings that are marked`}.`,
} as const;

export const FIELDS = {
  hidden: { label: 'Hidden widths', hint: '1–512 each', none: 'None: linear or softmax regression.' },
  activation: { label: 'Activation' },
  gain: { label: 'Gain of the initial weights', hint: '(0, 100]' },
  loss: { label: 'Loss', crossEntropy: 'cross-entropy', squaredError: 'squared error' },
  trainCount: { label: 'Training examples', hint: '≥ 1' },
  testCount: { label: 'Test examples', hint: '≥ 0' },
  labelNoise: { label: 'Wrong labels', hint: 'share, [0, 1]' },
  dataSeed: { label: 'Data seed', hint: '≥ 0' },
  momentum: { label: 'Momentum μ', hint: '[0, 1)' },
  weightDecay: { label: 'Weight decay', hint: '[0, 10]' },
  sampling: { label: 'Batches', epochs: 'shuffled epochs', withReplacement: 'independent draws' },
  budget: { label: 'Every run ends' },
  seeds: {
    label: 'Seeds',
    hint: 'how many, or a list',
    note: 'Each cell is trained once per seed; bands and bars are over seeds.',
  },
} as const;

export const DATA = {
  group: 'Data set',
  file: 'CSV',
  fileName: 'Open your own data: CSV, NPZ or IDX',
  loading: (name: string) => `Reading ${name} …`,
} as const;

export const AXES = {
  rate: 'learning rate η',
  size: 'batch size B',
  ratesGroup: 'Learning rates η of the next sweep',
  sizesGroup: 'Batch sizes B of the next sweep',
  chip: (symbol: string, value: string) => `${symbol} = ${value}`,
  remove: (symbol: string, value: string) => `Remove ${symbol} = ${value}`,
  restore: (symbol: string, value: string) => `Put back ${symbol} = ${value}`,
  edit: (symbol: string) => `${symbol}: Enter keeps it, Escape leaves it as it was`,
  keys: 'Enter changes it, Delete removes it',
  add: (symbol: string, value: string) => `Add ${symbol} = ${value}`,
  last: (symbol: string) => `One ${symbol} must stay.`,
  tooLarge: (value: number, examples: number) =>
    `B = ${formatCount(value)} is more than the ${formatCount(examples)} training examples. Choose at most ${formatCount(examples)}, or more examples.`,
} as const;

export const MAP = {
  name: 'Learning rate by batch size: sharpness λ₁ at the end of training',
  scale: 'λ₁ at the end:',
  flat: (value: number) => `${sharpnessText(value)} flat`,
  sharp: (value: number) => `${sharpnessText(value)} sharp`,
  capped: (count: number, runs: number) => `${count} of ${runs} cap`,
  cappedLong: (count: number, runs: number, loss: number) =>
    `${count} of ${runs} stopped before loss ${formatShort(loss)}`,
  cappedLines: (count: number, runs: number, loss: number) => [
    `${count} of ${runs} stopped`,
    `before loss ${formatShort(loss)}`,
  ],
  stopped: (count: number, runs: number) => `${count} of ${runs} cut`,
  stoppedLong: (count: number, runs: number) => `${count} of ${runs} stopped by you`,
  partly: (count: number, runs: number) => `${count} of ${runs} div.`,
  partlyLong: (count: number, runs: number) => `${count} of ${runs} diverged`,
  diverged: (step: number) => `at step ${formatCount(step)}`,
  divergedLong: (step: number) => `all diverged, the first at step ${formatCount(step)}`,
  waiting: 'waiting',
  planned: 'not trained yet',
  unmeasured: 'λ₁ was not measured',
  running: (value: string, ended: number, runs: number) =>
    `training, λ₁ = ${value} so far, ${ended} of ${runs} seeds ended`,
  value: (value: string) => `λ₁ = ${value}`,
  cell: (rate: number, size: number, text: string) => `η = ${formatRate(rate)}, B = ${formatCount(size)}: ${text}`,
  diagonal: (ratio: number, cells: number) =>
    `η/B = ${formatRatio(ratio)}, ${countWord(cells)} ${cells === 1 ? 'cell' : 'cells'}`,
  ratios: 'Ratios η/B',
  summaryEmpty: 'No cell has been trained yet.',
  summary: (complete: number, all: number, range: readonly [number, number] | null) =>
    `${complete} of ${all} cells can be compared${range ? `; their sharpness λ₁ is from ${sharpnessText(range[0])} to ${sharpnessText(range[1])}` : ''}. Arrow keys move between cells, Enter opens one in the microscope.`,
} as const;

export const CURVES = {
  collapsed: (cells: number) => `On the clock η · step, ${countWord(cells)} settings are one curve`,
  collapsedUpTo: (cells: number, rate: number) =>
    `On the clock η · step, the ${countWord(cells)} settings up to η = ${formatRate(rate)} are one curve`,
  within: (spread: number) => `within ${upTo(spread)}`,
  sharpness: 'Sharpness on two clocks',
  sharpnessNarrow: 'Sharpness',
  training: 'Sharpness while they train',
  trainLoss: 'Training loss',
  band: (units: string) => `95 % band, ${units}`,
  yLabel: { sharpness: 'sharpness λ₁', trainLoss: 'training loss' },
  xLabel: { steps: 'step', etaSteps: 'η · step', epochs: 'epoch' },
  rate: (rate: number, isFirst: boolean) => (isFirst ? `η = ${formatRate(rate)}` : formatRate(rate)),
  arrow: '× η',
  empty: 'Curves appear as the networks train.',
  summary: (title: string, cells: number, clocks: string) =>
    `${title}: mean over seeds of ${plural(cells, 'cell')}, one curve each, against ${clocks}.`,
  and: ' and ',
} as const;

export const GAP = {
  falls: 'More noise, smaller gap',
  rises: 'More noise, larger gap',
  unclear: 'No clear relation of the gap to η/B',
  named: 'Gap, cell by cell',
  few: (complete: number, all: number, units: string) => `${complete} of ${all} cells; ρ needs all ${units} of each`,
  correlation: (rho: string, interval: string, cells: number, units: string) =>
    `Spearman ρ = ${rho} ${interval}, ${plural(cells, 'cell')}, ${units}`,
  yLabel: { accuracyGap: 'train − test accuracy (percentage points)', lossGap: 'test − train loss' },
  xLabel: 'η / B (noise grows →)',
  note: (units: string) => `each point: one cell; bar: 95 %, ${units}`,
  empty: 'A dot appears when all seeds of a cell are in.',
  summary: (cells: number, all: number) =>
    `Generalization gap against η/B, one point with its 95 % interval for each of ${cells} of ${all} cells.`,
} as const;

export const TABS = { group: 'Figure', sharpness: 'Sharpness', gap: 'Gap', loss: 'Loss' } as const;

const values = (list: readonly number[], symbol: string, format: (value: number) => string) =>
  `${symbol} = ${listed(list.map(format))}`;
/** "all at η = 0.8", "at 3 of 4 learning rates" */
const where = (rates: readonly number[], all: number) =>
  rates.length === 1 && all > 1 ? `all at ${values(rates, 'η', formatRate)}` : `at ${values(rates, 'η', formatRate)}`;

export const SHOWN = {
  head: 'What this shows.',
  soFar: 'So far.',
  onRatio: (ratio: number, change: number, ends: readonly number[], isAlike: boolean) => {
    const differ = `On ${formatRatio(ratio)}, η and B differ ${formatShort(change)}-fold`;
    const end = `end at sharpness ${listed(ends.map(sharpnessText))}`;
    return `${differ}${isAlike ? ', yet' : ', and'} the ${countWord(ends.length)} cells ${end}.`;
  },
  onRatioUpTo: (
    ratio: number,
    change: number,
    ends: readonly number[],
    limit: { rate: number; largest: number; end: number },
  ) =>
    `On ${formatRatio(ratio)}, η and B differ ${formatShort(change)}-fold; up to η = ${formatRate(limit.rate)} the cells still end alike, at sharpness ${listed(ends.map(sharpnessText))}, at η = ${formatRate(limit.largest)} at ${sharpnessText(limit.end)}.`,
  oneOnRatio: (ratio: number, rate: number, size: number, end: number) =>
    `On ${formatRatio(ratio)} one cell, η = ${formatRate(rate)} and B = ${formatCount(size)}, ends at sharpness ${sharpnessText(end)}.`,
  cell: (rate: number, size: number, parts: readonly string[]) =>
    `η = ${formatRate(rate)}, B = ${formatCount(size)}: ${parts.join('; ')}.`,
  cellSharpness: (value: number, interval: string) => `sharpness λ₁ ${sharpnessText(value)} ${interval}`,
  cellGap: (value: string, interval: string, unit: string) => `gap ${value} ${interval}${unit}`,
  points: ' points',
  trend: (name: string, verb: string, from: string, to: string, rho: string) =>
    `${name} ${verb} from ${from} to ${to} (ρ = ${rho})`,
  falls: 'falls',
  rises: 'rises',
  overMap: (parts: readonly string[]) => `As η/B grows over the map, ${parts.join(', and ')}.`,
  sharpness: 'sharpness',
  gap: 'the generalization gap',
  unclear: (name: string, rho: string) => `${name} has no clear relation to η/B (ρ = ${rho})`,
  bothFlat: (ratio: number) => `Up to ${formatRatio(ratio)} both hardly change: the larger ratios carry the effect.`,
  flat: (sharpness: number, gap: number) =>
    `Up to ${formatRatio(sharpness)} sharpness hardly changes, and the gap up to ${formatRatio(gap)}: the larger ratios carry the effect.`,
  oneFlat: (name: string, ratio: number) =>
    `Up to ${formatRatio(ratio)} ${name} hardly changes: the larger ratios carry the effect.`,
  departs: (rate: number, factor: number, interval: Interval) =>
    `At η = ${formatRate(rate)} the ratio alone does not decide: sharpness is ${formatNumber(factor, 2)} ${factorRange(interval)} times that of smaller η on the same ratio.`,
  apart: (factor: number, interval: Interval) =>
    `At equal η/B, doubling η and B changes sharpness by a factor of ${formatNumber(factor, 2)} ${factorRange(interval)}: the ratio alone does not decide it.`,
  diverged: (count: number, runs: number, rates: readonly number[], all: number) =>
    `${formatCount(count)} of ${plural(runs, 'run')} diverged, ${where(rates, all)}.`,
  allDiverged: (step: number, least: number) =>
    `All runs diverged, the first at step ${formatCount(step)}: even η = ${formatRate(least)} is too large here. Add a smaller learning rate.`,
  capped: (count: number, runs: number, loss: number, rates: readonly number[], all: number) =>
    `${formatCount(count)} of ${plural(runs, 'run')} stopped before loss ${formatShort(loss)}, ${where(rates, all)}; their cells are outlined and not compared.`,
  allCapped: (loss: number, epochs: number) =>
    `No run reached loss ${formatShort(loss)} within ${plural(epochs, 'epoch')}, so nothing can be compared. Allow more epochs or a higher loss.`,
  unmeasured: 'Sharpness λ₁ was not measured in this sweep, so the map has no values.',
  fewCells: (complete: number, all: number) =>
    `${complete} of ${all} cells can be compared; a relation to η/B needs three, each with two seeds or more.`,
  progress: (ended: number, runs: number) => `${formatCount(ended)} of ${networks(runs)} are trained.`,
  nothingYet: 'Nothing is concluded before all seeds of a cell are in.',
  someOnRatio: (ratio: number, ended: number, all: number, ends: readonly number[]) =>
    ended === 0
      ? `None of the ${countWord(all)} cells on ${formatRatio(ratio)} has ended yet.`
      : `${countWord(ended).replace(/^./, (letter) => letter.toUpperCase())} of the ${countWord(all)} cells on ${formatRatio(ratio)} ${ended === 1 ? 'has' : 'have'} ended, at sharpness ${listed(ends.map(sharpnessText))}.`,
  before:
    'Each cell of the map trains the same network once per seed, at its own learning rate and batch size; its curve is the sharpness.',
  preparing: 'Preparing the data …',
  paused: 'Paused.',
  stopped: (ended: number, runs: number) =>
    `Stopped after ${formatCount(ended)} of ${plural(runs, 'run')}: nothing is concluded.`,
  failed: (reason: string) => `The sweep failed: ${reason}`,
} as const;

export const TURN = {
  head: 'Your turn.',
  point: { head: 'Point at a diagonal', rest: ' while it runs: same η/B, same curve?' },
  tap: { head: 'Tap a diagonal', rest: ' while it runs: same η/B, same curve?' },
  left: (seconds: number) => `≈ ${formatSeconds(seconds)} left.`,
  question: (rate: number) => `Which cell would end flattest at η = ${formatRate(rate)}?`,
  place: 'Place your guess',
  cost: (runs: number, seconds: string) => `, then run it: ${plural(runs, 'run')}${seconds}.`,
  seconds: (seconds: number) => `, ≈ ${formatSeconds(seconds)}`,
  choose: (rate: number) => `At η = ${formatRate(rate)} the flattest will be`,
  option: (size: number) => `B = ${formatCount(size)}`,
  placed: (size: number, rate: number) =>
    `Your guess: B = ${formatCount(size)} is flattest at η = ${formatRate(rate)}.`,
  change: 'Change it',
  run: (runs: number) => `Run ${networks(runs)}`,
  right: (size: number, value: number) =>
    `You guessed right: B = ${formatCount(size)} ends flattest, at ${sharpnessText(value)}.`,
  wrong: (guess: number, own: number, size: number, value: number) =>
    `You guessed B = ${formatCount(guess)}, which ends at ${sharpnessText(own)}; the flattest is B = ${formatCount(size)}, at ${sharpnessText(value)}.`,
  lost: (guess: number) =>
    `You guessed B = ${formatCount(guess)}, whose runs diverged or stopped early: it cannot be compared.`,
  undecided: (rate: number) =>
    `No cell at η = ${formatRate(rate)} can be compared: its runs diverged or stopped early.`,
  close: (size: number) => `The next, B = ${formatCount(size)}, is within its error.`,
} as const;

export const NUMBERS = {
  summary: 'The numbers',
  cells: 'End of every cell: mean over seeds and 95 % interval',
  curves: 'Sharpness λ₁ along training: geometric mean over seeds and 95 % interval',
  rate: 'η',
  size: 'B',
  ratio: 'η/B',
  state: 'state',
  sharpness: 'λ₁',
  gap: { accuracyGap: 'gap (points)', lossGap: 'gap (loss)' },
  steps: 'steps',
  step: 'step',
  time: 'η · step',
  complete: 'complete',
} as const;
