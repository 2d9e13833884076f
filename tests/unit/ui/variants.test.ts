import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ruleSpec } from '../../../src/sweep/rules/registry.ts';
import { batchScheduleSpec, rateScheduleSpec } from '../../../src/sweep/spec/schedule-spec.ts';
import { RULE_VARIANTS } from '../../../src/ui/controls/rule-variants.ts';
import { BATCH_SCHEDULES, RATE_SCHEDULES } from '../../../src/ui/controls/schedule-variants.ts';
import { NONE, type Variant, variantFrom, variantOf } from '../../../src/ui/controls/variants.ts';

interface FormCase {
  readonly schema: z.ZodType<object>;
  readonly variants: readonly Variant<object>[];
  readonly variant: Variant<object>;
}

const [, ...rules] = RULE_VARIANTS;

test('the menu of rules: SGD, then every kind and shape of the registry with the defaults of its schema', () => {
  expect(RULE_VARIANTS[0]).toMatchObject({ id: 'none', name: 'SGD', initial: NONE });
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
  ]);
  expect(new Set(RULE_VARIANTS.map(({ id }) => id)).size).toBe(RULE_VARIANTS.length);
  expect(new Set(RULE_VARIANTS.map(({ name }) => name)).size).toBe(RULE_VARIANTS.length);
});

const formsOf = (schema: z.core.$ZodType, variants: readonly unknown[]) =>
  variants.slice(1).map((variant) => ({ schema, variants, variant }) as FormCase);

describe.each([
  ...formsOf(ruleSpec, RULE_VARIANTS),
  ...formsOf(rateScheduleSpec, RATE_SCHEDULES),
  ...formsOf(batchScheduleSpec, BATCH_SCHEDULES),
])('the form of $variant.name', ({ schema, variants, variant }) => {
  const { initial, fields, fixed } = variant;

  test('begins with a value that the spec takes as it is, and knows it again', () => {
    expect(schema.parse(initial)).toEqual(initial);
    expect(variantOf(variants, initial)).toBe(variant);
  });

  test('has a labelled field, read by the rule of the spec, for every number', () => {
    const numbers = Object.keys(initial).filter((key) => !(key in fixed));
    expect(fields.filter(({ isOptional }) => !isOptional).map(({ key }) => key)).toEqual(numbers);
    for (const field of fields) {
      expect(field.label).toMatch(/./);
      expect(field.hint).toMatch(/./);
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
  ['a number without a label', z.strictObject({ kind: z.literal('x'), decay: z.number().default(1) })],
  ['text', z.strictObject({ kind: z.literal('x'), mode: z.string().default('a') })],
])('%s is no field: the form says so instead of leaving it out', (_, schema) => {
  const texts = { mode: { label: 'Mode', hint: 'a' } };
  expect(() => variantFrom(schema, texts, () => 'x')).toThrow(/must be a number with a label/);
});
