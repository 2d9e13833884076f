import { Button, FileButton, Group } from '@mantine/core';
import type { SeedAxis } from '../../data/seed-axis.ts';
import { withDataSeeds } from '../../data/seeds.ts';
import { datasetSpec, STANDARDISATIONS } from '../../data/spec.ts';
import { useApp } from '../use-app.ts';
import { useOpenFiles } from '../use-open-files.ts';
import { ChoiceField, NumberField, SwitchField, TextField } from './fields.tsx';
import { isImageSource, isRegressionSource } from './image-source.ts';
import { FileReadingFields } from './reading/FileReadingFields.tsx';
import { NewFileQuestion } from './reading/NewFileQuestion.tsx';
import { SourceFields } from './SourceFields.tsx';
import { SourceStatus } from './SourceStatus.tsx';
import { readSeeds, showSeeds } from './seed-text.ts';
import { sourceOptions, sourceValue, useChooseSource } from './use-choose-source.ts';
import { useDraftPart } from './use-draft.ts';

const STANDARDISATION_NAMES: Record<(typeof STANDARDISATIONS)[number], string> = {
  none: 'none',
  global: 'one mean, one sd',
  centred: 'mean per feature, one sd',
  perFeature: 'mean and sd per feature',
};

const NUMBERS = [
  { name: 'trainCount', label: 'Train examples', hint: '≥ 1' },
  { name: 'testCount', label: 'Test examples', hint: '≥ 0' },
  { name: 'labelNoise', label: 'Label noise', hint: '[0, 1]' },
  { name: 'inputNoise', label: 'Input noise', hint: 'sd, [0, 10]' },
  { name: 'seed', label: 'Data seed', hint: '≥ 0' },
] as const;

function FileChoice() {
  const openFiles = useOpenFiles();
  return (
    <Group gap={8} className="field-wide">
      <FileButton multiple onChange={(files) => files.length > 0 && openFiles(files)}>
        {(props) => (
          <Button {...props} size="xs" variant="default">
            Open files …
          </Button>
        )}
      </FileButton>
      <span className="field-note">CSV, NPZ or IDX. Files, and networks, can be dropped anywhere on the page.</span>
    </Group>
  );
}

const ONE: SeedAxis = 1;

/** Several data sets, so that results do not depend on one of them. */
function DataSeedsField() {
  const { seeds } = useApp((state) => state.draft.dataset);
  const editDraft = useApp((state) => state.editDraft);
  return (
    <TextField
      wide
      label="Data seeds"
      hint="how many, or a list"
      value={seeds ?? ONE}
      show={showSeeds}
      read={readSeeds}
      onChange={(chosen) => editDraft((draft) => ({ ...draft, dataset: withDataSeeds(draft.dataset, chosen) }))}
      note={
        Array.isArray(seeds)
          ? 'One data set per seed; the data seed is not used.'
          : 'Number of data sets, with consecutive seeds from the data seed on. With several, intervals are over data seeds.'
      }
    />
  );
}

/** Whether the targets of a file are learned in their own unit or in standard deviations of the training set. */
function TargetField() {
  const isScaled = useApp((state) => state.draft.dataset.standardiseTargets === true);
  const editDraft = useApp((state) => state.editDraft);
  return (
    <div className="field-wide">
      <SwitchField
        label="Standardise targets"
        note="Losses are then in units of the training variance."
        value={isScaled}
        onChange={(on) =>
          editDraft(({ dataset: { standardiseTargets: _before, ...dataset }, ...draft }) => ({
            ...draft,
            dataset: { ...dataset, ...(on && { standardiseTargets: true as const }) },
          }))
        }
      />
    </div>
  );
}

/** What is learned: the source, how many examples, noise, and how inputs are prepared. */
export function DataControls() {
  const [dataset, edit] = useDraftPart('dataset');
  const choose = useChooseSource();
  return (
    <div className="fields">
      <ChoiceField
        wide
        label="Data set"
        value={sourceValue(dataset.source)}
        options={sourceOptions(dataset.source)}
        onChange={choose}
      />
      <FileChoice />
      <SourceStatus />
      <NewFileQuestion />
      <FileReadingFields />
      <SourceFields source={dataset.source} onChange={(source) => edit({ source })} />
      {NUMBERS.map(({ name, label, hint }) => (
        <NumberField
          key={name}
          label={label}
          hint={hint}
          value={dataset[name]}
          schema={datasetSpec.shape[name]}
          onChange={(value) => edit({ [name]: value })}
        />
      ))}
      <DataSeedsField />
      <ChoiceField
        wide
        label="Standardise inputs"
        value={dataset.standardise}
        options={STANDARDISATIONS.map((value) => [value, STANDARDISATION_NAMES[value]] as const)}
        onChange={(standardise) => edit({ standardise })}
      />
      {dataset.source.kind === 'file' && isRegressionSource(dataset.source) && <TargetField />}
      {isImageSource(dataset.source) && (
        <ChoiceField
          wide
          label="Pooling"
          hint="pixels"
          value={String(dataset.pool)}
          options={[
            ['1', 'none'],
            ['2', '2 × 2'],
            ['4', '4 × 4'],
          ]}
          onChange={(pool) => edit({ pool: Number(pool) as 1 | 2 | 4 })}
        />
      )}
    </div>
  );
}
