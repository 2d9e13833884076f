import type { Program } from '../../engine/contract.ts';
import { mean, median } from '../../math/statistics.ts';
import { evenly, measureSlice } from '../../probes/landscape/landscape.ts';
import { logSpacedSteps } from '../../sweep/segment/evaluation-grid.ts';
import { type Claim, type ClaimContext, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import type { FigureSeries } from '../figure.ts';
import { measureProportion } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import { type RunVisit, visitRuns } from '../visit-runs.ts';
import { endCurvature } from './end-curvature.ts';
import { matchedLossSweep, RATIO_PITFALLS, TARGET_LOSS } from './ratio-sweep.ts';

const SEEDS: Record<ClaimSize, number> = { quick: 40, standard: 250, thorough: 1000 };

interface Setting {
  readonly name: string;
  readonly learningRate: number;
  readonly batchSize: number;
}

/** Two of η/B = 1/1280, and one 32 times that. */
const LOW: Setting = { name: 'η/B = 1/1280', learningRate: 0.0125, batchSize: 16 };
const EQUAL: Setting = { name: 'η/B = 1/1280 again, 4η and 4B', learningRate: 0.05, batchSize: 64 };
const HIGH: Setting = { name: 'η/B = 1/40', learningRate: 0.1, batchSize: 4 };

/** Fractions of the way from the end of LOW to that of another, in twentieths: both ends are among them. */
const FRACTIONS = evenly(-1, 2, 61);

const criteria: Criterion[] = [
  {
    name: 'fraction of seeds whose way is flatter at the end of the larger η/B',
    predicted: { low: 0.5, high: 1 },
    estimateWithin: { low: 0.8, high: 1 },
  },
];

/** L along the ways of one seed from the end of LOW. */
interface Ways {
  readonly toHigh: Float64Array;
  readonly toEqual: Float64Array;
}

export interface InterpolationTraces {
  readonly seeds: number;
  /** Of the seeds whose runs all reached the target loss. */
  readonly ways: readonly Ways[];
}

/** Curvature along each way at its far end ÷ that at the end of LOW. */
const curvatureRatios = (ways: readonly Float64Array[]) =>
  ways.map((losses) => endCurvature(FRACTIONS, losses, 1) / endCurvature(FRACTIONS, losses, 0));

const waySeries = (name: string, ways: readonly Float64Array[]): FigureSeries => ({
  name,
  kind: 'measured',
  points: Array.from(FRACTIONS, (fraction, i) => ({ x: fraction, y: mean(ways.map((losses) => losses[i])) })),
});

function evidence({ seeds, ways }: InterpolationTraces): Evidence {
  const toHigh = ways.map((way) => way.toHigh);
  const toEqual = ways.map((way) => way.toEqual);
  const flatter = (losses: readonly Float64Array[]) =>
    losses.filter((one) => endCurvature(FRACTIONS, one, 1) < endCurvature(FRACTIONS, one, 0)).length;
  const say = ({ name }: Setting, losses: readonly Float64Array[]) =>
    `To ${name}: flatter at the far end in ${flatter(losses)} of ${losses.length} seeds, median of its curvature ÷ that ` +
    `at the near end ${median(curvatureRatios(losses)).toPrecision(2)}.`;
  const left = seeds - ways.length;
  return {
    measured: [measureProportion(flatter(toHigh), ways.length, levelOfEach(criteria.length))],
    figure: {
      x: { label: 'fraction of the way from η/B = 1/1280 (0) to the other end (1)', scale: 'linear' },
      y: { label: 'training loss L, mean over seeds', scale: 'log' },
      series: [waySeries(`to ${HIGH.name}`, toHigh), waySeries(`to ${EQUAL.name}`, toEqual)],
    },
    remarks: [
      say(HIGH, toHigh),
      say(EQUAL, toEqual),
      ...(left > 0 ? [`${left} of ${seeds} seeds had a run that did not reach the target; they are left out.`] : []),
    ],
  };
}

const sweepOf = ({ name, learningRate, batchSize }: Setting, size: ClaimSize) =>
  matchedLossSweep({
    name: `End of the way: ${name}`,
    grid: { learningRates: [learningRate], batchSizes: [batchSize], seeds: SEEDS[size] },
  });

/** Parameters where the training loss of a run is first at most the target; null where it never is. */
async function endpoint({ run, at }: RunVisit): Promise<Float32Array | null> {
  for (const step of logSpacedSteps(48, run.endStep)) {
    const end = await at(step, async ({ point, theta }) => {
      const { loss } = await point.evaluate('train');
      return loss[0] <= TARGET_LOSS ? theta : null;
    });
    if (end !== null) return end;
  }
  return null;
}

/** L along the line through two parameter vectors. */
async function lossesBetween(program: Program, from: Float32Array, to: Float32Array): Promise<Float64Array> {
  const way = from.map((value, p) => to[p] - value);
  const slice = await measureSlice(program, { theta: from, directions: [way], coordinates: [FRACTIONS] });
  return slice.loss;
}

/** What of the work is training. */
const TRAINING = 0.85;

async function perform(size: ClaimSize, context: ClaimContext): Promise<InterpolationTraces> {
  const { laboratory, signal, onProgress } = context;
  const specs = [LOW, EQUAL, HIGH].map((setting) => sweepOf(setting, size));
  const ends = await visitRuns(
    specs,
    { ...context, onProgress: (fraction) => onProgress(TRAINING * fraction) },
    endpoint,
  );
  const seeds = ends.length / specs.length;
  const ways = await laboratory.examine(specs[0], async ({ program }) => {
    const all: Ways[] = [];
    for (let seed = 0; seed < seeds; seed++) {
      signal.throwIfAborted();
      const [low, equal, high] = [0, 1, 2].map((setting) => ends[setting * seeds + seed]);
      if (low && equal && high)
        all.push({
          toHigh: await lossesBetween(program, low, high),
          toEqual: await lossesBetween(program, low, equal),
        });
      onProgress(TRAINING + ((1 - TRAINING) * (seed + 1)) / seeds);
    }
    return all;
  });
  return { seeds, ways };
}

/** J17-7. */
export const interpolation: Claim<InterpolationTraces> = {
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
    'MLP 64-32-32-32-10, ReLU, cross-entropy, on 500 digits, from the same initial weights until training loss 0.05 at ' +
    '(η, B) = (0.0125, 16) and (0.1, 4): L at 61 α in [−1, 2], a parabola fitted within 0.2 of each end. ' +
    'Control: (0.05, 64).',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 6, work: '3 settings × 40 seeds' },
    standard: { seconds: 38, work: '3 settings × 250 seeds' },
    thorough: { seconds: 150, work: '3 settings × 1,000 seeds' },
  },
  pitfalls: [
    ...RATIO_PITFALLS,
    'Only the curvature along one line is compared; λ₁ is that of the sharpest direction (J17-1).',
    'The fitted curvature is that of a window, not of a point: L is far from quadratic on the way.',
  ],
  perform,
  evidence,
};
