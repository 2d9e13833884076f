import { formatCount, formatPercent, formatRate } from '../../charts/format.ts';
import { readingWords } from './controls-reading.ts';
import { variantWords } from './controls-variants.ts';

const groups = {
  data: 'Data',
  model: 'Model',
  grid: 'Grid',
  budget: 'Budget and update',
  training: 'Schedule, rule, start',
  measure: 'Measure',
};

const data = {
  source: 'Data set',
  download: (title: string) => `${title} (download)`,
  openFiles: 'Open files …',
  files: 'CSV, NPZ or IDX. Files, and networks, can be dropped anywhere on the page.',
  reading: 'Reading the data',
  /** `fraction`: null while it is not known. */
  progress: (fraction: number | null) => `Reading the data${fraction === null ? ' …' : `, ${formatPercent(fraction)}`}`,
  cancel: 'Cancel',
  units: { sd: 'sd', px: 'px' },
  numbers: {
    trainCount: { label: 'Train examples', hint: '≥ 1' },
    testCount: { label: 'Test examples', hint: '≥ 0' },
    labelNoise: { label: 'Label noise', hint: '[0, 1]' },
    inputNoise: { label: 'Input noise', hint: 'sd, [0, 10]' },
    seed: { label: 'Data seed', hint: '≥ 0' },
  },
  seeds: {
    label: 'Data seeds',
    hint: 'how many, or a list',
    listed: 'One data set per seed; the data seed is not used.',
    counted:
      'Number of data sets, with consecutive seeds from the data seed on. With several, intervals are over data seeds.',
  },
  standardise: {
    label: 'Standardise inputs',
    none: 'none',
    global: 'one mean, one sd',
    centred: 'mean per feature, one sd',
    perFeature: 'mean and sd per feature',
  },
  targets: { label: 'Standardise targets', note: 'Losses are then in units of the training variance.' },
  pooling: { label: 'Pooling', hint: 'pixels', none: 'none' },
};

const model = {
  network: { label: 'Network', layers: 'layers', diagonal: 'diagonal linear, Σ (u² − v²) x' },
  hidden: { label: 'Hidden widths', hint: '1–512', none: 'None: linear or softmax regression.' },
  activation: 'Activation',
  residual: 'Residual blocks, a + φ(aW + b)',
  normalisation: 'Layer normalisation',
  stem: {
    label: 'Convolutional stem',
    hint: 'images',
    asInFile: 'as in the file',
    none: 'none',
    conv: 'conv 3×3, 8 channels',
    convPool: 'conv 3×3, 8 · pool 2',
    convPoolTwice: 'conv 8 · pool 2 · conv 16 · pool 2',
  },
  init: {
    label: 'Initial weights',
    lecun: 'LeCun, 1/fan-in',
    he: 'He, 2/fan-in',
    xavier: 'Xavier, 2/(in + out)',
  },
  gain: { label: 'Gain', hint: '(0, 100]', diagonal: 'u = v = 0.1 × gain at the start.' },
  loss: { label: 'Loss', crossEntropy: 'Cross-entropy', squaredError: 'Squared error (½‖·‖²)' },
};

const grid = {
  rate: 'Learning rate η',
  size: 'Batch size B',
  as: (label: string) => `${label} as`,
  modes: { list: 'list', range: 'range' },
  values: 'Values',
  ratesHint: '> 0, at most 64 values',
  rateHint: '> 0',
  sizesHint: (examples: number) => `1 to ${examples}, or full`,
  sizeHint: (examples: number) => `1 to ${examples}`,
  from: 'From',
  to: 'To',
  count: 'Number of values, log-spaced',
  countHint: '1 to 64',
  seeds: {
    label: 'Seeds',
    hint: 'how many, or a list',
    overSeeds: 'Every cell is trained once per seed; intervals are over seeds.',
    overDataSeeds: 'Every cell is trained once per seed on each data set; intervals are over data seeds.',
  },
};

const update = {
  budget: 'Budget',
  momentum: { label: 'Momentum μ', hint: '[0, 1)' },
  nesterov: 'Nesterov',
  weightDecay: { label: 'Weight decay', hint: '[0, 10]' },
  sampling: { label: 'Batches', epochs: 'shuffled epochs', withReplacement: 'independent draws' },
};

const training = {
  rate: 'η along a run',
  warmup: 'Warm-up of η',
  warmupEpochs: { label: 'Warm-up epochs', hint: '> 0' },
  batch: 'B along a run',
  rule: 'Training rule',
  tune: { label: 'Find the best η of every B', none: 'no', by: (quantity: string) => `by ${quantity.toLowerCase()}` },
  /** Where runs start that start from other ones. `seed`: null for that of each run. */
  start: ({
    steps,
    seed,
    rate,
    size,
  }: {
    readonly steps: number;
    readonly seed: number | null;
    readonly rate: number;
    readonly size: number | 'full';
  }) => {
    const run = seed === null ? 'the run of the same seed' : `the run of seed ${seed}`;
    const batch = size === 'full' ? 'full batch' : `B = ${formatCount(size)}`;
    return `Every run starts from step ${formatCount(steps)} of ${run} at η = ${formatRate(rate)}, ${batch}, instead of from initial weights.`;
  },
  startAnew: 'Start from initial weights',
  startsAnew:
    'Runs start from initial weights. To start them from a checkpoint, open a run in the microscope and fork it.',
};

const measure = {
  tier: 'Probe tier',
  lossesOnly: 'Losses, accuracies and λ₁ only.',
  tierCost: (numbers: number, gradients: number) =>
    `${numbers} more numbers than the previous tier, at about ${gradients} gradients per measurement.`,
  /** What is measured, within a sentence. */
  shares: { losses: 'losses', sharpness: 'λ₁', economy: 'economy', standard: 'standard', full: 'full' },
  timeShare: (percent: string, parts: string) => `Measuring takes ${percent} of this sweep’s time: ${parts}.`,
  workShare: (percent: string, parts: string) =>
    `Measuring is about ${percent} of this sweep’s work, counted in gradients: ${parts}.`,
  decades: 'Samples per decade of steps; everything is also measured at the end.',
  fields: {
    trainPerDecade: { label: 'Training loss', hint: '1–200' },
    testPerDecade: { label: 'Test loss', hint: '0–200' },
    sharpnessPerDecade: { label: 'Sharpness', hint: '0–200' },
    sharpnessTolerance: { label: 'λ₁ residual', hint: '≤ 0.5 |λ₁|' },
    sharpnessIterations: { label: 'λ₁ iterations', hint: '2–400' },
    divergenceFactor: { label: 'Diverged at ×', hint: '≥ 1' },
    patienceEpochs: { label: 'Patience', hint: '≥ 1 epoch' },
  },
};

/** Words of the settings. */
export const CONTROLS_ENGLISH = {
  groups,
  data,
  model,
  grid,
  update,
  training,
  measure,
  reading: readingWords,
  ...variantWords,
};
