import { log2 } from '../../math/elementary.ts';
import { mean } from '../../math/statistics.ts';
import { type ToyExperiment, workText } from '../define-claim.ts';
import type { Figure } from '../figure.ts';
import { countText } from '../number-text.ts';
import { type DiagonalGrid, dataSetsOf, octaves, trainDiagonalGrid, tunedOn } from './diagonal-grid.ts';

/** Step budgets, all read from the same run, since the learning rate is constant. */
export const BUDGETS = [1000, 2000, 5000, 10_000, 20_000, 40_000];
export const BATCH_SIZES = [1, 4];
const ratesAt = (perOctave: number) => octaves(-5, -1, perOctave);

interface BudgetDesign {
  readonly dataSets: number;
  readonly perOctave: number;
}

/** Experiment of the claims on growing budgets. */
export const BUDGET_EXPERIMENT: ToyExperiment<BudgetDesign, DiagonalGrid> = {
  design: {
    quick: { dataSets: 8, perOctave: 2 },
    standard: { dataSets: 24, perOctave: 4 },
    thorough: { dataSets: 60, perOctave: 8 },
  },
  seconds: { quick: 5, standard: 15, thorough: 90 },
  work: ({ dataSets, perOctave }) =>
    workText({ B: BATCH_SIZES, η: ratesAt(perOctave), 'data sets': dataSets, steps: Math.max(...BUDGETS) }),
  perform: ({ dataSets, perOctave }, context) =>
    trainDiagonalGrid(
      { batchSizes: BATCH_SIZES, logRates: ratesAt(perOctave), dataSets, recordedSteps: () => BUDGETS },
      context,
    ),
};

/** The budgets in words. */
export const BUDGETS_TEXT = `at six step budgets from ${countText(BUDGETS[0])} to ${countText(Math.max(...BUDGETS))}`;

/** Positions in BUDGETS. */
export const BUDGET_INDICES = BUDGETS.map((_, i) => i);

/** log₂ of the best η for a quantity, `[data set][budget]`. */
export const bestRatesAtBudgets = (grid: DiagonalGrid, batchSize: number, quantity: 'testError' | 'trainLoss') =>
  dataSetsOf(grid, BUDGET_INDICES).map((dataSet) =>
    BUDGET_INDICES.map((stepIndex) => tunedOn(grid, { batchSize, stepIndex, quantity }, dataSet).logRate),
  );

export function budgetFigure(grid: DiagonalGrid): Figure {
  const series = BATCH_SIZES.flatMap((batchSize) =>
    (['testError', 'trainLoss'] as const).map((quantity) => {
      const rates = bestRatesAtBudgets(grid, batchSize, quantity);
      return {
        name: `B = ${batchSize}, best for ${quantity === 'testError' ? 'test error' : 'training loss'}`,
        kind: 'measured' as const,
        points: BUDGETS.map((budget, i) => ({ x: log2(budget), y: mean(rates.map((own) => own[i])) })),
      };
    }),
  );
  return {
    x: { label: 'log₂ of the budget in steps', scale: 'linear' },
    y: { label: 'log₂ of the best learning rate, mean over data sets', scale: 'linear' },
    series,
  };
}
