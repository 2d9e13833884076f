import type { EntryTexts, IdsOf } from '../../../glossary/glossary-text.ts';

/** Sweeps, statistics, claims, and why numbers can be trusted. */
export const SWEEP_TRUST_ENGLISH: EntryTexts<IdsOf<'sweep' | 'statistics' | 'claims' | 'trust'>> = {
  sweep: {
    name: 'Sweep',
    meaning: 'All runs that a spec asks for: every η with every B and every seed.',
    paragraph: 'The map shows one cell for each pair of η and B, averaged over seeds.',
  },
  spec: {
    name: 'Spec',
    meaning: 'Everything that determines a sweep’s numbers: data, network, grid, training, budget and measurements.',
    paragraph: 'Equal specs give equal results on the same engine. A link to a sweep contains its spec.',
  },
  run: {
    name: 'Run',
    meaning: 'One training of one network, with its own η, B and seed.',
    paragraph: 'Its outcome is one of: target loss reached, budget spent, diverged, stopped.',
  },
  cell: {
    name: 'Cell',
    meaning: 'The runs of one pair of learning rate and batch size, over all seeds.',
    paragraph: 'Its number is the mean over seeds. Runs that diverged are left out of the mean and counted beside it.',
  },
  diagonal: {
    name: 'Diagonal',
    meaning: 'Cells of equal η/B.',
    paragraph:
      'On the map, whose axes are logarithmic, they lie on a line. Point at its ratio to see whether its runs have the same curves.',
  },
  seed: {
    name: 'Seed',
    meaning: 'The number from which a run’s initial weights and its order of examples follow.',
    paragraph:
      'A seed has the same initial weights in every cell, so cells can be compared seed by seed. Several seeds show how much of a difference is chance.',
  },
  budget: {
    name: 'Budget',
    meaning: 'When a run ends: after equal epochs, equal steps or equal η·step, or at a training loss.',
    paragraph:
      'Comparing batch sizes depends on it: at equal epochs small batches make more steps. Ending all runs at one training loss makes sharpness and gap comparable.',
  },
  reachedTarget: {
    name: 'Target reached',
    meaning: 'The run ended because its training loss fell to the target.',
    paragraph: 'Its final numbers can be compared with those of other runs that reached the same loss.',
  },
  budgetSpent: {
    name: 'Capped',
    meaning: 'The run spent its budget before it reached the target loss; its final numbers are not comparable.',
    paragraph:
      'On the map such cells say “cap”, in plots their points are hollow, and they do not count in ρ. A larger maximum number of epochs may let them finish.',
  },
  stopped: {
    name: 'Stopped',
    meaning: 'The run was ended by hand before its budget was spent.',
    paragraph: 'Its samples up to then are kept.',
  },
  divergenceRule: {
    name: 'Rule of divergence',
    meaning: 'A run has diverged when its loss exceeds a multiple of the initial loss, or stays above it too long.',
    paragraph:
      'The multiple and the number of epochs (patience) are part of the spec. A loss that is not a number is always a divergence.',
  },
  cadence: {
    name: 'Measurements per decade',
    meaning: 'How often something is measured: points per factor of ten in steps.',
    paragraph:
      'Early and late training are then equally well resolved on a logarithmic axis. 0 means at start and end only.',
  },
  tier: {
    name: 'Probe tier',
    meaning: 'Which numbers a sweep records beyond losses and λ₁, in increasing order of cost.',
    paragraph:
      'Economy adds gradients and weights, Standard the Hessian’s spectrum, Full noise against curvature and measures that do not depend on the parametrisation. What a sweep did not record can be measured on it once it has ended.',
  },
  comparison: {
    name: 'Time of comparison',
    meaning: 'Runs are compared at their ends, or at an equal number of epochs, steps or η·step.',
    paragraph: 'The latest time is used that every run has reached.',
  },
  tuning: {
    name: 'Best learning rate',
    meaning: 'For every B, the η with the best mean over seeds of a chosen criterion.',
    paragraph:
      'The value at the best η is too optimistic, since η was chosen on the same seeds; the cross-fitted value avoids that. An optimum at an end of the grid is marked, as the true one may lie beyond.',
  },
  checkpoint: {
    name: 'Checkpoint',
    meaning: 'A step at which the weights of a run can be inspected, or from which training can go on.',
    paragraph: 'Weights at other steps are computed again from the spec: training is a function of it.',
  },
  confidenceInterval: {
    name: '95 % interval',
    meaning: 'A range computed so that in 95 % of repetitions it contains the true mean.',
    paragraph:
      'Bars and bands show Student’s interval of the mean over seeds. With few seeds it is wide: the factor of the standard error is 12.7 for two seeds, 2.78 for five. It tells nothing about other data sets or grids.',
    picture:
      'Twenty samples of five seeds each from one normal distribution, with their 95 % intervals: about one in twenty misses the true mean.',
  },
  replication: {
    name: 'Unit of replication',
    meaning: 'What an interval is over: seeds, or data seeds where a sweep has several.',
    paragraph: 'Cells of one seed share their initial weights and are not independent, so they are never pooled.',
  },
  spearman: {
    name: 'Spearman’s ρ',
    meaning: 'Rank correlation from −1 to 1: ±1 if one quantity always rises, or always falls, with the other.',
    paragraph:
      'It needs no straight line, only an order. Here ρ is computed for each seed over the cells and then averaged, with a 95 % interval over seeds.',
    picture: 'A curved but strictly rising relation: ρ = 1 although the points are on no line.',
  },
  kendall: {
    name: 'Kendall’s τ',
    meaning: 'Rank correlation: the share of pairs in equal order minus the share in opposite order.',
    paragraph:
      'Along one axis of a grid at a time it is called granulated: a relation can hold along each axis and vanish when all cells are pooled.',
  },
  equivalenceTest: {
    name: 'Equivalence test',
    meaning: 'Shows that two means differ by less than a stated margin: two one-sided t-tests.',
    paragraph:
      '“Not significantly different” does not mean equal, since it may be for lack of data. Equivalence is shown when the whole interval of the difference lies within the margin.',
    picture:
      'Intervals of a difference and a margin on both sides of 0: within the margin is equivalent, across it is open.',
  },
  holm: {
    name: 'Holm’s correction',
    meaning: 'Adjusts the p-values of several tests so that all together are wrong in at most 5 % of cases.',
    paragraph: 'The smallest p-value is multiplied by the number of tests, the next by one less, and so on.',
  },
  claim: {
    name: 'Claim',
    meaning: 'A prediction of a paper as an experiment, with the rule that decides it fixed beforehand.',
    paragraph: 'Rules are never tuned to the outcome; changes made after evidence was seen are listed with their date.',
  },
  criterion: {
    name: 'Criterion',
    meaning: 'One measured quantity of a claim with the set in which it is predicted to lie.',
    paragraph:
      'All criteria of a claim must hold. Their intervals hold simultaneously with 95 %, over the three sizes at which a claim can be run as well.',
  },
  verdict: {
    name: 'Verdict',
    meaning: 'Supported, refuted or undecided: where the measured interval lies relative to the predicted set.',
    paragraph: 'It holds for this network, data and budget. A claim can be refuted here and true elsewhere.',
    picture:
      'Three intervals and a predicted set: inside is supported, outside is refuted, across an end is undecided.',
  },
  supported: {
    name: 'Supported',
    meaning: 'The whole interval lies inside the set that the claim predicts.',
    paragraph: 'For a claim of several criteria, of every one.',
  },
  refuted: {
    name: 'Refuted',
    meaning: 'The whole interval of a criterion lies outside the set that the claim predicts.',
    paragraph: 'Refuted here, that is: in this small experiment, not in the paper’s.',
  },
  undecided: {
    name: 'Undecided',
    meaning: 'The interval crosses an end of the predicted set.',
    paragraph: 'Stated with the number of further repetitions that would settle it, where some number would.',
  },
  fingerprint: {
    name: 'Fingerprint',
    meaning: 'SHA-256 of a sweep’s spec and results, shown by its first digits: equal only if every number is.',
    paragraph:
      'On the SIMD engine it is the same in every browser, in Node, with any number of workers and after interruptions. Compare it to check that a result was reproduced exactly.',
  },
  reproduced: {
    name: 'Reproduced',
    meaning: 'This machine computed the same fingerprint as the sender of the link.',
    paragraph:
      'Where engines differ, fingerprints do too; sharpness and gap of every cell are then compared within a margin.',
  },
  mixed: {
    name: 'Mixed engines',
    meaning: 'Some runs went on with another engine, so the fingerprint cannot be reproduced.',
    paragraph:
      'It happens when an engine fails during a sweep, such as a lost graphics device. The results are complete.',
  },
  engine: {
    name: 'Engine',
    meaning: 'The program that computes steps and measurements: WebAssembly SIMD, WebGL or JavaScript.',
    paragraph: 'All give the same numbers up to rounding. Each is checked against reference values before it is used.',
  },
  simd: {
    name: 'WebAssembly SIMD',
    meaning: 'Engine on the processor, four numbers per instruction; bit for bit the same on every machine.',
    paragraph: 'The fastest for small networks: a step has no overhead of a graphics device.',
  },
  webgl: {
    name: 'WebGL',
    meaning: 'Engine on the graphics processor; for networks large enough to fill it.',
    paragraph: 'Results are the same on the same device, and agree statistically between devices.',
  },
  'tfjs-cpu': {
    name: 'JavaScript engine',
    meaning: 'Engine in plain JavaScript, where no other can run; slow.',
    paragraph: 'It uses the CPU backend of TensorFlow.js.',
  },
  selfCheck: {
    name: 'Self-check',
    meaning: 'At its start an engine computes known values on this machine; one that misses them is not used.',
    paragraph:
      'Loss, gradient, Hessian products and λ₁ of a small network are compared with stored values, each within a bound derived from rounding.',
  },
  singlePrecision: {
    name: 'f32',
    meaning: 'Numbers of 32 bits: about seven significant digits.',
    paragraph: 'Weights and gradients are in f32; sums that decide a result are made in f64.',
  },
  unitRoundoff: {
    name: 'Unit roundoff',
    meaning: 'The largest relative error of one rounding: 2⁻²⁴ for f32, about 6·10⁻⁸.',
    paragraph: 'It is measured at the start, since some graphics processors compute with less than f32.',
  },
};
