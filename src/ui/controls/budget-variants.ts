import { type Budget, budgetSpec } from '../../sweep/spec/budget-spec.ts';
import { variantsFrom } from './variants.ts';

/** The ways in which runs can end. */
export const BUDGET_VARIANTS = variantsFrom<Budget>(budgetSpec, {
  untilLoss: {
    name: 'Until a training loss',
    fields: {
      loss: { label: 'Training loss', hint: '> 0', initial: 0.05 },
      maxEpochs: { label: 'Maximum epochs', hint: '≥ 1', initial: 150 },
    },
  },
  epochs: { name: 'Equal epochs', fields: { epochs: { label: 'Epochs', hint: '≥ 1', initial: 50 } } },
  steps: { name: 'Equal steps', fields: { steps: { label: 'Steps', hint: '≥ 1', initial: 2000 } } },
  etaSteps: { name: 'Equal η · steps', fields: { etaSteps: { label: 'η · steps', hint: '> 0', initial: 200 } } },
});
