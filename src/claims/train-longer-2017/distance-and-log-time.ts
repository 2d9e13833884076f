import { distinct } from '../../math/distinct.ts';
import { log } from '../../math/elementary.ts';
import { fitLine } from '../../math/regression.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { fewerSeeds } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import type { Measured } from '../claim.ts';
import { networkClaim, workText } from '../define-claim.ts';
import type { SweepOutcome } from '../experiment-runner.ts';
import { meanPoint } from '../figure-points.ts';
import { measureEach, measureSmallest } from '../measure.ts';
import { leftOutRemarks, trainEach, WITHOUT_SHARPNESS } from '../network-runs.ts';
import { countText, fixedText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { EXAMPLES } from './matched-updates.ts';

const SMALLEST = 8;
const SIZES = [8, 32, 128];
const LEARNING_RATE = 0.05;
const EPOCHS = 100;
/** η ∝ √B. */
const rateOf = (size: number) => LEARNING_RATE * Math.sqrt(size / SMALLEST);

/** One seed of data, initial weights and batches at one batch size. */
const distanceSweep = (seed: number, batchSize: number) =>
  ({
    version: 1,
    name: `Distance from the start, B = ${batchSize}, seed ${seed}`,
    dataset: { source: { kind: 'glyphs', side: 8 }, trainCount: EXAMPLES, testCount: 0, standardise: 'centred', seed },
    model: { hidden: [64, 64], activation: 'relu', loss: 'crossEntropy', init: 'he' },
    grid: { learningRates: [rateOf(batchSize)], batchSizes: [batchSize], seeds: [seed] },
    budget: { kind: 'epochs', epochs: EPOCHS },
    measure: { trainPerDecade: 16, testPerDecade: 0, ...WITHOUT_SHARPNESS, tier: 'economy' },
  }) satisfies SweepSpecInput;

/** ‖θ_t − θ₀‖ of one run from the end of the first epoch on. */
export interface DistanceRun {
  readonly batchSize: number;
  readonly seed: number;
  readonly diverged: boolean;
  readonly steps: readonly number[];
  readonly distances: readonly number[];
}

function distanceRun({ plan, results, traces }: SweepOutcome): DistanceRun {
  const [{ run, outcome }] = results;
  const first = plan.examples / run.batchSize;
  const samples = traces.trace(run.id, 'distance').filter(({ step }) => step >= first);
  return {
    batchSize: run.batchSize,
    seed: run.seed,
    diverged: outcome === 'diverged',
    steps: samples.map(({ step }) => step),
    distances: samples.map(({ value }) => value),
  };
}

/** r² of the distance against a function of the step. */
const fitOf = ({ steps, distances }: DistanceRun, of: (step: number) => number) =>
  fitLine(steps.map(of), distances).rSquared;

const logFit = (run: DistanceRun) => fitOf(run, log);
/** How much better log t fits than √t, free diffusion. */
const advantage = (run: DistanceRun) => logFit(run) - fitOf(run, Math.sqrt);

/** Smallest over batch sizes of a mean over seeds. */
function measureWorst(
  runs: readonly DistanceRun[],
  of: (run: DistanceRun) => number,
  low: number,
  level: number,
): Measured {
  const kept = runs.filter(({ diverged }) => !diverged);
  const sizes = distinct(runs.map(({ batchSize }) => batchSize));
  return measureSmallest(sizes.length, level, (place, each) =>
    measureEach(
      kept.filter(({ batchSize }) => batchSize === sizes[place]),
      of,
      each,
      { range: { low, high: 1 } },
    ),
  );
}

export const distanceAndLogTime = networkClaim({
  id: 'H17-1',
  title: 'The distance from the initial weights grows with the logarithm of the updates',
  source: { ...PAPERS.trainLonger, place: 'abstract; distance of weights in the initial phase', provenance: 'read' },
  statement:
    'While the learning rate is constant, the distance of the weights from their initial values grows in proportion to the ' +
    'logarithm of the number of updates, at every batch size.',
  symbols: '‖θ_t − θ₀‖ = a + b log t, better than a + b√t',
  experiment:
    `MLP 64-64-64-10, ReLU, cross-entropy, on ${countText(EXAMPLES)} digits, SGD at B = ${SIZES.join(', ')} with η ∝ √B from ` +
    `${LEARNING_RATE} on, ${EPOCHS} epochs: least squares of the distance from the end of the first epoch on.`,
  design: { quick: { seeds: 5 }, standard: { seeds: 33 }, thorough: { seeds: 140 } },
  seconds: { quick: 9, standard: 56, thorough: 235 },
  work: ({ seeds }) => workText({ B: SIZES, seeds }),
  sweeps: ({ seeds }) =>
    Array.from({ length: seeds }, (_, seed) => SIZES.map((size) => distanceSweep(seed, size))).flat(),
  perform: (sweeps, context) => trainEach(sweeps, context, distanceRun),
  criteria: [
    {
      name: 'smallest r² against log t over batch sizes',
      predicted: { low: 0.95, high: 1 },
      approximate: APPROXIMATE.smallestMean,
      measure: (runs, level) => measureWorst(runs, logFit, 0, level),
    },
    {
      name: 'smallest r² against log t less r² against √t',
      predicted: { low: 0, high: 1 },
      approximate: APPROXIMATE.smallestMean,
      measure: (runs, level) => measureWorst(runs, advantage, -1, level),
    },
  ],
  figure: (runs) => ({
    x: { label: 'step t', scale: 'log' },
    y: { label: '‖θ_t − θ₀‖, mean over seeds', scale: 'linear' },
    series: SIZES.map((size) => {
      const own = runs.filter(({ batchSize, diverged }) => batchSize === size && !diverged);
      const steps = own[0]?.steps ?? [];
      return {
        name: `B = ${size}`,
        kind: 'measured' as const,
        points: steps.map((step, i) => meanPoint(step, own, ({ distances }) => distances[i])),
      };
    }),
  }),
  remarks: (runs) => [
    ...SIZES.map((size) => {
      const own = runs.filter(({ batchSize, diverged }) => batchSize === size && !diverged);
      const [fit, better] = [logFit, advantage].map((of) => fixedText(measureEach(own, of, 0.95).estimate, 3));
      return `B = ${size}: mean r² against log t ${fit}, better than against √t by ${better}.`;
    }),
    ...leftOutRemarks(
      runs,
      runs.filter(({ diverged }) => !diverged),
      'runs diverged',
    ),
  ],
  amended: [fewerSeeds('6 → 5, 35 → 33 and 150 → 140')],
  pitfalls: [
    'Every seed has its own draw of the digits, of initial weights and of batches.',
    'All parameters are in the distance; the authors’ code records that of the first layer.',
    'Batch normalisation cannot be trained here; it changes how far weights move. The paper’s networks have it.',
    'Separable data under cross-entropy let the weights grow with log t for another reason, the slow growth of the margin; a good fit does not single out diffusion.',
    'r² is high for any smooth curve over a short range: the fit spans two decades of updates, and √t is the rival.',
  ],
});
