import { formatCount, formatRate } from '../../charts/format.ts';
import { plural } from './counting.ts';

/** Words of the microscope. */
export const MICROSCOPE_ENGLISH = {
  name: 'Microscope',
  close: 'Close the microscope',
  seed: 'Seed',
  seedOf: (seed: number, isDiverged: boolean) => `seed ${seed}${isDiverged ? ' (diverged)' : ''}`,
  dataSeed: 'Data seed',
  dataSeedOf: (seed: number) => `data seed ${seed}`,
  failed: 'Measurement failed',
  noSpectrum: 'No spectrum here',
  diverged: 'The run has diverged: its curvature is not finite.',
  step: {
    name: 'Step of the run',
    at: (step: number) => `step ${formatCount(step)}`,
    step: 'step',
    epoch: 'epoch',
    trainLoss: 'training loss',
  },
  export: {
    name: 'Export run',
    npz: 'NPZ for NumPy, with a PyTorch replay (zip)',
    safetensors: 'safetensors, with a PyTorch replay (zip)',
    cancel: 'Recomputing the run … Cancel',
  },
  fork: {
    name: 'Fork from here',
    tooEarly: 'Choose a later step: at step 0 a fork would be a new sweep.',
    note: (step: number, run: string) =>
      `Continues from step ${formatCount(step)} of ${run}, with its weights and momentum. With the same η, B and seed it reproduces the run.`,
    rates: 'Learning rates η',
    sizes: 'Batch sizes B',
    sizesHint: (examples: number) => `1 to ${examples}`,
    tooLarge: (examples: number) => `at most the ${examples} examples`,
    seeds: 'Seeds',
    seedsHint: 'of batches',
    steps: 'Steps',
    run: (runs: number) => `Run the fork: ${plural(runs, 'run')}`,
  },
  probes: {
    title: 'Recorded probes',
    inUnit: (label: string, unit: string) => `${label}, in ${unit}`,
    at: (step: number) => ` · step ${formatCount(step)}`,
  },
  slice: {
    title: 'Landscape',
    plane: 'Plane',
    planes: { trajectory: 'PCA', eigenvectors: 'sharpest', random: 'random' },
    why: 'The training loss around the run, in the plane of the first two principal components of its trajectory (PCA), of its two sharpest directions, or of two random directions.',
    figure: 'Landscape slice',
    axes: {
      trajectory: { x: 'first principal component of the trajectory', y: 'second' },
      eigenvectors: { x: 'along e₁ (sharpest)', y: 'along e₂' },
      random: { x: 'filter-normalised random direction', y: 'another' },
    },
    loss: 'training loss',
    summary: (x: string, y: string, lowest: string) =>
      `Training loss in a plane through the run, ${x} by ${y}, from ${lowest} up, with the run's trajectory.`,
  },
  predictions: {
    title: 'Predictions',
    why: 'The predictions of the network at this step.',
    field: 'Decision field',
    fieldSummary: (classes: number, examples: number) =>
      `Class predicted at every point of the plane, ${classes} classes, with ${examples} training examples.`,
    firstFeature: 'feature 1; stronger where p ≥ 0.9',
    secondFeature: 'feature 2',
    noView: 'No view of these inputs',
    noViewWhy: 'Only images and two-dimensional inputs can be shown.',
    images: 'Test images',
    wrong: (wrong: number, count: number) =>
      `${formatCount(wrong)} of ${formatCount(count)} test images misclassified; the most confident mistakes first.`,
  },
  spectrum: {
    title: 'Spectrum',
    why: 'The density of the Hessian’s eigenvalues: a bulk around zero and a few outliers.',
    figure: 'Spectrum of the Hessian',
    summary: (dimension: number, sharpness: string) =>
      `Density of the ${dimension} eigenvalues of the Hessian on a log axis; ${sharpness}.`,
    unknown: 'λ₁ unknown',
    eigenvalue: 'eigenvalue λ (L/θ²)',
    density: 'density (fraction per unit of λ)',
    limit: (rate: number) => `limit at η=${formatRate(rate)}`,
  },
  eigenvalues: {
    title: 'Top eigenvalues',
    why: 'The six largest Hessian eigenvalues over the whole run, recomputed; click to go to a step.',
    figure: 'Top eigenvalues of the run',
    summary: (count: number, steps: number, isLog: boolean) =>
      `The ${count} largest Hessian eigenvalues of the run at ${steps} steps, on ${isLog ? 'log' : 'symmetric-log'} axes.`,
    steps: 'steps',
    eigenvalue: 'eigenvalue λ (L/θ²)',
  },
  interpolation: {
    title: 'Between two runs',
    why: 'The loss on the straight line to another run and beyond both. Without a barrier both lie in one connected valley; networks from different seeds often do not, since their hidden units are permuted.',
    compare: 'compare with',
    compareBy: (axis: string) => `Compare with ${axis}`,
    seed: 'seed',
    lastStep: 'its last step',
    thisRun: 'this run',
    to: (note: string, run: string, step: number) => `${note}; to ${run}, step ${formatCount(step)}`,
    only: 'Only one run',
    onlyWhy: 'Add a second seed to compare with.',
    figure: 'Loss between two runs',
    summary: (barriers: string) =>
      `Loss on the straight line from this run to the other, α from −0.5 to 1.5, train and test; ${barriers}.`,
    barriers: (train: string, test: string | null) => `barrier: train ${train}${test === null ? '' : `, test ${test}`}`,
    notFinite: 'not finite',
    x: 'α from this run (0) to the other (1)',
    y: 'loss: train solid, test dashed',
    trainLoss: 'training loss',
    testLoss: 'test loss',
    pass: 'One forward pass over the whole set.',
  },
};
