import { log, log2 } from '../../math/elementary.ts';
import { spearman } from '../../math/ranks.ts';
import { mean } from '../../math/statistics.ts';
import { APPROXIMATE } from '../approximate.ts';
import { type Claim, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { measureOverSeeds, measureRatioOverSeeds } from '../measure.ts';
import { fixedText } from '../number-text.ts';
import { rankStatistic } from '../rank-measures.ts';
import {
  DIAGONAL_EXAMPLES,
  type DiagonalGrid,
  dataSetsOf,
  edgeRemarks,
  octaves,
  playDiagonalGrid,
  tunedOn,
} from './diagonal-grid.ts';
import { CONSTANT_STEPS, DIAGONAL_PITFALLS, PER_DATA_SET } from './diagonal-sources.ts';

const ALL_SIZES = [1, 2, 4, 8, 15, DIAGONAL_EXAMPLES];
const PLANS: Record<ClaimSize, { batchSizes: number[]; logRates: number[]; dataSets: number; steps: number }> = {
  quick: { batchSizes: [1, 4, DIAGONAL_EXAMPLES], logRates: [-5.5, -4.5, -3.5, -2.5, -1.5], dataSets: 8, steps: 5000 },
  standard: { batchSizes: ALL_SIZES, logRates: octaves(-6, -0.5, 2), dataSets: 12, steps: 20_000 },
  thorough: { batchSizes: ALL_SIZES, logRates: octaves(-7, 0, 2), dataSets: 40, steps: 20_000 },
};

const criteria: Criterion[] = [
  {
    name: 'Spearman ρ of batch size and tuned test error',
    predicted: { low: 0.9, high: 1 },
    approximate: APPROXIMATE.dataSetRank,
  },
  {
    name: 'tuned test error of the full batch ÷ that of B = 1',
    predicted: { low: 1.5, high: Number.POSITIVE_INFINITY },
    estimateWithin: { low: 3, high: Number.POSITIVE_INFINITY },
  },
  {
    name: 'log₁₀ of its training loss less that of B = 1',
    predicted: { low: Number.NEGATIVE_INFINITY, high: 0 },
  },
];

function evidence(grid: DiagonalGrid): Evidence {
  const level = levelOfEach(criteria.length);
  const tuned = (batchSize: number, dataSet: number) =>
    tunedOn(grid, { batchSize, look: 0, quantity: 'testError' }, dataSet);
  const { batchSizes } = grid;
  const units = dataSetsOf(grid);
  const order = (dataSet: number) =>
    spearman(
      batchSizes,
      batchSizes.map((batchSize) => tuned(batchSize, dataSet).testError),
    );
  const againstOne = (quantity: 'testError' | 'trainLoss') =>
    units.map((dataSet) => tuned(DIAGONAL_EXAMPLES, dataSet)[quantity] / tuned(1, dataSet)[quantity]);
  return {
    measured: [
      measureOverSeeds(units.map(order), level, rankStatistic(batchSizes.length)),
      measureRatioOverSeeds(againstOne('testError'), level),
      measureOverSeeds(
        againstOne('trainLoss').map((ratio) => log(ratio) / Math.LN10),
        level,
      ),
    ],
    figure: {
      x: { label: 'batch size B', scale: 'log' },
      y: { label: 'tuned test error ‖β − β*‖²', scale: 'log' },
      series: [
        {
          name: 'geometric mean over data sets',
          kind: 'measured',
          points: batchSizes.map((batchSize) => {
            const { estimate, low, high } = measureRatioOverSeeds(
              units.map((dataSet) => tuned(batchSize, dataSet).testError),
              0.95,
            );
            return { x: batchSize, y: estimate, low, high };
          }),
        },
      ],
    },
    remarks: [
      ...edgeRemarks(grid),
      `Best log₂(η/B), mean over data sets: ${batchSizes.map((b) => `${fixedText(mean(units.map((one) => tuned(b, one).logRate)) - log2(b), 1)} at B = ${b}`).join(', ')}.`,
    ],
  };
}

/** S20-3. */
export const constantSteps: Claim<DiagonalGrid> = {
  id: 'S20-3',
  title: 'Noise, not extra steps, improves generalization',
  source: CONSTANT_STEPS,
  statement:
    'With the same number of updates for every batch size and the learning rate tuned for each, large batches reach a ' +
    'lower training loss and yet a worse test error.',
  symbols: 'at equal steps: min_η test error grows with B although training loss does not',
  experiment:
    'Diagonal linear network β = u² − v² on sparse regression (60 inputs, 30 examples): test error ‖β − β*‖² over B and ' +
    'η, 20,000 steps for every B (quick: 5,000).',
  subject: 'toy',
  criteria,
  replicate: 'data set',
  cost: {
    quick: { seconds: 2, work: '3 B × 5 η × 8 data sets × 5,000 steps' },
    standard: { seconds: 30, work: '6 B × 12 η × 12 data sets × 20,000 steps' },
    thorough: { seconds: 130, work: '6 B × 15 η × 40 data sets × 20,000 steps' },
  },
  amended: [PER_DATA_SET],
  pitfalls: [
    ...DIAGONAL_PITFALLS,
    'At equal epochs small batches would also make more steps: only equal steps isolate the noise.',
  ],
  differs:
    'Every one of the eight data sets has the order that the paper says, at three batch sizes. ρ moves in steps of one half ' +
    'there, and eight equal values of so coarse a number do not make a mean of 0.9 certain.',
  perform: (size, context) => {
    const { steps, ...axes } = PLANS[size];
    return playDiagonalGrid({ ...axes, lookAt: () => [steps] }, context);
  },
  evidence,
};
