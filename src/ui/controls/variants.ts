import { z } from 'zod';
import type { FieldText, FieldTexts } from '../../sweep/rules/define-rule.ts';

export interface VariantField extends FieldText {
  readonly key: string;
  /** The schema of the number in the spec. */
  readonly schema: z.ZodType<number>;
  /** It may be left empty. */
  readonly isOptional: boolean;
}

/** One kind of a setting that has several, with the numbers it takes. */
export interface Variant<V> {
  readonly id: string;
  readonly name: string;
  /** What a value of this kind, and no other, holds. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** What it is until the numbers are changed. */
  readonly initial: V;
  readonly fields: readonly VariantField[];
}

/** Absent from the spec. */
export interface None {
  readonly kind: 'none';
}
export const NONE: None = { kind: 'none' };

export const noVariant = (name: string): Variant<None> => ({
  id: 'none',
  name,
  fixed: { ...NONE },
  initial: NONE,
  fields: [],
});

/** The kind that a value is of. */
export const variantOf = <V extends object>(variants: readonly Variant<V>[], value: V) =>
  variants.find(({ fixed }) => Object.entries(fixed).every(([key, own]) => value[key as keyof V] === own));

/** The objects that a schema chooses from. */
export const optionsOf = (schema: z.core.$ZodType): z.ZodObject[] =>
  schema instanceof z.ZodDiscriminatedUnion ? schema.options.flatMap(optionsOf) : [schema as z.ZodObject];

function fieldOf(key: string, schema: z.core.$ZodType, texts: Readonly<Record<string, FieldText>>): VariantField {
  const isOptional = schema instanceof z.ZodOptional;
  const inner = isOptional || schema instanceof z.ZodDefault ? schema.unwrap() : schema;
  if (inner instanceof z.ZodNumber && texts[key]) return { key, schema: inner, isOptional, ...texts[key] };
  throw new TypeError(`form: ${key} must be a number with a label. Name it in the fields of its kind.`);
}

/** The form of one option: its literals are fixed, its numbers are fields. Defaults are those of the schema. */
export function variantFrom<V extends object>(
  option: z.ZodObject,
  texts: Readonly<Record<string, FieldText>>,
  nameOf: (initial: V) => string,
): Variant<V> {
  const entries = Object.entries(option.shape);
  const literals = entries.flatMap(([key, schema]) => (schema instanceof z.ZodLiteral ? [[key, schema.value]] : []));
  const fixed = Object.fromEntries(literals);
  const fields = entries.filter(([key]) => !(key in fixed)).map(([key, schema]) => fieldOf(key, schema, texts));
  const initials = fields.flatMap(({ key, initial }) => (initial === undefined ? [] : [[key, initial]]));
  const initial = option.parse({ ...fixed, ...Object.fromEntries(initials) }) as V;
  return { id: Object.values(fixed).join(' '), name: nameOf(initial), fixed, initial, fields };
}

type Words<V extends { readonly kind: string }> = {
  readonly [K in V['kind']]: { readonly name: string; readonly fields: FieldTexts<Extract<V, { kind: K }>> };
};

/** The form of a union of kinds, in the order of their words. */
export function variantsFrom<V extends { readonly kind: string }>(schema: z.ZodType<V>, words: Words<V>): Variant<V>[] {
  const options = optionsOf(schema);
  return Object.entries<{ name: string; fields: Readonly<Record<string, FieldText>> }>(words).map(
    ([kind, { name, fields }]) => {
      const option = options.find(({ shape }) => (shape.kind as z.ZodLiteral).value === kind) as z.ZodObject;
      return variantFrom<V>(option, fields, () => name);
    },
  );
}
