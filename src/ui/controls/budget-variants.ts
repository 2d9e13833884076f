import { type Budget, budgetSpec } from '../../sweep/spec/budget-spec.ts';
import { variantsFrom } from './variants.ts';

/** The ways in which runs can end. */
export const BUDGET_VARIANTS = variantsFrom<Budget>(budgetSpec, {
  untilLoss: { loss: { initial: 0.05 }, maxEpochs: { initial: 150 } },
  epochs: { epochs: { initial: 50 } },
  steps: { steps: { initial: 2000 } },
  etaSteps: { etaSteps: { initial: 200 } },
});
