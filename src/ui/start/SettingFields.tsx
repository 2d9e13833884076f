import { datasetSpec } from '../../data/spec.ts';
import { ACTIVATIONS } from '../../engine/activations.ts';
import { SAMPLINGS } from '../../engine/batch-order.ts';
import { modelSpec } from '../../engine/model.ts';
import { LOSSES } from '../../engine/network.ts';
import type { Budget } from '../../sweep/spec/budget-spec.ts';
import { updateSpec } from '../../sweep/spec/start-spec.ts';
import { BUDGET_VARIANTS } from '../controls/budget-variants.ts';
import { isRegressionSource } from '../controls/image-source.ts';
import { listReader } from '../controls/read-text.ts';
import { readSeeds, showSeeds } from '../controls/seed-text.ts';
import { useDraftPart } from '../controls/use-draft.ts';
import { variantOf } from '../controls/variants.ts';
import { CONTROLS } from '../controls/words.ts';
import { useApp } from '../use-app.ts';
import { ChoiceSetting, NumberSetting, TextSetting } from './NativeFields.tsx';
import type { SettingKey } from './setting-words.ts';
import { FIELDS } from './words.ts';

function NetworkFields() {
  const [model, edit] = useDraftPart('model');
  const [{ source }] = useDraftPart('dataset');
  return (
    <>
      <TextSetting
        {...FIELDS.hidden}
        term="network"
        note={model.hidden.length === 0 ? FIELDS.hidden.none : undefined}
        value={model.hidden}
        show={(widths) => widths.join(', ')}
        read={listReader(modelSpec.shape.hidden)}
        onChange={(hidden) => edit({ hidden })}
      />
      <ChoiceSetting
        {...FIELDS.activation}
        term="activation"
        value={model.activation}
        options={ACTIVATIONS.map((name) => [name, name] as const)}
        onChange={(activation) => edit({ activation })}
      />
      <NumberSetting
        {...FIELDS.gain}
        term="gain"
        value={model.gain}
        schema={modelSpec.shape.gain}
        onChange={(gain) => edit({ gain })}
      />
      {!isRegressionSource(source) && (
        <ChoiceSetting
          label={FIELDS.loss.label}
          term={model.loss}
          value={model.loss}
          options={LOSSES.map((name) => [name, FIELDS.loss[name]] as const)}
          onChange={(loss) => edit({ loss })}
        />
      )}
    </>
  );
}

const COUNTS = [
  ['trainCount', FIELDS.trainCount, 'trainTestSplit'],
  ['testCount', FIELDS.testCount, 'trainTestSplit'],
  ['labelNoise', FIELDS.labelNoise, 'labelNoise'],
  ['seed', FIELDS.dataSeed, 'dataSeed'],
] as const;

function DataFields() {
  const [dataset, edit] = useDraftPart('dataset');
  return COUNTS.map(([name, texts, term]) => (
    <NumberSetting
      key={name}
      {...texts}
      term={term}
      value={dataset[name]}
      schema={datasetSpec.shape[name]}
      onChange={(value) => edit({ [name]: value })}
    />
  ));
}

const { momentum, weightDecay } = updateSpec.shape;

function TrainingFields() {
  const [update, edit] = useDraftPart('update');
  const sampling = useApp((state) => state.draft.sampling);
  const editDraft = useApp((state) => state.editDraft);
  return (
    <>
      <NumberSetting
        {...FIELDS.momentum}
        term="momentum"
        value={update.momentum}
        schema={momentum}
        onChange={(value) => edit({ momentum: value })}
      />
      <NumberSetting
        {...FIELDS.weightDecay}
        term="weightDecay"
        value={update.weightDecay}
        schema={weightDecay}
        onChange={(value) => edit({ weightDecay: value })}
      />
      <ChoiceSetting
        label={FIELDS.sampling.label}
        term={sampling === 'epochs' ? 'withoutReplacement' : 'withReplacement'}
        value={sampling}
        options={SAMPLINGS.map((name) => [name, FIELDS.sampling[name]] as const)}
        onChange={(value) => editDraft((draft) => ({ ...draft, sampling: value }))}
      />
    </>
  );
}

function BudgetFields() {
  const budget = useApp((state) => state.draft.budget);
  const editDraft = useApp((state) => state.editDraft);
  const set = (next: Budget) => editDraft((draft) => ({ ...draft, budget: next }));
  const variant = variantOf(BUDGET_VARIANTS, budget);
  const { kinds } = FIELDS.budget;
  const texts: Readonly<Record<string, { readonly hint: string }>> = CONTROLS.budgets[budget.kind].fields;
  return (
    <>
      <ChoiceSetting
        label={FIELDS.budget.label}
        term="budget"
        value={variant?.id ?? ''}
        options={BUDGET_VARIANTS.map(({ id }) => [id, kinds[id as Budget['kind']].name] as const)}
        onChange={(id) => {
          const chosen = BUDGET_VARIANTS.find((each) => each.id === id);
          if (chosen) set(chosen.initial);
        }}
      />
      {variant?.fields.map(({ key, schema }) => (
        <NumberSetting
          key={`${variant.id} ${key}`}
          label={(kinds[budget.kind].fields as Readonly<Record<string, string>>)[key] ?? key}
          hint={texts[key]?.hint ?? ''}
          value={budget[key as keyof Budget] as unknown as number}
          schema={schema}
          onChange={(value) => set({ ...budget, [key]: value } as Budget)}
        />
      ))}
    </>
  );
}

function SeedFields() {
  const [grid, edit] = useDraftPart('grid');
  return (
    <TextSetting
      {...FIELDS.seeds}
      term="seed"
      value={grid.seeds}
      show={showSeeds}
      read={readSeeds}
      onChange={(seeds) => edit({ seeds })}
    />
  );
}

const FIELDS_OF: Readonly<Record<SettingKey, () => React.ReactNode>> = {
  network: NetworkFields,
  data: DataFields,
  training: TrainingFields,
  budget: BudgetFields,
  seeds: SeedFields,
};

/** The fields behind a word of the setting; fetched when the first is opened. */
export default function SettingFields({ part }: { readonly part: SettingKey }) {
  const Fields = FIELDS_OF[part];
  return <Fields />;
}
