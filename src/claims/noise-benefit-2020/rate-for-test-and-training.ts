import { type Claim, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { measureOverUnits } from '../measure.ts';
import { BATCH_SIZES, BUDGET_COST, BUDGETS, bestRates, budgetFigure, playBudgetGrid } from './budget-grid.ts';
import { type DiagonalGrid, dataSetsOf, edgeRemarks } from './diagonal-grid.ts';
import { DIAGONAL_PITFALLS, GROWING_BUDGET } from './diagonal-sources.ts';

const criteria: Criterion[] = BATCH_SIZES.map((batchSize) => ({
  name: `B = ${batchSize}: smallest log₂(η for test ÷ η for training) over budgets`,
  predicted: { low: 0, high: Number.POSITIVE_INFINITY },
}));

function evidence(grid: DiagonalGrid): Evidence {
  const level = levelOfEach(criteria.length);
  const smallest = (batchSize: number) => (dataSets: readonly number[]) => {
    const forTraining = bestRates(grid, batchSize, 'trainLoss', dataSets);
    const differences = bestRates(grid, batchSize, 'testError', dataSets).map((rate, i) => rate - forTraining[i]);
    return Math.min(...differences);
  };
  return {
    measured: BATCH_SIZES.map((batchSize) => measureOverUnits(dataSetsOf(grid), smallest(batchSize), level)),
    figure: budgetFigure(grid),
    remarks: [
      ...edgeRemarks(grid, BUDGETS.length - 1),
      ...edgeRemarks(grid, BUDGETS.length - 1, 'trainLoss').map((remark) => `Training loss, ${remark}`),
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
  pitfalls: [
    ...DIAGONAL_PITFALLS,
    'Both optima are those of the grid: a difference below its spacing is seen as none.',
  ],
  perform: playBudgetGrid,
  evidence,
};
