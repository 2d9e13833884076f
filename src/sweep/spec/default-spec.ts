import type { SweepSpecInput } from './sweep-spec.ts';

/**
 * The sweep of the first visit: 4 η × 4 B in powers of two, so that diagonals have equal η/B, in about twenty seconds. At an
 * initial gain of 2 and η/B below its optimum both the sharpness reached and the generalization gap fall with η/B, and at
 * the largest η the sharpness leaves its diagonal: the effect and its limit in one grid, at every data seed that was tried
 * (docs/first-sweep.md).
 */
export const DEFAULT_SPEC: SweepSpecInput = {
  version: 1,
  name: 'Learning rate ÷ batch size',
  dataset: { source: { kind: 'glyphs' }, trainCount: 512, testCount: 4000 },
  model: { hidden: [32, 32], activation: 'tanh', loss: 'crossEntropy', gain: 2 },
  grid: {
    learningRates: [0.1, 0.2, 0.4, 0.8],
    batchSizes: [32, 64, 128, 256],
    seeds: 8,
  },
  budget: { kind: 'untilLoss', loss: 0.02, maxEpochs: 600 },
  measure: { trainPerDecade: 24, testPerDecade: 4, sharpnessPerDecade: 2 },
};
