import { SAMPLINGS } from '../../engine/batch-order.ts';
import { updateSpec } from '../../sweep/spec/start-spec.ts';
import { useApp } from '../use-app.ts';
import { BUDGET_VARIANTS } from './budget-variants.ts';
import { ChoiceField, NumberField, SwitchField } from './fields.tsx';
import { useDraftPart } from './use-draft.ts';
import { VariantFields } from './VariantFields.tsx';

const { momentum, weightDecay } = updateSpec.shape;

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
        variants={BUDGET_VARIANTS}
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
