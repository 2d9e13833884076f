import type { z } from 'zod';
import type {
  Advance,
  LastStep,
  NoReplay,
  Preconditioner,
  Replay,
  RuleCost,
  RuleCostShape,
  RuledState,
  StepBatches,
  TrainingRule,
  TrainingSettings,
} from './rule.ts';

/** A strict object with a literal `kind`, or a discriminated union of such objects of one kind. */
export type RuleSchema = z.core.$ZodTypeDiscriminable & z.ZodType<{ readonly kind: string }>;

/** How the form names a number. */
export interface FieldText {
  readonly label: string;
  /** Range or unit. */
  readonly hint: string;
  /** What the form begins with; only where the schema has no default. */
  readonly initial?: number;
}

type NumberKeys<T> = T extends unknown
  ? { [K in keyof T]-?: NonNullable<T[K]> extends number ? K : never }[keyof T]
  : never;

/** Every number of a setting, of all its kinds, as the form names it. */
export type FieldTexts<T> = Readonly<Record<NumberKeys<T>, FieldText>>;

interface RuleDefinition<S extends RuleSchema> {
  readonly kind: z.output<S>['kind'];
  readonly schema: S;
  /** "SAM": as an error message lists it among other rules. */
  readonly name: string;
  /** In the menu of the form; one entry for each option of the schema. */
  title(settings: z.output<S>): string;
  /** The numbers of the schema as the form names them. */
  readonly fields: FieldTexts<z.output<S>>;
  /** What a step takes is best loaded when it is needed: the page has every record before its first paint. */
  make(settings: z.output<S>): Advance;
  /** See `TrainingRule`. Two different settings have two different texts. */
  text(settings: z.output<S>): string;
  /** See `TrainingRule.misfit`. Default: it goes with every spec. */
  fits?(settings: z.output<S>, spec: TrainingSettings): string | undefined;
  /** See `TrainingRule`; `stepOfUpdate` where `applyUpdate` makes the steps. Do not assume that `velocity` is the step. */
  stepOf(last: LastStep, settings: z.output<S>): Float32Array | null;
  /** See `Replay`; or why there is none. */
  readonly replay: { readonly train: Replay['train']; batches?(settings: z.output<S>): StepBatches } | NoReplay;
  /** See `TrainingRule`. Default: false. */
  readonly normalises?: boolean;
  /** The diagonal of P: see `Preconditioner`. Default: `none` for a rule that normalises, else `identity`. */
  preconditioner?(state: RuledState, settings: z.output<S>): Float64Array | null;
  /** See `RuleCost`. Default: one gradient of a mini-batch, nothing carried. */
  cost?(settings: z.output<S>, shape: RuleCostShape): Partial<RuleCost>;
}

/** All that there is of a training rule but the limit that is drawn for it (src/theory/limits). */
export interface RuleRecord<S extends RuleSchema = RuleSchema>
  extends Pick<RuleDefinition<S>, 'kind' | 'schema' | 'name' | 'title' | 'replay'> {
  readonly fields: Readonly<Record<string, FieldText>>;
  /** The rule with settings that the schema has parsed. */
  bind(settings: z.output<S>): TrainingRule;
}

/** Makes the record of a training rule; listed in `rule-list.ts`, it is in specs, exports, replays and the form. */
export function defineRule<const S extends RuleSchema>(definition: RuleDefinition<S>): RuleRecord<S> {
  const { kind, schema, name, fields, replay } = definition;
  return {
    kind,
    schema,
    name,
    fields,
    replay,
    title: (settings) => definition.title(settings),
    bind(settings) {
      const { preconditioner, normalises = false } = definition;
      const known: Preconditioner = normalises ? 'none' : 'identity';
      const given = Object.entries(settings).filter(([key, value]) => key !== 'kind' && value !== undefined);
      return {
        kind,
        settings: Object.fromEntries(given),
        text: definition.text(settings),
        advance: definition.make(settings),
        normalises,
        preconditioner: preconditioner ? (state) => preconditioner(state, settings) : known,
        misfit: (spec) => definition.fits?.(settings, spec),
        stepOf: (last) => definition.stepOf(last, settings),
        cost: (shape) => ({
          gradients: shape.batchSize,
          operations: 0,
          vectors: 0,
          rows: 1,
          ...definition.cost?.(settings, shape),
        }),
        replay: 'whyNot' in replay ? replay : { ...replay, batches: replay.batches?.(settings) },
      };
    },
  };
}
