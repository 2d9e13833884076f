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
import { sourceOptions, sourceValue } from './source-options.ts';
import { useChooseSource } from './use-choose-source.ts';
import { useDraftPart } from './use-draft.ts';
import { CONTROLS } from './words.ts';

const NUMBERS = [
  ['trainCount', 'trainTestSplit'],
  ['testCount', 'trainTestSplit'],
  ['labelNoise', 'labelNoise'],
  ['inputNoise', 'inputNoise'],
  ['seed', 'dataSeed'],
] as const;

function FileChoice() {
  const openFiles = useOpenFiles();
  return (
    <Group gap={8} className="field-wide">
      <FileButton multiple onChange={(files) => files.length > 0 && openFiles(files)}>
        {(props) => (
          <Button {...props} size="xs" variant="default">
            {CONTROLS.data.openFiles}
          </Button>
        )}
      </FileButton>
      <span className="field-note">{CONTROLS.data.files}</span>
    </Group>
  );
}

const ONE: SeedAxis = 1;

/** Several data sets, so that results do not depend on one of them. */
function DataSeedsField() {
  const { seeds } = useApp((state) => state.draft.dataset);
  const editDraft = useApp((state) => state.editDraft);
  const { label, hint, listed, counted } = CONTROLS.data.seeds;
  return (
    <TextField
      wide
      label={label}
      hint={hint}
      term="replication"
      value={seeds ?? ONE}
      show={showSeeds}
      read={readSeeds}
      onChange={(chosen) => editDraft((draft) => ({ ...draft, dataset: withDataSeeds(draft.dataset, chosen) }))}
      note={Array.isArray(seeds) ? listed : counted}
    />
  );
}

/** Whether the targets of a file are learned in their own unit or in standard deviations of the training set. */
function TargetField() {
  const isScaled = useApp((state) => state.draft.dataset.standardiseTargets === true);
  const editDraft = useApp((state) => state.editDraft);
  return (
    <SwitchField
      wide
      {...CONTROLS.data.targets}
      value={isScaled}
      onChange={(on) =>
        editDraft(({ dataset: { standardiseTargets: _before, ...dataset }, ...draft }) => ({
          ...draft,
          dataset: { ...dataset, ...(on && { standardiseTargets: true as const }) },
        }))
      }
    />
  );
}

/** What is learned: the source, how many examples, noise, and how inputs are prepared. */
export function DataControls() {
  const [dataset, edit] = useDraftPart('dataset');
  const choose = useChooseSource();
  const { source, numbers, standardise, pooling } = CONTROLS.data;
  return (
    <div className="fields">
      <ChoiceField
        wide
        label={source}
        term="dataset"
        value={sourceValue(dataset.source)}
        options={sourceOptions(dataset.source)}
        onChange={choose}
      />
      <FileChoice />
      <SourceStatus />
      <NewFileQuestion />
      <FileReadingFields />
      <SourceFields source={dataset.source} onChange={(source) => edit({ source })} />
      {NUMBERS.map(([name, term]) => (
        <NumberField
          key={name}
          {...numbers[name]}
          term={term}
          value={dataset[name]}
          schema={datasetSpec.shape[name]}
          onChange={(value) => edit({ [name]: value })}
        />
      ))}
      <DataSeedsField />
      <ChoiceField
        wide
        label={standardise.label}
        term="standardisation"
        value={dataset.standardise}
        options={STANDARDISATIONS.map((value) => [value, standardise[value]] as const)}
        onChange={(value) => edit({ standardise: value })}
      />
      {dataset.source.kind === 'file' && isRegressionSource(dataset.source) && <TargetField />}
      {isImageSource(dataset.source) && (
        <ChoiceField
          wide
          label={pooling.label}
          hint={pooling.hint}
          term="pooling"
          value={String(dataset.pool)}
          options={[
            ['1', pooling.none],
            ['2', '2 × 2'],
            ['4', '4 × 4'],
          ]}
          onChange={(pool) => edit({ pool: Number(pool) as 1 | 2 | 4 })}
        />
      )}
    </div>
  );
}
