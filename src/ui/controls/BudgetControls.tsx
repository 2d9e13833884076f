import { SAMPLINGS } from '../../engine/batch-order.ts';
import { type Budget, budgetSpec } from '../../sweep/spec/budget-spec.ts';
import { updateSpec } from '../../sweep/spec/start-spec.ts';
import { useApp } from '../use-app.ts';
import { ChoiceField, NumberField, SwitchField } from './fields.tsx';
import { useDraftPart } from './use-draft.ts';
import { type Variant, VariantFields } from './VariantFields.tsx';

const [steps, epochs, etaSteps, untilLoss] = budgetSpec.options;
const { momentum, weightDecay } = updateSpec.shape;

const BUDGETS: readonly Variant<Budget>[] = [
  {
    id: 'untilLoss',
    name: 'Until a training loss',
    initial: { kind: 'untilLoss', loss: 0.05, maxEpochs: 150 },
    fields: [
      { key: 'loss', label: 'Training loss', hint: '> 0', schema: untilLoss.shape.loss },
      { key: 'maxEpochs', label: 'At most, epochs', hint: '≥ 1', schema: untilLoss.shape.maxEpochs },
    ],
  },
  {
    id: 'epochs',
    name: 'Equal epochs',
    initial: { kind: 'epochs', epochs: 50 },
    fields: [{ key: 'epochs', label: 'Epochs', hint: '≥ 1', schema: epochs.shape.epochs }],
  },
  {
    id: 'steps',
    name: 'Equal steps',
    initial: { kind: 'steps', steps: 2000 },
    fields: [{ key: 'steps', label: 'Steps', hint: '≥ 1', schema: steps.shape.steps }],
  },
  {
    id: 'etaSteps',
    name: 'Equal η · steps',
    initial: { kind: 'etaSteps', etaSteps: 200 },
    fields: [{ key: 'etaSteps', label: 'η · steps', hint: '> 0', schema: etaSteps.shape.etaSteps }],
  },
];

/** When runs end, and how a step is made. */
export function BudgetControls() {
  const budget = useApp((state) => state.draft.budget);
  const sampling = useApp((state) => state.draft.sampling);
  const editDraft = useApp((state) => state.editDraft);
  const [update, edit] = useDraftPart('update');
  return (
    <div className="fields">
      <VariantFields
        label="Runs end"
        value={budget}
        idOf={({ kind }) => kind}
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
