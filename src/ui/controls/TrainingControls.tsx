import { Button } from '@mantine/core';
import { OBJECTIVES, type Objective } from '../../sweep/spec/objective.ts';
import type { Schedule } from '../../sweep/spec/schedule-spec.ts';
import { scheduleSpec } from '../../sweep/spec/schedule-spec.ts';
import type { StartSpec } from '../../sweep/spec/start-spec.ts';
import type { SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import { formatCount, formatRate } from '../charts/format.ts';
import { QUANTITIES } from '../quantities.ts';
import { useApp } from '../use-app.ts';
import { ChoiceField, NumberField, SwitchField } from './fields.tsx';
import { RULE_VARIANTS } from './rule-variants.ts';
import { BATCH_SCHEDULES, RATE_SCHEDULES } from './schedule-variants.ts';
import { VariantFields } from './VariantFields.tsx';
import { NONE } from './variants.ts';

/** The spec with one part set or, with undefined, removed. */
function withPart<K extends 'schedule' | 'rule' | 'start' | 'tune'>(
  draft: SweepSpec,
  part: K,
  value: SweepSpec[K] | undefined,
): SweepSpec {
  const { [part]: _dropped, ...others } = draft;
  return (value === undefined ? others : { ...others, [part]: value }) as SweepSpec;
}

/** A schedule with one part set or removed; undefined where nothing is scheduled. */
function changed(
  schedule: Schedule | undefined,
  part: keyof Schedule,
  value: Schedule[keyof Schedule],
): Schedule | undefined {
  const { [part]: _dropped, ...others } = schedule ?? {};
  const next = value === undefined ? others : { ...others, [part]: value };
  return Object.keys(next).length === 0 ? undefined : next;
}

const WARMUP = 5;
const warmupSchema = scheduleSpec.shape.warmupEpochs.unwrap();

function StartNote({ start, onRemove }: { start: StartSpec; onRemove: () => void }) {
  const seed = start.seed === 'own' ? 'the run of the same seed' : `the run of seed ${start.seed}`;
  const size = start.batchSize === 'full' ? 'full batch' : `B = ${formatCount(start.batchSize)}`;
  return (
    <div className="field-wide">
      <p className="field-note">
        Every run starts from step {formatCount(start.steps)} of {seed} at η = {formatRate(start.learningRate)}, {size},
        instead of from initial weights.
      </p>
      <Button size="compact-xs" variant="default" onClick={onRemove}>
        Start from initial weights
      </Button>
    </div>
  );
}

const tunings = (): readonly (readonly [Objective | 'none', string])[] => [
  ['none', 'no'],
  ...OBJECTIVES.map((by) => [by, `by ${QUANTITIES[by].name.toLowerCase()}`] as const),
];

/** How η and B change along a run, how a step is made, and where runs start. */
export function TrainingControls() {
  const { schedule, rule, start, tune } = useApp((state) => state.draft);
  const editDraft = useApp((state) => state.editDraft);
  const set = <K extends 'schedule' | 'rule' | 'start' | 'tune'>(part: K, value: SweepSpec[K] | undefined) =>
    editDraft((draft) => withPart(draft, part, value));
  const setSchedule = (part: keyof Schedule, value: Schedule[keyof Schedule]) =>
    editDraft((draft) => withPart(draft, 'schedule', changed(draft.schedule, part, value)));
  const warmup = schedule?.warmupEpochs;
  return (
    <div className="fields">
      <VariantFields
        label="η along a run"
        value={schedule?.rate ?? NONE}
        variants={RATE_SCHEDULES}
        onChange={(value) => setSchedule('rate', value.kind === 'none' ? undefined : value)}
      />
      <SwitchField
        label="Warm-up of η"
        value={warmup !== undefined}
        onChange={(on) => setSchedule('warmupEpochs', on ? WARMUP : undefined)}
      />
      {warmup !== undefined && (
        <NumberField
          label="Warm-up epochs"
          hint="> 0"
          value={warmup}
          schema={warmupSchema}
          onChange={(value) => setSchedule('warmupEpochs', value)}
        />
      )}
      <VariantFields
        label="B along a run"
        value={schedule?.batch ?? NONE}
        variants={BATCH_SCHEDULES}
        onChange={(value) => setSchedule('batch', value.kind === 'none' ? undefined : value)}
      />
      <VariantFields
        label="Training rule"
        value={rule ?? NONE}
        variants={RULE_VARIANTS}
        onChange={(value) => set('rule', value.kind === 'none' ? undefined : value)}
      />
      <ChoiceField
        wide
        label="Find the best η of every B"
        value={tune ?? 'none'}
        options={tunings()}
        onChange={(value) => set('tune', value === 'none' ? undefined : value)}
      />
      {start ? (
        <StartNote start={start} onRemove={() => set('start', undefined)} />
      ) : (
        <p className="field-note field-wide">
          Runs start from initial weights. To start them from a checkpoint, open a run in the microscope and fork it.
        </p>
      )}
    </div>
  );
}
