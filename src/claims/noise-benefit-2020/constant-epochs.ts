import { log2 } from '../../math/elementary.ts';
import { spearman } from '../../math/ranks.ts';
import { APPROXIMATE } from '../approximate.ts';
import { type Claim, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { measureOverSeeds, measureRatioOverSeeds } from '../measure.ts';
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
import { CONSTANT_EPOCHS, DIAGONAL_PITFALLS, PER_DATA_SET } from './diagonal-sources.ts';

const EPOCHS = 200;
const BATCH_SIZES = [1, 2, 4, 8, 15, DIAGONAL_EXAMPLES];
const DATA_SETS: Record<ClaimSize, number> = { quick: 8, standard: 24, thorough: 100 };

const criteria: Criterion[] = [
  { name: 'log₂ of tuned test error at B = 2 ÷ that at B = 1 (flat)', predicted: { low: -1, high: 1 } },
  {
    name: 'Spearman ρ of batch size and tuned test error for B ≥ 2 (then worse)',
    predicted: { low: 0.9, high: 1 },
    approximate: APPROXIMATE.dataSetRank,
  },
];

function evidence(grid: DiagonalGrid): Evidence {
  const level = levelOfEach(criteria.length);
  const units = dataSetsOf(grid);
  const errorAt = (batchSize: number, dataSet: number) =>
    tunedOn(grid, { batchSize, look: 0, quantity: 'testError' }, dataSet).testError;
  const rising = BATCH_SIZES.slice(1);
  return {
    measured: [
      measureOverSeeds(
        units.map((dataSet) => log2(errorAt(2, dataSet) / errorAt(1, dataSet))),
        level,
      ),
      measureOverSeeds(
        units.map((dataSet) =>
          spearman(
            rising,
            rising.map((batchSize) => errorAt(batchSize, dataSet)),
          ),
        ),
        level,
        rankStatistic(rising.length),
      ),
    ],
    figure: {
      x: { label: 'batch size B', scale: 'log' },
      y: { label: 'tuned test error ‖β − β*‖²', scale: 'log' },
      series: [
        {
          name: 'geometric mean over data sets',
          kind: 'measured',
          points: BATCH_SIZES.map((batchSize) => {
            const { estimate, low, high } = measureRatioOverSeeds(
              units.map((dataSet) => errorAt(batchSize, dataSet)),
              0.95,
            );
            return { x: batchSize, y: estimate, low, high };
          }),
        },
      ],
    },
    remarks: edgeRemarks(grid),
  };
}

/** S20-1. */
export const constantEpochs: Claim<DiagonalGrid> = {
  id: 'S20-1',
  title: 'At equal epochs test performance is flat in B, then falls',
  source: CONSTANT_EPOCHS,
  statement:
    'With the same number of epochs for every batch size and the learning rate tuned for each, test performance does not ' +
    'depend on small batch sizes and falls beyond a critical one.',
  symbols: 'min_η test error constant for B ≪ B_crit, growing for B > B_crit',
  experiment:
    'Diagonal linear network on sparse regression (60 inputs, 30 examples): test error over B and η, 200 epochs for every B.',
  subject: 'toy',
  criteria,
  replicate: 'data set',
  cost: {
    quick: { seconds: 2, work: '6 B × 12 η × 8 data sets × 200 epochs' },
    standard: { seconds: 5, work: '6 B × 12 η × 24 data sets × 200 epochs' },
    thorough: { seconds: 20, work: '6 B × 12 η × 100 data sets × 200 epochs' },
  },
  amended: [PER_DATA_SET],
  pitfalls: [
    ...DIAGONAL_PITFALLS,
    'At equal epochs large batches make fewer steps, so undertraining and lack of noise are mixed: see S20-3.',
  ],
  differs:
    'That large batches are worse is seen, that small ones are equal is not shown. Between data sets the tuned error spans ' +
    'three orders of magnitude at B = 1 and at B = 2, so that eight of them tell little about the mean of their log ratio. ' +
    'The critical batch of this model may also lie at B = 1, with no flat part.',
  perform: (size, context) =>
    playDiagonalGrid(
      {
        batchSizes: BATCH_SIZES,
        logRates: octaves(-6, -0.5, 2),
        dataSets: DATA_SETS[size],
        lookAt: (batchSize) => [Math.round((EPOCHS * DIAGONAL_EXAMPLES) / batchSize)],
      },
      context,
    ),
  evidence,
};
