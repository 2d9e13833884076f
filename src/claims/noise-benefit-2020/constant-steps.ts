import { log, log2 } from '../../math/elementary.ts';
import { mean } from '../../math/statistics.ts';
import { APPROXIMATE } from '../approximate.ts';
import { sizesText, toyClaim, workText } from '../define-claim.ts';
import { measureEach, measureRatioOverSeeds } from '../measure.ts';
import { fixedText } from '../number-text.ts';
import { DIAGONAL_EXAMPLES, edgeRemarks, octaves, trainDiagonalGrid } from './diagonal-grid.ts';
import { CONSTANT_STEPS, DIAGONAL_PITFALLS, PER_DATA_SET } from './diagonal-sources.ts';
import { measureErrorOrder, type TunedGrid, tunedErrorFigure, tunedNumbers, tuneGrid } from './tuned-grid.ts';

const ALL_SIZES = [1, 2, 4, 8, 15, DIAGONAL_EXAMPLES];
const DESIGN = {
  quick: { batchSizes: [1, 4, DIAGONAL_EXAMPLES], logRates: [-5.5, -4.5, -3.5, -2.5, -1.5], dataSets: 8, steps: 5000 },
  standard: { batchSizes: ALL_SIZES, logRates: octaves(-6, -0.5, 2), dataSets: 12, steps: 20_000 },
  thorough: { batchSizes: ALL_SIZES, logRates: octaves(-7, 0, 2), dataSets: 40, steps: 20_000 },
};

/** A quantity at the full batch ÷ that at B = 1, per data set. */
const againstOne = (tuned: TunedGrid, of: 'testError' | 'trainLoss') =>
  tunedNumbers(tuned, [DIAGONAL_EXAMPLES, 1], of).map(([full, one]) => full / one);

export const constantSteps = toyClaim({
  id: 'S20-3',
  title: 'Noise, not extra steps, improves generalization',
  source: CONSTANT_STEPS,
  statement:
    'With the same number of updates for every batch size and the learning rate tuned for each, large batches reach a ' +
    'lower training loss and yet a worse test error.',
  symbols: 'at equal steps: min_η test error grows with B although training loss does not',
  experiment:
    `Diagonal linear network β = u² − v² on sparse regression (60 inputs, ${DIAGONAL_EXAMPLES} examples): test error ` +
    `‖β − β*‖² over B and η, ${sizesText(DESIGN, ({ steps }) => steps, 'steps for every B')}.`,
  replicate: 'data set',
  design: DESIGN,
  seconds: { quick: 2, standard: 30, thorough: 130 },
  work: ({ batchSizes, logRates, dataSets, steps }) =>
    workText({ B: batchSizes, η: logRates, 'data sets': dataSets, steps }),
  perform: ({ steps, ...axes }, context) => trainDiagonalGrid({ ...axes, recordedSteps: () => [steps] }, context),
  analyse: tuneGrid,
  criteria: [
    {
      name: 'Spearman ρ of batch size and tuned test error',
      predicted: { low: 0.9, high: 1 },
      approximate: APPROXIMATE.dataSetRank,
      measure: (tuned, level) => measureErrorOrder(tuned, tuned.grid.batchSizes, level),
    },
    {
      name: 'tuned test error of the full batch ÷ that of B = 1',
      predicted: { low: 1.5, high: Number.POSITIVE_INFINITY },
      estimateWithin: { low: 3, high: Number.POSITIVE_INFINITY },
      measure: (tuned, level) => measureRatioOverSeeds(againstOne(tuned, 'testError'), level),
    },
    {
      name: 'log₁₀ of its training loss less that of B = 1',
      predicted: { low: Number.NEGATIVE_INFINITY, high: 0 },
      measure: (tuned, level) => measureEach(againstOne(tuned, 'trainLoss'), (ratio) => log(ratio) / Math.LN10, level),
    },
  ],
  figure: tunedErrorFigure,
  remarks({ grid, tuned }) {
    const best = (batchSize: number) => mean(tuned(batchSize).map(({ logRate }) => logRate)) - log2(batchSize);
    const texts = grid.batchSizes.map((batchSize) => `${fixedText(best(batchSize), 1)} at B = ${batchSize}`);
    return [...edgeRemarks(grid), `Best log₂(η/B), mean over data sets: ${texts.join(', ')}.`];
  },
  amended: [PER_DATA_SET],
  pitfalls: [
    ...DIAGONAL_PITFALLS,
    'At equal epochs small batches would also take more steps: only equal steps isolate the noise.',
  ],
  differs:
    'With three batch sizes ρ moves in steps of one half, and a few equal values of so coarse a number do not ' +
    'establish a mean of 0.9.',
});
