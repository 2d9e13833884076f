import { exp, log2 } from '../../math/elementary.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';

/** N: a power of two, so that every batch size divides it. */
export const NETWORK_EXAMPLES = 256;

export interface NetworkGridPlan {
  readonly batchSizes: readonly number[];
  /** Number of η per octave, over two octaves on each side of `centre`. */
  readonly perOctave: number;
  readonly seeds: number;
}

/** Centre of the search for the best η: B/32, at most ½, as found for digits of this size in the notes to S20-2. */
const centre = (batchSize: number) => Math.min(log2(batchSize) - 5, -1);

/** log₂ η. */
export const logRatesOf = (batchSize: number, perOctave: number): number[] =>
  Array.from({ length: 4 * perOctave + 1 }, (_, i) => centre(batchSize) - 2 + i / perOctave);

/**
 * 256 digits of 8 × 8, 64-16-16-16-10, ReLU, cross-entropy; η constant over the first half, then linear to 0. One sweep per
 * batch size. Image classification as in the paper; three hidden layers, because with one noise does not change the minima
 * (J17-1); narrow, so that η can be tuned for every B.
 */
export const networkGridSweeps = (
  { batchSizes, perOctave, seeds }: NetworkGridPlan,
  budget: SweepSpecInput['budget'],
): SweepSpecInput[] =>
  batchSizes.map((batchSize) => ({
    version: 1,
    name: `Tuned η at B = ${batchSize}, equal ${budget.kind}`,
    dataset: {
      source: { kind: 'glyphs', side: 8 },
      trainCount: NETWORK_EXAMPLES,
      testCount: 2000,
      standardise: 'centred',
    },
    model: { hidden: [16, 16, 16], activation: 'relu', loss: 'crossEntropy', init: 'he' },
    schedule: { rate: { kind: 'linear', from: 0.5, to: 0 } },
    grid: {
      learningRates: logRatesOf(batchSize, perOctave).map((logRate) => exp(logRate * Math.LN2)),
      batchSizes: [batchSize],
      seeds,
    },
    budget,
    measure: { trainPerDecade: 4, testPerDecade: 0, sharpnessPerDecade: 0 },
  }));
