import { APPROXIMATE } from '../approximate.ts';
import type { Measured } from '../claim.ts';
import { toyClaim } from '../define-claim.ts';
import { measureEach, measureSmallest } from '../measure.ts';
import { listText } from '../number-text.ts';
import {
  BATCH_SIZES,
  BUDGET_EXPERIMENT,
  BUDGET_INDICES,
  BUDGETS_TEXT,
  bestRatesAtBudgets,
  budgetFigure,
} from './budget-grid.ts';
import { type DiagonalGrid, edgeRemarks } from './diagonal-grid.ts';
import { DIAGONAL_PITFALLS, GROWING_BUDGET, PER_DATA_SET } from './diagonal-sources.ts';

/** Smallest over budgets of log₂(best η for test ÷ best η for training), in steps of the grid spacing. */
function measureSmallestGap(grid: DiagonalGrid, batchSize: number, level: number): Measured {
  const forTraining = bestRatesAtBudgets(grid, batchSize, 'trainLoss');
  const gaps = bestRatesAtBudgets(grid, batchSize, 'testError').map((own, i) =>
    own.map((rate, budget) => rate - forTraining[i][budget]),
  );
  const step = grid.logRates[1] - grid.logRates[0];
  return measureSmallest(BUDGET_INDICES.length, level, (i, each) => measureEach(gaps, (own) => own[i], each, { step }));
}

export const rateForTestAndTraining = toyClaim({
  id: 'S20-4',
  title: 'The best learning rate for test is larger than for training',
  source: GROWING_BUDGET,
  statement:
    'The learning rate that gives the best test error is at least as large as the one that gives the lowest training ' +
    'loss, at every budget.',
  symbols: 'η*_test ≥ η*_train',
  experiment: `Diagonal linear network on sparse regression, B = ${listText(BATCH_SIZES)}: both best η ${BUDGETS_TEXT}.`,
  replicate: 'data set',
  ...BUDGET_EXPERIMENT,
  criteria: BATCH_SIZES.map((batchSize) => ({
    name: `B = ${batchSize}: smallest log₂(η for test ÷ η for training) over budgets`,
    predicted: { low: 0, high: Number.POSITIVE_INFINITY },
    approximate: APPROXIMATE.smallestMean,
    measure: (grid: DiagonalGrid, level: number) => measureSmallestGap(grid, batchSize, level),
  })),
  figure: budgetFigure,
  remarks: (grid) => [
    ...edgeRemarks(grid, BUDGET_INDICES),
    ...edgeRemarks(grid, BUDGET_INDICES, 'trainLoss').map((remark) => `Training loss, ${remark}`),
  ],
  amended: [PER_DATA_SET],
  differs:
    'B = 1 agrees with the paper. At B = 4 the two optima coincide on many data sets, to the spacing of the grid, and ' +
    'a few data sets cannot distinguish their mean difference from 0.',
  pitfalls: [...DIAGONAL_PITFALLS, 'Both optima are grid points: a difference below the spacing appears as 0.'],
});
