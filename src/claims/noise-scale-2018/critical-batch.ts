import { groupBy } from '../../math/distinct.ts';
import { exp, log } from '../../math/elementary.ts';
import { mean } from '../../math/statistics.ts';
import { measureGradientNoise } from '../../probes/operators/gradient-noise.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { ClaimContext } from '../claim.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { geometricPoint } from '../figure-points.ts';
import { inspectRuns } from '../inspect-runs.ts';
import { measureRatioOverSeeds } from '../measure.ts';
import { type NetworkRun, partOf, trainSweeps } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { gridRemarks, hyperbolaOf, meanText } from './steps-and-examples.ts';
import { type FastestRun, fastestBySeed, STEPS_DESIGN, stepsSweeps, stepsWork } from './steps-to-target.ts';

/** B_simple of a fastest run at half of its steps. */
export interface MidScale {
  readonly batchSize: number;
  readonly seed: number;
  readonly simpleNoiseScale: number;
}

export interface ScaleTraces {
  readonly runs: readonly NetworkRun[];
  readonly scales: readonly MidScale[];
}

/** Share of training the grid in the work; the rest retrains the fastest runs up to half of their steps. */
const TRAINING = 0.9;

async function measureScales(sweeps: readonly SweepSpecInput[], context: ClaimContext): Promise<ScaleTraces> {
  const runs = await trainSweeps(sweeps, partOf(context, 0, TRAINING));
  const fastest = fastestBySeed(runs).flat();
  const fastestOf = ({ batchSize, seed, learningRate }: Pick<FastestRun, 'batchSize' | 'seed' | 'learningRate'>) =>
    fastest.find((f) => f.batchSize === batchSize && f.seed === seed && f.learningRate === learningRate);
  const scales = await inspectRuns(
    sweeps,
    partOf(context, TRAINING, 1),
    async ({ run, at }): Promise<MidScale> => {
      const half = Math.round((fastestOf(run)?.steps ?? 0) / 2);
      const [{ simpleNoiseScale }] = await at(half, ({ point }) => measureGradientNoise(point, 1));
      return { batchSize: run.batchSize, seed: run.seed, simpleNoiseScale: simpleNoiseScale.value };
    },
    { wanted: (run) => fastestOf(run) !== undefined, as: 'noise scale at half of the steps' },
  );
  return { runs, scales };
}

/** Geometric mean over B. */
const meanScale = (scales: readonly MidScale[]) =>
  exp(mean(scales.map(({ simpleNoiseScale }) => log(simpleNoiseScale))));

export const criticalBatch = networkClaim({
  id: 'M18-4',
  title: 'The simple noise scale tells the critical batch size',
  source: { ...PAPERS.noiseScale, place: 'B_simple against B_crit, section 3', provenance: 'recalled' },
  statement:
    'The variance of the gradient over its squared norm, read off in the middle of training, is within a small factor of ' +
    'the batch size at which examples start to be wasted.',
  symbols: 'B_simple = Tr C/‖G‖² ≈ B_crit = E_min/S_min',
  experiment:
    'The runs of M18-2: B_crit from the hyperbola through the fewest steps of every B; B_simple over all training examples ' +
    'at half the steps of each of those runs, geometric mean over B.',
  design: STEPS_DESIGN,
  seconds: { quick: 9, standard: 25, thorough: 170 },
  work: (design) => {
    const again = design.batchSizes.length * design.seeds; // the fastest of every B and seed
    return `${stepsWork(design)}, ${workText({ runs: again })} again half-way`;
  },
  sweeps: stepsSweeps,
  perform: measureScales,
  analyse({ runs, scales }) {
    const fastest = fastestBySeed(runs);
    return {
      fastest,
      scales,
      critical: fastest.map((own) => hyperbolaOf(own).criticalBatch),
      simple: fastest.map(([{ seed }]) => meanScale(scales.filter((own) => own.seed === seed))),
    };
  },
  criteria: [
    {
      name: 'B_crit ÷ B_simple in mid-training',
      predicted: { low: 1 / 5, high: 5 },
      measure: ({ critical, simple }, level) =>
        measureRatioOverSeeds(
          critical.map((value, i) => value / simple[i]),
          level,
        ),
    },
  ],
  figure: ({ scales, critical }) => ({
    x: { label: 'batch size B', scale: 'log' },
    y: { label: 'noise scale, in examples', scale: 'log' },
    series: [
      {
        name: 'B_simple at half the steps',
        kind: 'measured',
        points: groupBy(scales, ({ batchSize }) => batchSize).map(([batchSize, own]) =>
          geometricPoint(batchSize, own, ({ simpleNoiseScale }) => simpleNoiseScale),
        ),
      },
      {
        name: 'B_crit of the hyperbola',
        kind: 'predicted',
        points: [{ x: 1, y: measureRatioOverSeeds(critical, 0.95).estimate }],
      },
    ],
  }),
  remarks: ({ fastest, critical, simple }) => [
    `B_crit = ${meanText(critical)}, B_simple = ${meanText(simple)}.`,
    ...gridRemarks(fastest),
  ],
  pitfalls: [
    'Both grow during training: an average over training is compared with one step of it.',
    'Tr C/‖G‖² is B_noise only for a Hessian proportional to the identity.',
  ],
});
