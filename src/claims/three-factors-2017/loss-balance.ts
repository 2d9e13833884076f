import { gaussianRegression } from '../../engine/toys/linear-regression.ts';
import { eachParticle } from '../../engine/toys/particles.ts';
import { miniBatchUpdate, regressionPlateau } from '../../engine/toys/regression-walk.ts';
import { mean } from '../../math/statistics.ts';
import { linearRegressionPlateau } from '../../theory/linear-regression-plateau.ts';
import { smallStepExcessLoss } from '../../theory/stationary.ts';
import { type Claim, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { measureOverCells } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import { playCells } from '../play-cells.ts';

const CHAINS: Record<ClaimSize, number> = { quick: 200, standard: 800, thorough: 4000 };
const PROBLEM = gaussianRegression({ deviations: new Array(10).fill(1), examples: 400, seed: 0 });
/** Plateau: from t = 30 to t = 60. */
const BURN_IN_TIME = 30;
const AVERAGED_TIME = 30;

/** (η, B) with ηλ₁ ≤ 0.1: three along η/B = 0.01, three along η/B = 0.0025. */
const SMALL_STEPS = [
  [0.01, 1],
  [0.02, 2],
  [0.04, 4],
  [0.01, 4],
  [0.02, 8],
  [0.04, 16],
] as const;
/** B = 1 and η growing: where the balance must break down. */
const GROWING_STEPS = [
  [0.02, 1],
  [0.04, 1],
  [0.08, 1],
  [0.16, 1],
] as const;

const criteria: Criterion[] = [
  { name: 'smallest plateau ÷ (η/4B) Tr C for ηλ₁ ≤ 0.1', predicted: { low: 0.95, high: 1.15 } },
  { name: 'largest plateau ÷ (η/4B) Tr C for ηλ₁ ≤ 0.1', predicted: { low: 0.95, high: 1.15 } },
  { name: 'largest disagreement of cells of equal η/B', predicted: { low: 0, high: 0.1 } },
  {
    name: 'growth of that ratio from η = 0.02 to 0.16 at B = 1',
    predicted: { low: 0, high: Number.POSITIVE_INFINITY },
  },
];

interface PlateauCell {
  readonly learningRate: number;
  readonly batchSize: number;
  /** Time-averaged L − L_min of each chain. */
  readonly plateaus: Float64Array;
}

function playPlateau([learningRate, batchSize]: readonly [number, number], chains: number, first: number): PlateauCell {
  const play = regressionPlateau(PROBLEM, miniBatchUpdate(PROBLEM, learningRate, batchSize), {
    burnIn: Math.round(BURN_IN_TIME / learningRate),
    steps: Math.round(AVERAGED_TIME / learningRate),
  });
  return { learningRate, batchSize, plateaus: eachParticle({ seed: 0, count: chains, first }, play) };
}

const traceOfCovariance = PROBLEM.variances.reduce((sum, value) => sum + value, 0);

function evidence(cells: readonly PlateauCell[]): Evidence {
  const level = levelOfEach(criteria.length);
  const ratios = (plateaus: readonly ArrayLike<number>[]) =>
    plateaus.map((values, i) => mean(values) / smallStepExcessLoss(traceOfCovariance, cells[i]));
  const small = (plateaus: readonly ArrayLike<number>[]) => ratios(plateaus).slice(0, SMALL_STEPS.length);
  const disagreement = (plateaus: readonly ArrayLike<number>[]) => {
    const [first, second] = [small(plateaus).slice(0, 3), small(plateaus).slice(3)];
    return Math.max(...[first, second].map((family) => Math.max(...family) / Math.min(...family) - 1));
  };
  const growth = (plateaus: readonly ArrayLike<number>[]) => {
    const growing = ratios(plateaus).slice(SMALL_STEPS.length);
    return growing[growing.length - 1] - growing[0];
  };
  const samples = cells.map(({ plateaus }) => plateaus);
  const over = (statistic: (plateaus: readonly ArrayLike<number>[]) => number) =>
    measureOverCells(samples, statistic, level);
  const at = ({ learningRate, batchSize }: PlateauCell) => learningRate / batchSize;
  return {
    measured: [
      over((plateaus) => Math.min(...small(plateaus))),
      over((plateaus) => Math.max(...small(plateaus))),
      over(disagreement),
      over(growth),
    ],
    figure: {
      x: { label: 'learning rate over batch size, η/B', scale: 'log' },
      y: { label: 'plateau of L − L_min', scale: 'log' },
      series: [
        { name: 'SGD', kind: 'measured', points: cells.map((cell) => ({ x: at(cell), y: mean(cell.plateaus) })) },
        {
          name: '(η/4B) Tr C',
          kind: 'predicted',
          points: cells.map((cell) => ({ x: at(cell), y: smallStepExcessLoss(traceOfCovariance, cell) })),
        },
        {
          name: 'exact second moment',
          kind: 'predicted',
          points: cells.map((cell) => ({ x: at(cell), y: linearRegressionPlateau(PROBLEM, cell) })),
        },
      ],
    },
    remarks: [],
  };
}

/** J17-8. */
export const lossBalance: Claim<readonly PlateauCell[]> = {
  id: 'J17-8',
  title: 'The loss plateau is set by η/B',
  source: { ...PAPERS.threeFactors, place: 'Ornstein–Uhlenbeck process near a minimum', provenance: 'read' },
  statement:
    'Near a minimum SGD hovers at an excess loss proportional to η/B and to the trace of the gradient covariance, so ' +
    'long as the learning rate is small.',
  symbols: 'E[L] − L_min = (η/4B) Tr C (= (η/4B) Tr H where C = H)',
  experiment:
    'Least squares with 10 inputs and 400 examples, real batches with replacement: mean excess loss over t = η·step in ' +
    '[30, 60] for two families of equal η/B with ηλ₁ ≤ 0.1, and for growing η at B = 1.',
  subject: 'toy',
  criteria,
  replicate: 'chain per cell',
  cost: {
    quick: { seconds: 3, work: '10 cells × 200 chains' },
    standard: { seconds: 12, work: '10 cells × 800 chains' },
    thorough: { seconds: 60, work: '10 cells × 4,000 chains' },
  },
  pitfalls: [
    'The ratio exceeds 1 at first order in ηλ and, since the noise grows with the distance, in η Tr H/B: at B = 1 it breaks down long before ηλ₁ = 0.1.',
    'Without replacement the noise is smaller by (n − B)/(n − 1); batches here are drawn with replacement.',
  ],
  perform: (size, context) =>
    playCells(
      [...SMALL_STEPS, ...GROWING_STEPS],
      (cell, index) => playPlateau(cell, CHAINS[size], index * 1_000_000),
      context,
    ),
  evidence,
};
