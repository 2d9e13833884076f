import { gaussianRegression } from '../../engine/toys/linear-regression.ts';
import { eachParticle } from '../../engine/toys/particles.ts';
import { miniBatchUpdate, regressionPlateau } from '../../engine/toys/regression-walk.ts';
import { mean } from '../../math/statistics.ts';
import { linearRegressionPlateau } from '../../theory/linear-regression-plateau.ts';
import { smallStepExcessLoss } from '../../theory/stationary.ts';
import type { ClaimContext, Measured } from '../claim.ts';
import { toyClaim, workText } from '../define-claim.ts';
import { measureOverCells } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import type { ReplicateRange } from '../replicate-memory.ts';
import { simulateReplicates } from '../simulate-replicates.ts';

const INPUTS = 10;
const EXAMPLES = 400;
const PROBLEM = gaussianRegression({ deviations: new Array(INPUTS).fill(1), examples: EXAMPLES, seed: 0 });
/** The plateau is averaged from t = 30 to t = 60. */
const BURN_IN_TIME = 30;
const AVERAGED_TIME = 30;

/** (η, B) with ηλ₁ ≤ 0.1: three with η/B = 0.01, three with η/B = 0.0025. */
const SMALL_STEPS = [
  [0.01, 1],
  [0.02, 2],
  [0.04, 4],
  [0.01, 4],
  [0.02, 8],
  [0.04, 16],
] as const;
/** Growing η at B = 1, where the balance must break down. */
const GROWING_STEPS = [
  [0.02, 1],
  [0.04, 1],
  [0.08, 1],
  [0.16, 1],
] as const;

const ALL_STEPS = [...SMALL_STEPS, ...GROWING_STEPS];

interface PlateauCell {
  readonly learningRate: number;
  readonly batchSize: number;
  /** Time-averaged L − L_min of each chain. */
  readonly plateaus: Float64Array;
}

function simulatePlateau(
  [learningRate, batchSize]: (typeof ALL_STEPS)[number],
  index: number,
  { first, count }: ReplicateRange,
): Float64Array {
  const simulate = regressionPlateau(PROBLEM, miniBatchUpdate(PROBLEM, learningRate, batchSize), {
    burnIn: Math.round(BURN_IN_TIME / learningRate),
    steps: Math.round(AVERAGED_TIME / learningRate),
  });
  return eachParticle({ seed: 0, count, first: index * 1_000_000 + first }, simulate);
}

async function simulatePlateaus(chains: number, context: ClaimContext): Promise<PlateauCell[]> {
  const key = ([learningRate, batchSize]: (typeof ALL_STEPS)[number], index: number) =>
    `${index}: ${learningRate} ${batchSize}`;
  const plateaus = await simulateReplicates(ALL_STEPS, { count: chains, key, simulate: simulatePlateau }, context);
  return ALL_STEPS.map(([learningRate, batchSize], i) => ({ learningRate, batchSize, plateaus: plateaus[i] }));
}

const traceOfCovariance = PROBLEM.variances.reduce((sum, value) => sum + value, 0);
const ratioAt = ({ learningRate, batchSize }: PlateauCell) => learningRate / batchSize;

/** A statistic of all plateaus ÷ their predictions, in cell order, bootstrapped over chains within cells. */
const measureRatios = (
  cells: readonly PlateauCell[],
  statistic: (ratios: readonly number[]) => number,
  level: number,
): Measured =>
  measureOverCells(
    cells.map(({ plateaus }) => plateaus),
    (resampled) =>
      statistic(resampled.map((values, i) => mean(values) / smallStepExcessLoss(traceOfCovariance, cells[i]))),
    level,
  );

const smallOf = (ratios: readonly number[]) => ratios.slice(0, SMALL_STEPS.length);
const growingOf = (ratios: readonly number[]) => ratios.slice(SMALL_STEPS.length);

/** Largest ÷ smallest ratio minus 1 among the cells of one η/B; the larger of the two. */
const disagreement = (ratios: readonly number[]) => {
  const [first, second] = [smallOf(ratios).slice(0, 3), smallOf(ratios).slice(3)];
  return Math.max(...[first, second].map((family) => Math.max(...family) / Math.min(...family) - 1));
};

const growth = (ratios: readonly number[]) => {
  const growing = growingOf(ratios);
  return growing[growing.length - 1] - growing[0];
};

export const lossBalance = toyClaim({
  id: 'J17-8',
  title: 'The loss plateau is set by η/B',
  source: { ...PAPERS.threeFactors, place: 'Ornstein–Uhlenbeck process near a minimum', provenance: 'read' },
  statement:
    'Near a minimum SGD hovers at an excess loss proportional to η/B and to the trace of the gradient covariance, so ' +
    'long as the learning rate is small.',
  symbols: 'E[L] − L_min = (η/4B) Tr C (= (η/4B) Tr H where C = H)',
  experiment:
    `Least squares with ${INPUTS} inputs and ${EXAMPLES} examples, real batches with replacement: mean excess loss over ` +
    `t = η·step in [${BURN_IN_TIME}, ${BURN_IN_TIME + AVERAGED_TIME}] for two families of equal η/B with ηλ₁ ≤ 0.1, and for ` +
    'growing η at B = 1.',
  replicate: 'chain per cell',
  design: { quick: { chains: 200 }, standard: { chains: 800 }, thorough: { chains: 4000 } },
  seconds: { quick: 3, standard: 12, thorough: 60 },
  work: ({ chains }) => workText({ cells: ALL_STEPS, chains }),
  perform: ({ chains }, context) => simulatePlateaus(chains, context),
  criteria: [
    {
      name: 'smallest plateau ÷ (η/4B) Tr C for ηλ₁ ≤ 0.1',
      predicted: { low: 0.95, high: 1.15 },
      measure: (cells, level) => measureRatios(cells, (ratios) => Math.min(...smallOf(ratios)), level),
    },
    {
      name: 'largest plateau ÷ (η/4B) Tr C for ηλ₁ ≤ 0.1',
      predicted: { low: 0.95, high: 1.15 },
      measure: (cells, level) => measureRatios(cells, (ratios) => Math.max(...smallOf(ratios)), level),
    },
    {
      name: 'largest disagreement of cells of equal η/B',
      predicted: { low: 0, high: 0.1 },
      measure: (cells, level) => measureRatios(cells, disagreement, level),
    },
    {
      name: 'growth of that ratio from η = 0.02 to 0.16 at B = 1',
      predicted: { low: 0, high: Number.POSITIVE_INFINITY },
      measure: (cells, level) => measureRatios(cells, growth, level),
    },
  ],
  figure: (cells) => ({
    x: { label: 'learning rate over batch size, η/B', scale: 'log' },
    y: { label: 'plateau of L − L_min', scale: 'log' },
    series: [
      { name: 'SGD', kind: 'measured', points: cells.map((cell) => ({ x: ratioAt(cell), y: mean(cell.plateaus) })) },
      {
        name: '(η/4B) Tr C',
        kind: 'predicted',
        points: cells.map((cell) => ({ x: ratioAt(cell), y: smallStepExcessLoss(traceOfCovariance, cell) })),
      },
      {
        name: 'exact second moment',
        kind: 'predicted',
        points: cells.map((cell) => ({ x: ratioAt(cell), y: linearRegressionPlateau(PROBLEM, cell) })),
      },
    ],
  }),
  pitfalls: [
    'The ratio exceeds 1 at first order in ηλ and, since the noise grows with the distance, in η Tr H/B: at B = 1 it breaks down long before ηλ₁ = 0.1.',
    'Without replacement the noise is smaller by (n − B)/(n − 1); batches here are drawn with replacement.',
  ],
});
