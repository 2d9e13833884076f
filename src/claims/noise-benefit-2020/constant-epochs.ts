import { log2 } from '../../math/elementary.ts';
import { APPROXIMATE } from '../approximate.ts';
import { toyClaim, workText } from '../define-claim.ts';
import { measureEach } from '../measure.ts';
import { DIAGONAL_EXAMPLES, edgeRemarks, octaves, trainDiagonalGrid } from './diagonal-grid.ts';
import { CONSTANT_EPOCHS, DIAGONAL_PITFALLS, PER_DATA_SET } from './diagonal-sources.ts';
import { measureErrorOrder, tunedErrorFigure, tunedNumbers, tuneGrid } from './tuned-grid.ts';

const EPOCHS = 200;
const BATCH_SIZES = [1, 2, 4, 8, 15, DIAGONAL_EXAMPLES];
const LOG_RATES = octaves(-6, -0.5, 2);

export const constantEpochs = toyClaim({
  id: 'S20-1',
  title: 'At equal epochs test performance is flat in B, then falls',
  source: CONSTANT_EPOCHS,
  statement:
    'With the same number of epochs for every batch size and the learning rate tuned for each, test performance does not ' +
    'depend on small batch sizes and falls beyond a critical one.',
  symbols: 'min_η test error constant for B ≪ B_crit, growing for B > B_crit',
  experiment:
    `Diagonal linear network on sparse regression (60 inputs, ${DIAGONAL_EXAMPLES} examples): test error over B and η, ` +
    `${EPOCHS} epochs for every B.`,
  replicate: 'data set',
  design: { quick: { dataSets: 8 }, standard: { dataSets: 24 }, thorough: { dataSets: 100 } },
  seconds: { quick: 2, standard: 5, thorough: 20 },
  work: ({ dataSets }) => workText({ B: BATCH_SIZES, η: LOG_RATES, 'data sets': dataSets, epochs: EPOCHS }),
  perform: ({ dataSets }, context) =>
    trainDiagonalGrid(
      {
        batchSizes: BATCH_SIZES,
        logRates: LOG_RATES,
        dataSets,
        recordedSteps: (batchSize) => [Math.round((EPOCHS * DIAGONAL_EXAMPLES) / batchSize)],
      },
      context,
    ),
  analyse: tuneGrid,
  criteria: [
    {
      name: 'log₂ of tuned test error at B = 2 ÷ that at B = 1 (flat)',
      predicted: { low: -1, high: 1 },
      measure: (tuned, level) =>
        measureEach(tunedNumbers(tuned, [2, 1], 'testError'), ([two, one]) => log2(two / one), level),
    },
    {
      name: 'Spearman ρ of batch size and tuned test error for B ≥ 2 (then worse)',
      predicted: { low: 0.9, high: 1 },
      approximate: APPROXIMATE.dataSetRank,
      measure: (tuned, level) => measureErrorOrder(tuned, BATCH_SIZES.slice(1), level),
    },
  ],
  figure: tunedErrorFigure,
  remarks: ({ grid }) => edgeRemarks(grid),
  amended: [PER_DATA_SET],
  pitfalls: [
    ...DIAGONAL_PITFALLS,
    'At equal epochs large batches take fewer steps, so undertraining and lack of noise are confounded: see S20-3.',
  ],
  differs:
    'Large batches are seen to be worse; that small ones are equal is not shown. Between data sets the tuned error ' +
    'spans orders of magnitude at B = 1 and at B = 2, so a few of them determine the mean of their log ratio poorly. ' +
    'The critical batch of this model may also lie at B = 1, with no flat part.',
});
