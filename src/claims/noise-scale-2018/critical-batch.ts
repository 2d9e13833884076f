import { exp, log } from '../../math/elementary.ts';
import { mean } from '../../math/statistics.ts';
import { measureGradientNoise } from '../../probes/operators/gradient-noise.ts';
import { type Claim, type ClaimContext, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import type { FigurePoint } from '../figure.ts';
import { measureRatioOverSeeds } from '../measure.ts';
import { type NetworkRun, trainSweeps } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { visitRuns } from '../visit-runs.ts';
import { gridRemarks, hyperbolaOf } from './steps-and-examples.ts';
import { type FastestRun, fastestRuns, stepsSweeps } from './steps-to-target.ts';

const criteria: Criterion[] = [{ name: 'B_crit ÷ B_simple in mid-training', predicted: { low: 1 / 5, high: 5 } }];

/** B_simple of a fastest run at half its steps. */
export interface MidScale {
  readonly batchSize: number;
  readonly seed: number;
  readonly simpleNoiseScale: number;
}

export interface ScaleTraces {
  readonly runs: readonly NetworkRun[];
  readonly scales: readonly MidScale[];
}

/** Share of the work that training the grid is; what remains trains the fastest runs halfway again. */
const TRAINING = 0.9;

async function perform(size: ClaimSize, context: ClaimContext): Promise<ScaleTraces> {
  const { onProgress } = context;
  const specs = stepsSweeps(size);
  const runs = await trainSweeps(specs, { ...context, onProgress: (done) => onProgress(TRAINING * done) });
  const fastest = [...new Set(runs.map(({ seed }) => seed))].flatMap((seed) => fastestRuns(runs, seed));
  const fastestOf = ({ batchSize, seed, learningRate }: Pick<FastestRun, 'batchSize' | 'seed' | 'learningRate'>) =>
    fastest.find((f) => f.batchSize === batchSize && f.seed === seed && f.learningRate === learningRate);
  const scales = await visitRuns(
    specs,
    { ...context, onProgress: (done) => onProgress(TRAINING + (1 - TRAINING) * done) },
    async ({ run, at }): Promise<MidScale> => {
      const half = Math.round((fastestOf(run)?.steps ?? 0) / 2);
      const [{ simpleNoiseScale }] = await at(half, ({ point }) => measureGradientNoise(point, 1));
      return { batchSize: run.batchSize, seed: run.seed, simpleNoiseScale: simpleNoiseScale.value };
    },
    { wanted: (run) => fastestOf(run) !== undefined },
  );
  return { runs, scales };
}

function evidence({ runs, scales }: ScaleTraces): Evidence {
  const seeds = [...new Set(runs.map(({ seed }) => seed))];
  const bySeed = seeds.map((seed) => fastestRuns(runs, seed));
  const critical = bySeed.map((fastest) => hyperbolaOf(fastest).criticalBatch);
  const simple = seeds.map((seed) =>
    exp(mean(scales.filter((own) => own.seed === seed).map(({ simpleNoiseScale }) => log(simpleNoiseScale)))),
  );
  const batchSizes = [...new Set(scales.map(({ batchSize }) => batchSize))];
  const point = (x: number, values: readonly number[]): FigurePoint => {
    const { estimate, low, high } = measureRatioOverSeeds(values, 0.95);
    return { x, y: estimate, ...(Number.isFinite(low) ? { low, high } : {}) };
  };
  const fitted = measureRatioOverSeeds(critical, 0.95);
  return {
    measured: [
      measureRatioOverSeeds(
        critical.map((value, i) => value / simple[i]),
        levelOfEach(criteria.length),
      ),
    ],
    figure: {
      x: { label: 'batch size B', scale: 'log' },
      y: { label: 'noise scale, in examples', scale: 'log' },
      series: [
        {
          name: 'B_simple at half the steps',
          kind: 'measured',
          points: batchSizes.map((batchSize) =>
            point(
              batchSize,
              scales.filter((own) => own.batchSize === batchSize).map(({ simpleNoiseScale }) => simpleNoiseScale),
            ),
          ),
        },
        {
          name: 'B_crit of the hyperbola',
          kind: 'predicted',
          points: [{ x: 1, y: fitted.estimate }],
        },
      ],
    },
    remarks: [
      `B_crit = ${fitted.estimate.toPrecision(3)}, B_simple = ${measureRatioOverSeeds(simple, 0.95).estimate.toPrecision(3)}.`,
      ...gridRemarks(bySeed),
    ],
  };
}

/** M18-4. */
export const criticalBatch: Claim<ScaleTraces> = {
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
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 9, work: '6 B × 5 η × 6 seeds, 36 runs again half-way' },
    standard: { seconds: 25, work: '11 B × 5 η × 10 seeds, 110 runs again half-way' },
    thorough: { seconds: 170, work: '11 B × 9 η × 40 seeds, 440 runs again half-way' },
  },
  pitfalls: [
    'Both grow during training: what is compared is an average over it with one moment of it.',
    'Tr C/‖G‖² is B_noise only for a Hessian proportional to the identity.',
  ],
  perform,
  evidence,
};
