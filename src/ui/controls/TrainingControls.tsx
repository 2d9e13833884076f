import { Button } from '@mantine/core';
import { OBJECTIVES, type Objective } from '../../sweep/spec/objective.ts';
import type { Schedule } from '../../sweep/spec/schedule-spec.ts';
import { scheduleSpec } from '../../sweep/spec/schedule-spec.ts';
import type { StartSpec } from '../../sweep/spec/start-spec.ts';
import type { SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import type { EntryId } from '../glossary/entry-ids.ts';
import { QUANTITIES } from '../quantities.ts';
import { useApp } from '../use-app.ts';
import { ChoiceField, NumberField, SwitchField } from './fields.tsx';
import { RULE_VARIANTS } from './rule-variants.ts';
import { BATCH_SCHEDULES, RATE_SCHEDULES } from './schedule-variants.ts';
import { VariantFields } from './VariantFields.tsx';
import { NONE } from './variants.ts';
import { CONTROLS } from './words.ts';

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
  const { steps, learningRate: rate, batchSize: size } = start;
  const seed = start.seed === 'own' ? null : start.seed;
  return (
    <div className="field-wide">
      <p className="field-note">{CONTROLS.training.start({ steps, seed, rate, size })}</p>
      <Button size="compact-xs" variant="default" onClick={onRemove}>
        {CONTROLS.training.startAnew}
      </Button>
    </div>
  );
}

function tunings(): readonly (readonly [Objective | 'none', string])[] {
  const { none, by } = CONTROLS.training.tune;
  return [['none', none], ...OBJECTIVES.map((objective) => [objective, by(QUANTITIES[objective].name)] as const)];
}

/** The entry of the rule that is chosen. */
const ruleEntry = (rule: SweepSpec['rule']): EntryId => rule?.kind ?? 'sgd';

/** How η and B change along a run, how a step is made, and where runs start. */
export function TrainingControls() {
  const { schedule, rule, start, tune } = useApp((state) => state.draft);
  const editDraft = useApp((state) => state.editDraft);
  const set = <K extends 'schedule' | 'rule' | 'start' | 'tune'>(part: K, value: SweepSpec[K] | undefined) =>
    editDraft((draft) => withPart(draft, part, value));
  const setSchedule = (part: keyof Schedule, value: Schedule[keyof Schedule]) =>
    editDraft((draft) => withPart(draft, 'schedule', changed(draft.schedule, part, value)));
  const warmup = schedule?.warmupEpochs;
  const words = CONTROLS.training;
  return (
    <div className="fields">
      <VariantFields
        label={words.rate}
        term="schedule"
        value={schedule?.rate ?? NONE}
        variants={RATE_SCHEDULES}
        words={CONTROLS.rateSchedules}
        onChange={(value) => setSchedule('rate', value.kind === 'none' ? undefined : value)}
      />
      <SwitchField
        wide
        label={words.warmup}
        term="warmup"
        value={warmup !== undefined}
        onChange={(on) => setSchedule('warmupEpochs', on ? WARMUP : undefined)}
      />
      {warmup !== undefined && (
        <NumberField
          wide
          {...words.warmupEpochs}
          value={warmup}
          schema={warmupSchema}
          onChange={(value) => setSchedule('warmupEpochs', value)}
        />
      )}
      <VariantFields
        label={words.batch}
        term="schedule"
        value={schedule?.batch ?? NONE}
        variants={BATCH_SCHEDULES}
        words={CONTROLS.batchSchedules}
        onChange={(value) => setSchedule('batch', value.kind === 'none' ? undefined : value)}
      />
      <VariantFields
        label={words.rule}
        term={ruleEntry(rule)}
        value={rule ?? NONE}
        variants={RULE_VARIANTS}
        words={CONTROLS.rules}
        onChange={(value) => set('rule', value.kind === 'none' ? undefined : value)}
      />
      <ChoiceField
        wide
        label={words.tune.label}
        term="tuning"
        value={tune ?? 'none'}
        options={tunings()}
        onChange={(value) => set('tune', value === 'none' ? undefined : value)}
      />
      {start ? (
        <StartNote start={start} onRemove={() => set('start', undefined)} />
      ) : (
        <p className="field-note field-wide">{words.startsAnew}</p>
      )}
    </div>
  );
}
