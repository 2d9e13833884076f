import { z } from 'zod';
import type { FieldText, FieldTexts } from '../../sweep/rules/define-rule.ts';

/** What the form begins with; only where the schema has no default. */
type Initial = Pick<FieldText, 'initial'>;

export interface VariantField {
  readonly key: string;
  /** The schema of the number in the spec. */
  readonly schema: z.ZodType<number>;
  /** It may be left empty. */
  readonly isOptional: boolean;
}

/** One kind of a setting that has several, with the numbers it takes. */
export interface Variant<V> {
  readonly id: string;
  /** What a value of this kind, and no other, holds. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** What it is until the numbers are changed. */
  readonly initial: V;
  readonly fields: readonly VariantField[];
}

/** What a variant and its numbers, by key, are called. */
export interface VariantWords {
  readonly name: string;
  readonly fields: Readonly<Record<string, { readonly label: string; readonly hint: string }>>;
}

/** Absent from the spec. */
export interface None {
  readonly kind: 'none';
}
export const NONE: None = { kind: 'none' };

export const NO_VARIANT: Variant<None> = { id: 'none', fixed: { ...NONE }, initial: NONE, fields: [] };

/** The kind that a value is of. */
export const variantOf = <V extends object>(variants: readonly Variant<V>[], value: V) =>
  variants.find(({ fixed }) => Object.entries(fixed).every(([key, own]) => value[key as keyof V] === own));

/** The objects that a schema chooses from. */
export const optionsOf = (schema: z.core.$ZodType): z.ZodObject[] =>
  schema instanceof z.ZodDiscriminatedUnion ? schema.options.flatMap(optionsOf) : [schema as z.ZodObject];

function fieldOf(key: string, schema: z.core.$ZodType, initials: Readonly<Record<string, Initial>>): VariantField {
  const isOptional = schema instanceof z.ZodOptional;
  const inner = isOptional || schema instanceof z.ZodDefault ? schema.unwrap() : schema;
  if (inner instanceof z.ZodNumber && initials[key]) return { key, schema: inner, isOptional };
  throw new TypeError(`form: ${key} must be a number that is listed. Name it in the fields of its kind.`);
}

/** The form of one option: its literals are fixed, its numbers are fields. Defaults are those of the schema. */
export function variantFrom<V extends object>(
  option: z.ZodObject,
  initials: Readonly<Record<string, Initial>>,
): Variant<V> {
  const entries = Object.entries(option.shape);
  const literals = entries.flatMap(([key, schema]) => (schema instanceof z.ZodLiteral ? [[key, schema.value]] : []));
  const fixed = Object.fromEntries(literals);
  const fields = entries.filter(([key]) => !(key in fixed)).map(([key, schema]) => fieldOf(key, schema, initials));
  const given = fields.flatMap(({ key }) => {
    const initial = initials[key]?.initial;
    return initial === undefined ? [] : [[key, initial]];
  });
  const initial = option.parse({ ...fixed, ...Object.fromEntries(given) }) as V;
  return { id: Object.values(fixed).join(' '), fixed, initial, fields };
}

type Initials<V extends { readonly kind: string }> = {
  readonly [K in V['kind']]: Readonly<Record<keyof FieldTexts<Extract<V, { kind: K }>>, Initial>>;
};

/** The form of a union of kinds, in the order of `initials`. */
export function variantsFrom<V extends { readonly kind: string }>(
  schema: z.ZodType<V>,
  initials: Initials<V>,
): Variant<V>[] {
  const options = optionsOf(schema);
  return Object.entries<Readonly<Record<string, Initial>>>(initials).map(([kind, numbers]) => {
    const option = options.find(({ shape }) => (shape.kind as z.ZodLiteral).value === kind) as z.ZodObject;
    return variantFrom<V>(option, numbers);
  });
}
