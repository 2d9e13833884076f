import type { z } from 'zod';
import { ChoiceField, NumberField } from './fields.tsx';

interface VariantField {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  /** The number's own rule in the spec. */
  readonly schema: z.ZodType<number>;
}

/** One kind of a setting that comes in several, with the numbers it takes. */
export interface Variant<V> {
  readonly id: string;
  readonly name: string;
  /** What it is until the numbers are changed. */
  readonly initial: V;
  readonly fields: readonly VariantField[];
}

interface VariantFieldsProps<V extends object> {
  readonly label: string;
  readonly note?: string;
  readonly value: V;
  readonly idOf: (value: V) => string;
  readonly variants: readonly Variant<V>[];
  readonly onChange: (value: V) => void;
}

/** A choice of kind and, under it, the numbers of that kind. */
export function VariantFields<V extends object>({
  label,
  note,
  value,
  idOf,
  variants,
  onChange,
}: VariantFieldsProps<V>) {
  const id = idOf(value);
  const fields = variants.find((variant) => variant.id === id)?.fields ?? [];
  const numbers = value as Readonly<Record<string, number>>;
  return (
    <>
      <ChoiceField
        wide
        label={label}
        note={note}
        value={id}
        options={variants.map((variant) => [variant.id, variant.name] as const)}
        onChange={(chosen) => {
          const variant = variants.find((known) => known.id === chosen);
          if (variant) onChange(variant.initial);
        }}
      />
      {fields.map(({ key, ...field }) => (
        <NumberField
          key={`${id} ${key}`}
          wide={fields.length % 2 === 1 && key === fields[fields.length - 1].key}
          {...field}
          value={numbers[key]}
          onChange={(number) => onChange({ ...value, [key]: number })}
        />
      ))}
    </>
  );
}
