import { SAMPLINGS } from '../../engine/batch-order.ts';
import { type Budget, budgetSpec } from '../../sweep/spec/budget-spec.ts';
import { updateSpec } from '../../sweep/spec/start-spec.ts';
import { useApp } from '../use-app.ts';
import { ChoiceField, NumberField, SwitchField } from './fields.tsx';
import { useDraftPart } from './use-draft.ts';
import { VariantFields } from './VariantFields.tsx';
import { variantsFrom } from './variants.ts';

const { momentum, weightDecay } = updateSpec.shape;

const BUDGETS = variantsFrom<Budget>(budgetSpec, {
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

/** When runs end, and the update of a step. */
export function BudgetControls() {
  const budget = useApp((state) => state.draft.budget);
  const sampling = useApp((state) => state.draft.sampling);
  const editDraft = useApp((state) => state.editDraft);
  const [update, edit] = useDraftPart('update');
  return (
    <div className="fields">
      <VariantFields
        label="Budget"
        value={budget}
        variants={BUDGETS}
        onChange={(next) => editDraft((draft) => ({ ...draft, budget: next }))}
      />
      <NumberField
        label="Momentum μ"
        hint="[0, 1)"
        value={update.momentum}
        schema={momentum}
        onChange={(value) => edit({ momentum: value })}
      />
      <SwitchField
        label="Nesterov"
        disabled={update.momentum === 0}
        value={update.nesterov}
        onChange={(nesterov) => edit({ nesterov })}
      />
      <NumberField
        label="Weight decay"
        hint="[0, 10]"
        value={update.weightDecay}
        schema={weightDecay}
        onChange={(value) => edit({ weightDecay: value })}
      />
      <ChoiceField
        label="Batches"
        value={sampling}
        options={SAMPLINGS.map(
          (value) => [value, value === 'epochs' ? 'shuffled epochs' : 'independent draws'] as const,
        )}
        onChange={(value) => editDraft((draft) => ({ ...draft, sampling: value }))}
      />
    </div>
  );
}
