import { gaussianRegression, type LinearRegression } from '../../engine/toys/linear-regression.ts';
import { eachParticle } from '../../engine/toys/particles.ts';
import { type MomentumWalk, momentumPlateau } from '../../engine/toys/regression-walk.ts';
import { mean } from '../../math/statistics.ts';
import { noiseScaleExcessLoss, sgdNoiseScale } from '../../theory/stationary.ts';
import type { ClaimContext, Measured } from '../claim.ts';
import { toyClaim, workText } from '../define-claim.ts';
import { measureOverCells } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import type { ReplicateRange } from '../replicate-memory.ts';
import { simulateReplicates } from '../simulate-replicates.ts';

const INPUTS = 5;
const COUNTS = [64, 128, 256];
const PROBLEMS = new Map<number, LinearRegression>(
  COUNTS.map((examples) => [
    examples,
    gaussianRegression({ deviations: new Array(INPUTS).fill(1), examples, seed: 0 }),
  ]),
);
/** The plateau is averaged from t = 30 to t = 60, t = ε·step/(1 − m). */
const BURN_IN_TIME = 30;
const AVERAGED_TIME = 30;

export interface NoiseStep extends MomentumWalk {
  readonly examples: number;
}

/** g of the cells of equal noise scale. */
const SCALE = 0.07;
const withScale = (examples: number, batchSize: number, momentum = 0): NoiseStep => {
  const unit = sgdNoiseScale({ learningRate: 1, batchSize, examples, momentum });
  return { learningRate: SCALE / unit, batchSize, examples, momentum };
};

/** Cells of equal g: over B, over m, and over N at equal N/B. */
const SAME_SCALE = [
  withScale(64, 8),
  withScale(64, 16),
  withScale(64, 32),
  withScale(64, 16, 0.5),
  withScale(64, 16, 0.9),
  withScale(128, 16),
  withScale(256, 32),
];
/** How many of them have N = 64. */
const SMALLEST_COUNT = 5;
/** The ε/B of the first cell at B = 32, where g is 4/7 as large: N/B − 1 is 1 instead of 7. */
const SAME_RATIO: NoiseStep = { ...SAME_SCALE[0], learningRate: 4 * SAME_SCALE[0].learningRate, batchSize: 32 };
/** In the order of the experiment; the last has the ε/B of the first and another g. */
export const NOISE_STEPS: readonly NoiseStep[] = [...SAME_SCALE, SAME_RATIO];

interface NoiseCell extends NoiseStep {
  /** Time-averaged L − L_min of each chain. */
  readonly plateaus: Float64Array;
}

const problemOf = ({ examples }: NoiseStep): LinearRegression => {
  const problem = PROBLEMS.get(examples);
  if (problem === undefined)
    throw new RangeError(`fluctuation scale: examples must be one of ${COUNTS}, got ${examples}.`);
  return problem;
};

function simulatePlateau(step: NoiseStep, index: number, { first, count }: ReplicateRange): Float64Array {
  const perTime = (1 - step.momentum) / step.learningRate;
  const simulate = momentumPlateau(problemOf(step), step, {
    burnIn: Math.round(BURN_IN_TIME * perTime),
    steps: Math.round(AVERAGED_TIME * perTime),
  });
  return eachParticle({ seed: 0, count, first: index * 1_000_000 + first }, simulate);
}

async function simulatePlateaus(chains: number, context: ClaimContext): Promise<NoiseCell[]> {
  const key = ({ learningRate, batchSize, examples, momentum }: NoiseStep, index: number) =>
    `${index}: ${learningRate} ${batchSize} ${examples} ${momentum}`;
  const plateaus = await simulateReplicates(NOISE_STEPS, { count: chains, key, simulate: simulatePlateau }, context);
  return NOISE_STEPS.map((step, i) => ({ ...step, plateaus: plateaus[i] }));
}

/** g Tr C/(4(N − 1)). */
export const predictedPlateau = (step: NoiseStep) =>
  noiseScaleExcessLoss(
    problemOf(step).variances.reduce((sum, value) => sum + value, 0),
    step,
  );

/** A statistic of the plateaus ÷ predictions of all cells, in cell order. */
const measureRatios = (
  cells: readonly NoiseCell[],
  statistic: (ratios: readonly number[]) => number,
  level: number,
): Measured =>
  measureOverCells(
    cells.map(({ plateaus }) => plateaus),
    (resampled) => statistic(resampled.map((values, i) => mean(values) / predictedPlateau(cells[i]))),
    level,
  );

const ofSameScale = (ratios: readonly number[]) => ratios.slice(0, SAME_SCALE.length);
const ofSmallestCount = (ratios: readonly number[]) => ratios.slice(0, SMALLEST_COUNT);

export const fluctuationScale = toyClaim({
  id: 'SL17-1',
  title: 'One noise scale g = ε(N/B − 1)/(1 − m) sets the fluctuations of SGD',
  source: {
    ...PAPERS.bayesianPerspective,
    place: 'abstract; SGD as a stochastic differential equation',
    provenance: 'read',
  },
  statement:
    'Learning rate, batch size, momentum and the number of examples set the size of the fluctuations of SGD through one ' +
    'noise scale alone, which vanishes at the full batch.',
  symbols: 'g = ε(N/B − 1)/(1 − m) ≈ εN/(B(1 − m)): E[L] − L_min = g Tr C/(4(N − 1)) for ελ ≪ 1',
  experiment:
    `Least squares with ${INPUTS} inputs and N = ${COUNTS.join(', ')} examples, batches of distinct examples: mean excess loss ` +
    `at equal g = ${SCALE} over B, m and N, and at equal ε/B but another g.`,
  replicate: 'chain per cell',
  design: { quick: { chains: 100 }, standard: { chains: 400 }, thorough: { chains: 2000 } },
  seconds: { quick: 5, standard: 20, thorough: 100 },
  work: ({ chains }) => workText({ cells: NOISE_STEPS, chains }),
  perform: ({ chains }, context) => simulatePlateaus(chains, context),
  criteria: [
    {
      name: 'smallest plateau ÷ g Tr C/(4(N − 1)) at equal g',
      predicted: { low: 0.9, high: 1.15 },
      measure: (cells, level) => measureRatios(cells, (ratios) => Math.min(...ofSameScale(ratios)), level),
    },
    {
      name: 'largest plateau ÷ g Tr C/(4(N − 1)) at equal g',
      predicted: { low: 0.9, high: 1.15 },
      measure: (cells, level) => measureRatios(cells, (ratios) => Math.max(...ofSameScale(ratios)), level),
    },
    {
      name: 'largest ÷ smallest plateau over B and m at equal g and N, less 1',
      predicted: { low: 0, high: 0.1 },
      measure: (cells, level) =>
        measureRatios(
          cells,
          (ratios) => Math.max(...ofSmallestCount(ratios)) / Math.min(...ofSmallestCount(ratios)) - 1,
          level,
        ),
    },
    {
      name: 'plateau at B = N/2 ÷ that at B = N/8 with equal ε/B (by g 4/7, by ε/B 1)',
      predicted: { low: 0, high: 0.75 },
      measure: (cells, level) =>
        measureOverCells(
          [cells[0].plateaus, cells[SAME_SCALE.length].plateaus],
          ([eighth, half]) => mean(half) / mean(eighth),
          level,
        ),
    },
  ],
  figure: (cells) => ({
    x: { label: 'g Tr C/(4(N − 1))', scale: 'log' },
    y: { label: 'plateau of L − L_min', scale: 'log' },
    series: [
      {
        name: 'SGD',
        kind: 'measured',
        points: cells.map((cell) => ({ x: predictedPlateau(cell), y: mean(cell.plateaus) })),
      },
      {
        name: 'equal to it',
        kind: 'predicted',
        points: cells.map((cell) => ({ x: predictedPlateau(cell), y: predictedPlateau(cell) })),
      },
    ],
  }),
  pitfalls: [
    'The paper derives g for small ε; at first order in ελ the plateau exceeds the formula, most at the largest ε.',
    'Every batch is a fresh draw of distinct examples, as in the derivation. In shuffled epochs the noise of successive batches is not independent.',
    'The paper writes the loss as a sum over examples, so g is proportional to N; in terms of the mean loss the noise is g/N.',
    'The place of the momentum in g is from a later paper of the same author (arXiv:1711.00489).',
    'One quadratic loss; whether g also sets the test accuracy of networks is asked by SL17-2 and SL17-3.',
  ],
});
