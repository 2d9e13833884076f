import { log2 } from '../../math/elementary.ts';
import { toyClaim } from '../define-claim.ts';
import { fixedText, listText } from '../number-text.ts';
import {
  BATCH_SIZES,
  BUDGET_EXPERIMENT,
  BUDGET_INDICES,
  BUDGETS,
  BUDGETS_TEXT,
  bestRatesAtBudgets,
  budgetFigure,
} from './budget-grid.ts';
import { type DiagonalGrid, edgeRemarks, measureRateSlope } from './diagonal-grid.ts';
import { DIAGONAL_PITFALLS, GROWING_BUDGET, PER_DATA_SET } from './diagonal-sources.ts';

const measureSlope = (
  grid: DiagonalGrid,
  { batchSize, quantity }: { batchSize: number; quantity: 'testError' | 'trainLoss' },
  level: number,
) => measureRateSlope(grid, BUDGETS.map(log2), bestRatesAtBudgets(grid, batchSize, quantity), level);

export const testOptimalRate = toyClaim({
  id: 'S20-5',
  title: 'The best learning rate for test does not depend on the budget',
  source: GROWING_BUDGET,
  statement:
    'At a fixed small batch the learning rate with the best test error stays the same however long one trains, while ' +
    'that with the best training loss falls.',
  symbols: 'd log η*_test/d log budget ≈ 0 (and d log η*_train/d log budget ≈ −1)',
  experiment: `Diagonal linear network on sparse regression, B = ${listText(BATCH_SIZES)}: best η ${BUDGETS_TEXT}.`,
  replicate: 'data set',
  ...BUDGET_EXPERIMENT,
  criteria: BATCH_SIZES.map((batchSize) => ({
    name: `B = ${batchSize}: slope of log₂ η for test against log₂ budget`,
    predicted: { low: -0.1, high: 0.1 },
    measure: (grid: DiagonalGrid, level: number) => measureSlope(grid, { batchSize, quantity: 'testError' }, level),
  })),
  figure: budgetFigure,
  remarks: (grid) => [
    ...BATCH_SIZES.map((batchSize) => {
      const { estimate, low, high } = measureSlope(grid, { batchSize, quantity: 'trainLoss' }, 0.95);
      return (
        `B = ${batchSize}: the slope for training loss is ${fixedText(estimate, 2)} [${fixedText(low, 2)}, ` +
        `${fixedText(high, 2)}]; the paper's fall is about −1. Reported, not judged: this model interpolates.`
      );
    }),
    ...edgeRemarks(grid, BUDGET_INDICES),
  ],
  amended: [PER_DATA_SET],
  pitfalls: [
    ...DIAGONAL_PITFALLS,
    'The budgets share runs, so their optima are correlated; data sets are the replicates.',
    'A grid resolves the best η to half its spacing, whatever the number of data sets; the intervals include that.',
  ],
  differs:
    'The estimates are close to constant, but a grid resolves the best η only to half its spacing, and the intervals ' +
    'include that: on a coarse grid it is more than the required ±0.1 of the slope, whatever ' +
    'the number of data sets. The ' +
    'fall for training loss that the paper reports is almost absent, because this model fits its data exactly.',
});
