import { log2 } from '../../math/elementary.ts';
import { mean } from '../../math/statistics.ts';
import type { ClaimContext, ClaimSize } from '../claim.ts';
import type { Figure } from '../figure.ts';
import { type DiagonalGrid, dataSetsOf, octaves, playDiagonalGrid, tunedOn } from './diagonal-grid.ts';

/** Step budgets, all read off one run each: the learning rate is constant. */
export const BUDGETS = [1000, 2000, 5000, 10_000, 20_000, 40_000];
export const BATCH_SIZES = [1, 4];
const DATA_SETS: Record<ClaimSize, number> = { quick: 8, standard: 24, thorough: 60 };
const PER_OCTAVE: Record<ClaimSize, number> = { quick: 2, standard: 4, thorough: 8 };

export const BUDGET_COST = {
  quick: { seconds: 5, work: '2 B × 9 η × 8 data sets × 40,000 steps' },
  standard: { seconds: 15, work: '2 B × 17 η × 24 data sets × 40,000 steps' },
  thorough: { seconds: 90, work: '2 B × 33 η × 60 data sets × 40,000 steps' },
} as const;

export const playBudgetGrid = (size: ClaimSize, context: Pick<ClaimContext, 'signal' | 'onProgress'>) =>
  playDiagonalGrid(
    {
      batchSizes: BATCH_SIZES,
      logRates: octaves(-5, -1, PER_OCTAVE[size]),
      dataSets: DATA_SETS[size],
      lookAt: () => BUDGETS,
    },
    context,
  );

/** Every budget is looked at. */
export const LOOKS = BUDGETS.map((_, look) => look);

/** log₂ of the best η for a quantity: of each data set, at each budget. */
export const bestRatesAtBudgets = (grid: DiagonalGrid, batchSize: number, quantity: 'testError' | 'trainLoss') =>
  dataSetsOf(grid, LOOKS).map((dataSet) =>
    LOOKS.map((look) => tunedOn(grid, { batchSize, look, quantity }, dataSet).logRate),
  );

export function budgetFigure(grid: DiagonalGrid): Figure {
  const series = BATCH_SIZES.flatMap((batchSize) =>
    (['testError', 'trainLoss'] as const).map((quantity) => {
      const rates = bestRatesAtBudgets(grid, batchSize, quantity);
      return {
        name: `B = ${batchSize}, best for ${quantity === 'testError' ? 'test error' : 'training loss'}`,
        kind: 'measured' as const,
        points: LOOKS.map((look) => ({ x: log2(BUDGETS[look]), y: mean(rates.map((own) => own[look])) })),
      };
    }),
  );
  return {
    x: { label: 'log₂ of the budget in steps', scale: 'linear' },
    y: { label: 'log₂ of the best learning rate, mean over data sets', scale: 'linear' },
    series,
  };
}
