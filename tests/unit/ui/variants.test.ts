import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ruleSpec } from '../../../src/sweep/rules/registry.ts';
import { budgetSpec } from '../../../src/sweep/spec/budget-spec.ts';
import { batchScheduleSpec, rateScheduleSpec } from '../../../src/sweep/spec/schedule-spec.ts';
import { BUDGET_VARIANTS } from '../../../src/ui/controls/budget-variants.ts';
import { RULE_VARIANTS } from '../../../src/ui/controls/rule-variants.ts';
import { BATCH_SCHEDULES, RATE_SCHEDULES } from '../../../src/ui/controls/schedule-variants.ts';
import { NONE, type Variant, type VariantWords, variantFrom, variantOf } from '../../../src/ui/controls/variants.ts';
import { GERMAN } from '../../../src/ui/text/de/german.ts';
import { CONTROLS_ENGLISH } from '../../../src/ui/text/en/controls.ts';

interface FormCase {
  readonly schema: z.ZodType<object>;
  readonly variants: readonly Variant<object>[];
  readonly variant: Variant<object>;
  /** In every language. */
  readonly words: readonly Readonly<Record<string, VariantWords>>[];
}

const [, ...rules] = RULE_VARIANTS;

test('the menu of rules: SGD, then every kind and shape of the registry with the defaults of its schema', () => {
  expect(RULE_VARIANTS[0]).toMatchObject({ id: 'none', initial: NONE });
  expect(rules.map(({ initial }) => initial)).toEqual([
    { kind: 'sam', radius: 0.05 },
    { kind: 'nudged', factor: 0.1, directions: 5, refreshEpochs: 1 },
    { kind: 'svag', level: 4 },
    { kind: 'injectedNoise', shape: 'white' },
    { kind: 'injectedNoise', shape: 'diagonal', refreshSteps: 10 },
    { kind: 'injectedNoise', shape: 'covariance' },
    { kind: 'injectedNoise', shape: 'hessian', directions: 20, refreshSteps: 10 },
    { kind: 'injectedNoise', shape: 'leading', directions: 20, refreshSteps: 10 },
    { kind: 'gradientFlow', tolerance: 1e-4, refreshSteps: 10 },
    { kind: 'centralFlow', tolerance: 0.02, directions: 6, refreshSteps: 10 },
    { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    { kind: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    { kind: 'rmsprop', decay: 0.99, epsilon: 1e-8 },
    { kind: 'adagrad', initial: 0, epsilon: 1e-10 },
    { kind: 'signDescent' },
    { kind: 'lion', beta1: 0.9, beta2: 0.99 },
    { kind: 'muon', decay: 0.95, adamFactor: 0.015 },
    { kind: 'domSgd', directions: 10, refreshSteps: 1 },
    { kind: 'bulkSgd', directions: 10, refreshSteps: 1 },
    { kind: 'freshLabelNoise', shape: 'targets', deviation: 0.1 },
    { kind: 'freshLabelNoise', shape: 'classes', probability: 0.1 },
  ]);
  expect(new Set(RULE_VARIANTS.map(({ id }) => id)).size).toBe(RULE_VARIANTS.length);
  for (const words of [CONTROLS_ENGLISH.rules, GERMAN.controls.rules]) {
    expect(words.none.name).toBe('SGD');
    expect(Object.keys(words)).toEqual(RULE_VARIANTS.map(({ id }) => id));
    expect(new Set(Object.values(words).map(({ name }) => name)).size).toBe(RULE_VARIANTS.length);
  }
});

const formsOf = (
  schema: z.core.$ZodType,
  variants: readonly unknown[],
  room: 'rules' | 'rateSchedules' | 'batchSchedules' | 'budgets',
) =>
  variants.map((variant) => {
    const words = [CONTROLS_ENGLISH[room], GERMAN.controls[room]];
    return { schema, variants, variant, words } as unknown as FormCase;
  });

describe.each([
  ...formsOf(ruleSpec, RULE_VARIANTS, 'rules').slice(1),
  ...formsOf(rateScheduleSpec, RATE_SCHEDULES, 'rateSchedules').slice(1),
  ...formsOf(batchScheduleSpec, BATCH_SCHEDULES, 'batchSchedules').slice(1),
  ...formsOf(budgetSpec, BUDGET_VARIANTS, 'budgets'),
])('the form of $variant.id', ({ schema, variants, variant, words }) => {
  const { initial, fields, fixed } = variant;

  test('begins with a value that the spec takes as it is, and knows it again', () => {
    expect(schema.parse(initial)).toEqual(initial);
    expect(variantOf(variants, initial)).toBe(variant);
  });

  test('has a labelled field, read by the rule of the spec, for every number', () => {
    const numbers = Object.keys(initial).filter((key) => !(key in fixed));
    expect(fields.filter(({ isOptional }) => !isOptional).map(({ key }) => key)).toEqual(numbers);
    for (const field of fields) {
      for (const { [variant.id]: own } of words) {
        expect(own?.fields[field.key]?.label).toMatch(/./);
        expect(own?.fields[field.key]?.hint).toMatch(/./);
      }
      expect(field.schema.safeParse('text').success).toBe(false);
      const value = initial[field.key as keyof typeof initial];
      if (!field.isOptional) expect(field.schema.parse(value)).toBe(value);
    }
  });
});

test('a number that may be absent may be left empty', () => {
  const optional = rules.flatMap(({ id, fields }) => fields.filter((f) => f.isOptional).map(({ key }) => [id, key]));
  expect(optional).toEqual([['sam', 'ascentBatch']]);
});

test.each([
  ['a number that is not listed', z.strictObject({ kind: z.literal('x'), decay: z.number().default(1) })],
  ['text', z.strictObject({ kind: z.literal('x'), mode: z.string().default('a') })],
])('%s is no field: the form says so instead of leaving it out', (_, schema) => {
  expect(() => variantFrom(schema, { mode: {} })).toThrow(/must be a number that is listed/);
});
