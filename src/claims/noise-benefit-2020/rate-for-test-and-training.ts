import { APPROXIMATE } from '../approximate.ts';
import { type Claim, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { measureOverSeeds, measureSmallest } from '../measure.ts';
import { BATCH_SIZES, BUDGET_COST, bestRatesAtBudgets, budgetFigure, LOOKS, playBudgetGrid } from './budget-grid.ts';
import { type DiagonalGrid, edgeRemarks } from './diagonal-grid.ts';
import { DIAGONAL_PITFALLS, GROWING_BUDGET, PER_DATA_SET } from './diagonal-sources.ts';

const criteria: Criterion[] = BATCH_SIZES.map((batchSize) => ({
  name: `B = ${batchSize}: smallest log₂(η for test ÷ η for training) over budgets`,
  predicted: { low: 0, high: Number.POSITIVE_INFINITY },
  approximate: APPROXIMATE.smallestMean,
}));

function evidence(grid: DiagonalGrid): Evidence {
  const level = levelOfEach(criteria.length);
  const differences = (batchSize: number) => {
    const forTraining = bestRatesAtBudgets(grid, batchSize, 'trainLoss');
    return bestRatesAtBudgets(grid, batchSize, 'testError').map((own, i) =>
      own.map((rate, look) => rate - forTraining[i][look]),
    );
  };
  const spacing = grid.logRates[1] - grid.logRates[0];
  return {
    measured: BATCH_SIZES.map((batchSize) => {
      const bySet = differences(batchSize);
      return measureSmallest(LOOKS.length, level, (look, each) =>
        measureOverSeeds(
          bySet.map((own) => own[look]),
          each,
          { step: spacing },
        ),
      );
    }),
    figure: budgetFigure(grid),
    remarks: [
      ...edgeRemarks(grid, LOOKS),
      ...edgeRemarks(grid, LOOKS, 'trainLoss').map((remark) => `Training loss, ${remark}`),
    ],
  };
}

/** S20-4. */
export const rateForTestAndTraining: Claim<DiagonalGrid> = {
  id: 'S20-4',
  title: 'The best learning rate for test is larger than for training',
  source: GROWING_BUDGET,
  statement:
    'The learning rate that gives the best test error is at least as large as the one that gives the lowest training ' +
    'loss, at every budget.',
  symbols: 'η*_test ≥ η*_train',
  experiment:
    'Diagonal linear network on sparse regression, B = 1 and 4: both best η at six step budgets from 1,000 to 40,000.',
  subject: 'toy',
  criteria,
  replicate: 'data set',
  cost: BUDGET_COST,
  amended: [PER_DATA_SET],
  differs:
    'At B = 1 it is as the paper says. At B = 4 the two optima are the same on many data sets, to the spacing of the grid, and ' +
    'eight data sets do not tell their mean difference from none.',
  pitfalls: [
    ...DIAGONAL_PITFALLS,
    'Both optima are those of the grid: a difference below its spacing is seen as none.',
  ],
  perform: playBudgetGrid,
  evidence,
};
