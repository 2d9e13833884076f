import { controlsOf } from '../../../data/control.ts';
import { type GeneratedSource, generators } from '../../../data/registry.ts';
import type { FieldTexts, RuleRecord } from '../../../sweep/rules/define-rule.ts';
import { RULES } from '../../../sweep/rules/rule-list.ts';
import { sgdRule } from '../../../sweep/rules/sgd.ts';
import type { Budget } from '../../../sweep/spec/budget-spec.ts';
import type { BatchSchedule, RateSchedule } from '../../../sweep/spec/schedule-spec.ts';
import { type RuleId, variantsOfRule } from '../../controls/rule-variants.ts';
import type { VariantWords } from '../../controls/variants.ts';

type KindWords<V extends { readonly kind: string }> = {
  readonly [K in V['kind']]: { readonly name: string; readonly fields: FieldTexts<Extract<V, { kind: K }>> };
};

/** Of a setting that is absent from the spec. */
const absent = (name: string) => ({ name, fields: {} });

/** Every option of a rule, as its record names it. */
const wordsOfRule = (rule: RuleRecord) =>
  variantsOfRule(rule).map(({ id, initial, fields }): [string, VariantWords] => {
    const texts = fields.map(({ key }) => [key, rule.fields[key]] as const);
    return [
      id,
      {
        name: rule.title(initial),
        fields: Object.fromEntries(
          texts.flatMap(([key, text]) => (text ? [[key, { label: text.label, hint: text.hint }]] : [])),
        ),
      },
    ];
  });

const rules = Object.fromEntries([
  ['none', absent(sgdRule.name)],
  ...RULES.flatMap((rule: RuleRecord) => wordsOfRule(rule)),
]) as Readonly<Record<RuleId, VariantWords>>;

const rateSchedules = {
  none: absent('constant'),
  step: {
    name: 'steps',
    fields: { everyEpochs: { label: 'Every', hint: 'epochs > 0' }, factor: { label: 'η factor', hint: '> 0' } },
  },
  linear: {
    name: 'linear decay',
    fields: { from: { label: 'Decay from', hint: 'run, [0, 1)' }, to: { label: 'Final rate', hint: '× η, [0, 1]' } },
  },
  cosine: { name: 'cosine decay', fields: { to: { label: 'Final rate', hint: '× η, [0, 1]' } } },
  cyclic: {
    name: 'cycles of two rates',
    fields: {
      highEpochs: { label: 'High rate', hint: 'epochs > 0' },
      lowEpochs: { label: 'Low rate', hint: 'epochs > 0' },
      factor: { label: 'Low-rate factor', hint: '> 0' },
    },
  },
} satisfies KindWords<RateSchedule> & { readonly none: object };

const batchSchedules = {
  none: absent('constant'),
  step: {
    name: 'steps',
    fields: { everyEpochs: { label: 'Every', hint: 'epochs ≥ 1' }, factor: { label: 'B factor', hint: '> 0' } },
  },
  cyclic: {
    name: 'cycles of two sizes',
    fields: {
      baseEpochs: { label: 'At B for', hint: 'epochs ≥ 1' },
      otherEpochs: { label: 'Other B for', hint: 'epochs ≥ 1' },
      factor: { label: 'Other-B factor', hint: '> 0' },
    },
  },
} satisfies KindWords<BatchSchedule> & { readonly none: object };

const budgets = {
  untilLoss: {
    name: 'Until a training loss',
    fields: { loss: { label: 'Training loss', hint: '> 0' }, maxEpochs: { label: 'Maximum epochs', hint: '≥ 1' } },
  },
  epochs: { name: 'Equal epochs', fields: { epochs: { label: 'Epochs', hint: '≥ 1' } } },
  steps: { name: 'Equal steps', fields: { steps: { label: 'Steps', hint: '≥ 1' } } },
  etaSteps: { name: 'Equal η · steps', fields: { etaSteps: { label: 'η · steps', hint: '> 0' } } },
} satisfies KindWords<Budget>;

/** The parameters of every generator, as its record names them. */
const generatorParameters = Object.fromEntries(
  generators.map(({ kind, parameters }) => [
    kind,
    Object.fromEntries(controlsOf(parameters).map(({ name, label }) => [name, label])),
  ]),
) as Readonly<Record<GeneratedSource['kind'], Readonly<Record<string, string>>>>;

/** The values of those that are chosen from a list. */
const generatorOptions: Readonly<Record<string, string>> = Object.fromEntries(
  generators
    .flatMap(({ parameters }) => controlsOf(parameters))
    .flatMap((control) => (control.type === 'choice' ? control.options.map((option) => [option, option]) : [])),
);

/** Kinds of a setting, and the numbers that each takes. */
export const variantWords = { rules, rateSchedules, batchSchedules, budgets, generatorParameters, generatorOptions };
