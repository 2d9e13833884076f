import type { SweepSpecInput } from './spec.ts';

/**
 * The sweep of the first visit: small enough to end within a minute where there is no GPU, large enough to show that
 * the sharpness reached is a function of η/B. Five η × five B in powers of two, so that diagonals have equal η/B.
 */
export const DEFAULT_SPEC: SweepSpecInput = {
  version: 1,
  name: 'Sharpness follows η/B',
  dataset: { source: { kind: 'glyphs' }, trainCount: 512, testCount: 4000 },
  model: { hidden: [32, 32], activation: 'tanh', loss: 'crossEntropy' },
  grid: {
    learningRates: [0.05, 0.1, 0.2, 0.4, 0.8],
    batchSizes: [4, 8, 16, 32, 64],
    seeds: 3,
  },
  budget: { kind: 'untilLoss', loss: 0.02, maxEpochs: 250 },
  measure: { trainPerDecade: 24, testPerDecade: 4, sharpnessPerDecade: 2 },
};
