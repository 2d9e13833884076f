import { mean } from '../../math/statistics.ts';
import type { Measured } from '../claim.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { meanPoint } from '../figure-points.ts';
import { measureEach } from '../measure.ts';
import { trainEach } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import {
  BATCH_PITFALLS,
  BATCH_SETTING,
  type BatchRun,
  batchRuns,
  batchSweep,
  divergedRemark,
} from './optimal-batch.ts';

const EXAMPLES = 500;
const LEARNING_RATE = 0.2;
const BATCH_SIZES = [2, 4, 8, 16, 32, 64];
/** Of the calibration. */
const BEST = 8;
const [SMALLEST, LARGEST] = [BATCH_SIZES[0], BATCH_SIZES[BATCH_SIZES.length - 1]];

const accuracyAt = (runs: readonly BatchRun[], size: number) =>
  mean(runs.filter(({ batchSize }) => batchSize === size).map(({ accuracy }) => accuracy));

const measureGain = (seeds: readonly (readonly BatchRun[])[], over: number, level: number): Measured =>
  measureEach(seeds, (runs) => accuracyAt(runs, BEST) - accuracyAt(runs, over), level);

export const testPeak = networkClaim({
  id: 'SL17-2',
  title: 'At a fixed learning rate the test accuracy peaks at one batch size',
  source: { ...PAPERS.bayesianPerspective, place: 'abstract; test accuracy against batch size', provenance: 'read' },
  statement:
    'With the learning rate held fixed there is an optimum batch size: test accuracy falls towards smaller and towards larger ' +
    'batches.',
  symbols: 'test accuracy(B_opt) > test accuracy(B) for B ≪ B_opt and for B ≫ B_opt, ε fixed',
  experiment: `${BATCH_SETTING}: N = ${EXAMPLES}, ε = ${LEARNING_RATE}, B = ${BATCH_SIZES.join(', ')}.`,
  design: { quick: { seeds: 24 }, standard: { seeds: 120 }, thorough: { seeds: 500 } },
  seconds: { quick: 7, standard: 32, thorough: 130 },
  work: ({ seeds }) => workText({ B: BATCH_SIZES, seeds }),
  sweeps: ({ seeds }) =>
    Array.from({ length: seeds }, (_, seed) =>
      batchSweep({ seed, examples: EXAMPLES, learningRates: [LEARNING_RATE], batchSizes: BATCH_SIZES }),
    ),
  perform: (sweeps, context): Promise<readonly (readonly BatchRun[])[]> => trainEach(sweeps, context, batchRuns),
  criteria: [
    {
      name: `test accuracy at B = ${BEST} less that at B = ${SMALLEST}`,
      predicted: { low: 0, high: Number.POSITIVE_INFINITY },
      measure: (seeds, level) => measureGain(seeds, SMALLEST, level),
    },
    {
      name: `test accuracy at B = ${BEST} less that at B = ${LARGEST}`,
      predicted: { low: 0, high: Number.POSITIVE_INFINITY },
      measure: (seeds, level) => measureGain(seeds, LARGEST, level),
    },
  ],
  figure: (seeds) => ({
    x: { label: 'batch size B', scale: 'log' },
    y: { label: 'test accuracy', scale: 'linear' },
    series: [
      {
        name: `ε = ${LEARNING_RATE}, mean over seeds`,
        kind: 'measured',
        points: BATCH_SIZES.map((size) => meanPoint(size, seeds, (runs) => accuracyAt(runs, size))),
      },
    ],
  }),
  remarks: (seeds) => divergedRemark(seeds),
  pitfalls: [
    ...BATCH_PITFALLS,
    `That B = ${BEST} is compared with the ends was fixed on the seeds of the calibration, so that choosing the best of the runs themselves cannot make a peak.`,
  ],
});
