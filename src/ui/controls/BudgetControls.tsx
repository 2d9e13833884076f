import { SAMPLINGS } from '../../engine/batch-order.ts';
import { type Budget, budgetSpec } from '../../sweep/budget-spec.ts';
import { sweepSpec } from '../../sweep/spec.ts';
import { useApp } from '../use-app.ts';
import { ChoiceField, NumberField, SwitchField } from './fields.tsx';
import { useDraftPart } from './use-draft.ts';

const KINDS: readonly (readonly [Budget['kind'], string])[] = [
  ['untilLoss', 'Until a training loss'],
  ['epochs', 'Equal epochs'],
  ['steps', 'Equal steps'],
  ['etaSteps', 'Equal η · steps'],
];

const INITIAL: Record<Budget['kind'], Budget> = {
  untilLoss: { kind: 'untilLoss', loss: 0.05, maxEpochs: 150 },
  epochs: { kind: 'epochs', epochs: 50 },
  steps: { kind: 'steps', steps: 2000 },
  etaSteps: { kind: 'etaSteps', etaSteps: 200 },
};

const [steps, epochs, etaSteps, untilLoss] = budgetSpec.options;
const { momentum, weightDecay } = sweepSpec.shape.update.unwrap().shape;

function BudgetValue({ budget, onChange }: { budget: Budget; onChange: (budget: Budget) => void }) {
  if (budget.kind === 'steps')
    return (
      <NumberField
        wide
        label="Steps"
        hint="≥ 1"
        value={budget.steps}
        schema={steps.shape.steps}
        onChange={(value) => onChange({ ...budget, steps: value })}
      />
    );
  if (budget.kind === 'epochs')
    return (
      <NumberField
        wide
        label="Epochs"
        hint="≥ 1"
        value={budget.epochs}
        schema={epochs.shape.epochs}
        onChange={(value) => onChange({ ...budget, epochs: value })}
      />
    );
  if (budget.kind === 'etaSteps')
    return (
      <NumberField
        wide
        label="η · steps"
        hint="> 0"
        value={budget.etaSteps}
        schema={etaSteps.shape.etaSteps}
        onChange={(value) => onChange({ ...budget, etaSteps: value })}
      />
    );
  return (
    <>
      <NumberField
        label="Training loss"
        hint="> 0"
        value={budget.loss}
        schema={untilLoss.shape.loss}
        onChange={(loss) => onChange({ ...budget, loss })}
      />
      <NumberField
        label="At most, epochs"
        hint="≥ 1"
        value={budget.maxEpochs}
        schema={untilLoss.shape.maxEpochs}
        onChange={(maxEpochs) => onChange({ ...budget, maxEpochs })}
      />
    </>
  );
}

/** When runs end, and how a step is made. */
export function BudgetControls() {
  const budget = useApp((state) => state.draft.budget);
  const sampling = useApp((state) => state.draft.sampling);
  const editDraft = useApp((state) => state.editDraft);
  const [update, edit] = useDraftPart('update');
  const setBudget = (next: Budget) => editDraft((draft) => ({ ...draft, budget: next }));
  return (
    <div className="fields">
      <ChoiceField
        wide
        label="Runs end"
        value={budget.kind}
        options={KINDS}
        onChange={(kind) => setBudget(INITIAL[kind])}
      />
      <BudgetValue key={budget.kind} budget={budget} onChange={setBudget} />
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
