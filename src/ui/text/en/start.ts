import type { GeneratedSource } from '../../../data/registry.ts';
import { formatShort } from '../../../figure/format-number.ts';
import type { Budget } from '../../../sweep/spec/budget-spec.ts';
import { formatCount } from '../../charts/format.ts';
import type { EntryId } from '../../glossary/entry-ids.ts';
import { plural } from './counting.ts';
import { startCaption } from './start-caption.ts';
import { startFigures } from './start-figures.ts';

/** Words that are explained where they are first mentioned, by their entries in the glossary. */
const terms = {
  learningRate: ['learning rate η'],
  batchSize: ['batch size B'],
  sharpness: ['sharpness λ₁', 'Sharpness', 'sharpness', 'λ₁ at the end', 'λ₁'],
  accuracyGap: ['generalization gap', 'gap', 'Gap'],
  etaSteps: ['η · step'],
  ratio: ['η/B'],
  spearman: ['Spearman ρ', 'ρ'],
  confidenceInterval: ['95 % band'],
  seed: ['seeds'],
} satisfies Partial<Record<EntryId, readonly string[]>>;

const networks = (count: number) => plural(count, 'network');

/** The first sentence; `phrase` is underlined, '' where the sentence does not speak of the ratio. */
const withRatio = (before: string, after: string) => ({ before, phrase: 'learning rate ÷ batch size', after });
const withoutRatio = (before: string) => ({ before, phrase: '', after: '' });

const headline = {
  alike: (runs: number) => withRatio(`Train ${networks(runs)}. Those with equal `, ' end up alike.'),
  asked: (runs: number) => withRatio(`Train ${networks(runs)}. Do those with equal `, ' end up alike?'),
  apart: (runs: number) => withRatio(`${networks(runs)} trained. Here those with equal `, ' do not end up alike.'),
  open: (runs: number) =>
    withRatio(`${networks(runs)} trained. Whether those with equal `, ' end up alike stays open.'),
  none: (runs: number, rates: number, sizes: number) =>
    withoutRatio(
      `${networks(runs)}: ${plural(rates, 'learning rate')} × ${plural(sizes, 'batch size')}, none with an equal ratio.`,
    ),
  lost: (runs: number) => withoutRatio(`All ${networks(runs)} diverged.`),
  named: (name: string) => `${name}. `,
};

const setting = {
  /** What stands before each word of the setting. */
  before: { network: 'Each cell is a ', data: ' on ', training: ', trained by ', budget: ' ', seeds: ', from ' },
  network: (widths: readonly number[], activation: string) => `network of ${widths.join('-')} ${activation} units`,
  residual: (network: string) => `residual ${network}`,
  normalised: (network: string) => `${network} with layer normalisation`,
  convolutional: (widths: readonly number[], activation: string) =>
    `convolutional network with ${widths.join('-')} ${activation} units`,
  linear: (widths: readonly number[]) => `linear network of ${widths.join('-')} units`,
  diagonal: 'diagonal linear network',
  data: (count: number, name: string) => `${formatCount(count)} ${name}`,
  sgd: 'SGD',
  momentum: (momentum: number) => `SGD with momentum ${formatShort(momentum)}`,
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
  seeds: (count: number, dataSeeds: number) =>
    dataSeeds > 1 ? `${plural(count, 'seed')} on ${plural(dataSeeds, 'data set')}` : plural(count, 'seed'),
  end: '.',
  changed: 'changed',
  allSettings: 'All settings in the workbench',
  previous: 'The board shows the previous setting.',
  preparing: (count: number, name: string, progress: number | null) =>
    `Preparing the data: ${formatCount(count)} ${name}${progress === null ? '' : `, ${Math.floor(100 * progress)} %`} …`,
  training: 'Preparing the data; the board shows the previous sweep.',
  faults: (count: number) =>
    `Correct the ${count === 1 ? 'setting that is marked' : `${count} settings that are marked`}.`,
};

const fields = {
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
  budget: {
    label: 'Every run ends',
    kinds: {
      untilLoss: { name: 'Until a training loss', fields: { loss: 'Training loss', maxEpochs: 'Maximum epochs' } },
      epochs: { name: 'Equal epochs', fields: { epochs: 'Epochs' } },
      steps: { name: 'Equal steps', fields: { steps: 'Steps' } },
      etaSteps: { name: 'Equal η · steps', fields: { etaSteps: 'η · steps' } },
    },
  },
  seeds: {
    label: 'Seeds',
    hint: 'how many, or a list',
    note: 'Each cell is trained once per seed; bands and bars are over seeds.',
  },
};

const data = {
  group: 'Data set',
  file: 'CSV',
  fileName: 'Open your own data: CSV, NPZ or IDX',
  /** Sources that are made on the page. */
  own: { points: 'Draw points', formula: 'Type a formula' },
  loading: (name: string) => `Reading ${name} …`,
  generators: {
    glyphs: { name: 'Glyphs', inText: 'glyphs' },
    moons: { name: 'Two moons', inText: 'two moons' },
    spirals: { name: 'Spirals', inText: 'spirals' },
    circles: { name: 'Concentric circles', inText: 'concentric circles' },
    gaussians: { name: 'Gaussian mixture', inText: 'gaussian mixture' },
    teacher: { name: 'Teacher network', inText: 'teacher network' },
    chebyshev: { name: 'Chebyshev polynomial', inText: 'chebyshev polynomial' },
    sparseRegression: { name: 'Sparse regression', inText: 'sparse regression' },
    linearRegression: { name: 'Linear regression', inText: 'linear regression' },
    points: { name: 'Drawn points', inText: 'drawn points' },
    formula: { name: 'Formula', inText: 'values of a formula' },
  } satisfies Record<GeneratedSource['kind'], object>,
  /** What intervals are over: seeds on one data set, or data sets. */
  seeds: (count: number) => plural(count, 'seed'),
  dataSeeds: (count: number) => plural(count, 'data seed'),
};

const axes = {
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
};

const tabs = { group: 'Figure', sharpness: 'Sharpness', gap: 'Gap', loss: 'Loss' };

const numbers = {
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
};

/** Every visible word of the Start view; sentences are functions of what they say. */
export const START_ENGLISH = {
  terms,
  headline,
  setting,
  fields,
  data,
  axes,
  tabs,
  numbers,
  ...startFigures,
  ...startCaption,
};
