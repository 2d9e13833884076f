import { type NetworkExperiment, workText } from '../define-claim.ts';
import { LABEL_NOISE, labelNoiseSweeps } from './label-noise-sweep.ts';
import { findMinima, type Minimum } from './minima.ts';

const LEARNING_RATES = [0.1, 0.2];

/** Sweeps of `minimaExperiment` in words. */
export const MINIMA_BUDGET = `after ${LABEL_NOISE.budget}`;
export const MINIMA_GRID = `over η = ${LEARNING_RATES.join(', ')} and B`;

interface MinimaDesign {
  readonly batchSizes: readonly number[];
  readonly seeds: number;
}

/** Wrongly labelled digits over η and B, whose solutions differ in sharpness and non-uniformity. */
export const minimaExperiment = (testCount = 0): NetworkExperiment<MinimaDesign, readonly Minimum[]> => ({
  design: {
    quick: { batchSizes: [4, 8, 16, 32, 64], seeds: 5 },
    standard: { batchSizes: [4, 8, 16, 32, 64, LABEL_NOISE.fullBatch], seeds: 16 },
    thorough: { batchSizes: [4, 8, 16, 32, 64, 128, LABEL_NOISE.fullBatch], seeds: 50 },
  },
  seconds: { quick: 9, standard: 55, thorough: 220 },
  work: ({ batchSizes, seeds }) => workText({ B: batchSizes, η: LEARNING_RATES, seeds, epochs: LABEL_NOISE.epochs }),
  sweeps: (design) => labelNoiseSweeps({ ...design, learningRates: LEARNING_RATES }, { testCount }),
  perform: findMinima,
});
