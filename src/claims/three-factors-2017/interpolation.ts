import { mean, median } from '../../math/statistics.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { ClaimContext } from '../claim.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { endCurvature } from '../end-curvature.ts';
import type { FigureSeries } from '../figure.ts';
import { inspectRuns } from '../inspect-runs.ts';
import { measureProportion } from '../measure.ts';
import { partOf, remarkIf } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { LINE_FRACTIONS, lossesOnLine, parametersAtLoss } from '../parameters-at-loss.ts';
import { madeOnce } from '../replicate-memory.ts';
import { MATCHED_LOSS, matchedLossSweep, RATIO_PITFALLS, TARGET_LOSS, UNTIL_LOSS } from './ratio-sweep.ts';

interface Setting {
  readonly name: string;
  readonly learningRate: number;
  readonly batchSize: number;
}

/** Two settings with η/B = 1/1280, and one with 32 times that. */
const LOW: Setting = { name: 'η/B = 1/1280', learningRate: 0.0125, batchSize: 16 };
const EQUAL: Setting = { name: 'η/B = 1/1280 again, 4η and 4B', learningRate: 0.05, batchSize: 64 };
const HIGH: Setting = { name: 'η/B = 1/40', learningRate: 0.1, batchSize: 4 };

const SETTINGS = [LOW, EQUAL, HIGH];
const pairText = ({ learningRate, batchSize }: Setting) => `(${learningRate}, ${batchSize})`;

/** L along the lines of one seed from the end of LOW. */
interface Ways {
  readonly toHigh: Float64Array;
  readonly toEqual: Float64Array;
}

export interface InterpolationTraces {
  readonly seeds: number;
  /** For the seeds whose runs all reached the target loss. */
  readonly ways: readonly Ways[];
}

/** Curvature along a line at α = 0 and α = 1. */
const endCurvatures = (losses: Float64Array) => [0, 1].map((end) => endCurvature(LINE_FRACTIONS, losses, end));

/** Number of lines that are flatter at α = 1. */
const flatter = (ways: readonly Float64Array[]) => ways.map(endCurvatures).filter(([near, far]) => far < near).length;

const waySeries = (name: string, ways: readonly Float64Array[]): FigureSeries => ({
  name,
  kind: 'measured',
  points: Array.from(LINE_FRACTIONS, (fraction, i) => ({ x: fraction, y: mean(ways.map((losses) => losses[i])) })),
});

const wayRemark = ({ name }: Setting, ways: readonly Float64Array[]) =>
  `To ${name}: flatter at the far end in ${flatter(ways)} of ${ways.length} seeds, median of its curvature ÷ that ` +
  `at the near end ${median(ways.map(endCurvatures).map(([near, far]) => far / near)).toPrecision(2)}.`;

const sweepOf = ({ name, learningRate, batchSize }: Setting, seeds: number) =>
  matchedLossSweep({
    name: `End of the way: ${name}`,
    grid: { learningRates: [learningRate], batchSizes: [batchSize], seeds },
  });

/** Share of training in the work. */
const TRAINING = 0.85;

async function followWays(sweeps: readonly SweepSpecInput[], context: ClaimContext): Promise<InterpolationTraces> {
  const { runner, signal, onProgress } = context;
  const ends = await inspectRuns(sweeps, partOf(context, 0, TRAINING), (run) => parametersAtLoss(run, TARGET_LOSS), {
    as: 'end',
  });
  const seeds = ends.length / sweeps.length;
  const ways = await runner.examine(sweeps[0], async ({ program }) => {
    const all: Ways[] = [];
    for (let seed = 0; seed < seeds; seed++) {
      signal.throwIfAborted();
      const [low, equal, high] = [0, 1, 2].map((setting) => ends[setting * seeds + seed]);
      if (low && equal && high)
        all.push(
          await madeOnce(context, `ways of seed ${seed}`, async () => ({
            toHigh: await lossesOnLine(program, low, high),
            toEqual: await lossesOnLine(program, low, equal),
          })),
        );
      onProgress(TRAINING + ((1 - TRAINING) * (seed + 1)) / seeds);
    }
    return all;
  });
  return { seeds, ways };
}

export const interpolation = networkClaim({
  id: 'J17-7',
  title: 'Between two minima the loss is sharper at the end of the smaller η/B',
  source: {
    ...PAPERS.threeFactors,
    place: 'experiments on interpolation between endpoints',
    provenance: 'recalled',
  },
  statement:
    'On the straight line between the ends of two runs the loss curves more strongly around the end of the run with the ' +
    'smaller ratio of learning rate to batch size.',
  symbols: 'θ(α) = (1 − α) θ_low + α θ_high: ∂²L/∂α² at α = 1 is less than at α = 0',
  experiment:
    `${MATCHED_LOSS}, from the same initial weights ${UNTIL_LOSS} at ` +
    `(η, B) = ${pairText(LOW)} and ${pairText(HIGH)}: L at ${LINE_FRACTIONS.length} α in [−1, 2], a parabola fitted within 0.2 of ` +
    `each end. Control: ${pairText(EQUAL)}.`,
  design: { quick: { seeds: 40 }, standard: { seeds: 250 }, thorough: { seeds: 1000 } },
  seconds: { quick: 6, standard: 38, thorough: 150 },
  work: ({ seeds }) => workText({ settings: SETTINGS, seeds }),
  sweeps: ({ seeds }) => SETTINGS.map((setting) => sweepOf(setting, seeds)),
  perform: followWays,
  analyse: ({ seeds, ways }: InterpolationTraces) => ({
    seeds,
    toHigh: ways.map((way) => way.toHigh),
    toEqual: ways.map((way) => way.toEqual),
  }),
  criteria: [
    {
      name: 'fraction of seeds whose way is flatter at the end of the larger η/B',
      predicted: { low: 0.5, high: 1 },
      estimateWithin: { low: 0.8, high: 1 },
      measure: ({ toHigh }, level) => measureProportion(flatter(toHigh), toHigh.length, level),
    },
  ],
  figure: ({ toHigh, toEqual }) => ({
    x: { label: 'fraction of the way from η/B = 1/1280 (0) to the other end (1)', scale: 'linear' },
    y: { label: 'training loss L, mean over seeds', scale: 'log' },
    series: [waySeries(`to ${HIGH.name}`, toHigh), waySeries(`to ${EQUAL.name}`, toEqual)],
  }),
  remarks({ seeds, toHigh, toEqual }) {
    const left = seeds - toHigh.length;
    return [
      wayRemark(HIGH, toHigh),
      wayRemark(EQUAL, toEqual),
      ...remarkIf(left > 0, `${left} of ${seeds} seeds had a run that did not reach the target; they are left out.`),
    ];
  },
  pitfalls: [
    ...RATIO_PITFALLS,
    'Only the curvature along one line is compared; λ₁ is the curvature along the sharpest direction (J17-1).',
    'The curvature is fitted over a window, not at a point: L is far from quadratic in between.',
  ],
});
