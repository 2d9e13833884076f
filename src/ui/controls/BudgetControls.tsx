import { SAMPLINGS } from '../../engine/batch-order.ts';
import { updateSpec } from '../../sweep/spec/start-spec.ts';
import { useApp } from '../use-app.ts';
import { BUDGET_VARIANTS } from './budget-variants.ts';
import { ChoiceField, NumberField, SwitchField } from './fields.tsx';
import { useDraftPart } from './use-draft.ts';
import { VariantFields } from './VariantFields.tsx';
import { CONTROLS } from './words.ts';

const { momentum, weightDecay } = updateSpec.shape;

/** When runs end, and the update of a step. */
export function BudgetControls() {
  const budget = useApp((state) => state.draft.budget);
  const sampling = useApp((state) => state.draft.sampling);
  const editDraft = useApp((state) => state.editDraft);
  const [update, edit] = useDraftPart('update');
  const words = CONTROLS.update;
  return (
    <div className="fields">
      <VariantFields
        label={words.budget}
        term="budget"
        value={budget}
        variants={BUDGET_VARIANTS}
        words={CONTROLS.budgets}
        onChange={(next) => editDraft((draft) => ({ ...draft, budget: next }))}
      />
      <NumberField
        {...words.momentum}
        term="momentum"
        value={update.momentum}
        schema={momentum}
        onChange={(value) => edit({ momentum: value })}
      />
      <SwitchField
        label={words.nesterov}
        term="nesterov"
        disabled={update.momentum === 0}
        value={update.nesterov}
        onChange={(nesterov) => edit({ nesterov })}
      />
      <NumberField
        {...words.weightDecay}
        term="weightDecay"
        value={update.weightDecay}
        schema={weightDecay}
        onChange={(value) => edit({ weightDecay: value })}
      />
      <ChoiceField
        label={words.sampling.label}
        term={sampling === 'epochs' ? 'withoutReplacement' : 'withReplacement'}
        value={sampling}
        options={SAMPLINGS.map((value) => [value, words.sampling[value]] as const)}
        onChange={(value) => editDraft((draft) => ({ ...draft, sampling: value }))}
      />
    </div>
  );
}
