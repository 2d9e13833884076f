import type { EntryId } from '../glossary/entry-ids.ts';
import { ChoiceField, NumberField, OptionalNumberField } from './fields.tsx';
import { type Variant, type VariantField, type VariantWords, variantOf } from './variants.ts';

interface VariantFieldsProps<V extends object> {
  readonly label: string;
  /** Explains the setting, or the kind that is chosen. */
  readonly term?: EntryId;
  readonly value: V;
  readonly variants: readonly Variant<V>[];
  /** What variants are called, by id. */
  readonly words: Readonly<Record<string, VariantWords>>;
  readonly onChange: (value: V) => void;
}

/** One number of a kind. */
function SettingField<V extends object>({
  field: { key, schema, isOptional },
  value,
  onChange,
  ...texts
}: {
  field: VariantField;
  label: string;
  hint: string;
  wide: boolean;
  value: V;
  onChange: (value: V) => void;
}) {
  const { [key]: number, ...others } = value as Readonly<Record<string, number | undefined>>;
  const props = { ...texts, schema };
  const set = (next: number | undefined) =>
    onChange((next === undefined ? others : { ...value, [key]: next }) as unknown as V);
  if (isOptional) return <OptionalNumberField {...props} value={number} onChange={set} />;
  return <NumberField {...props} value={number as number} onChange={set} />;
}

/** A choice of kind and, under it, the numbers of that kind. */
export function VariantFields<V extends object>({
  label,
  term,
  value,
  variants,
  words,
  onChange,
}: VariantFieldsProps<V>) {
  const shown = variantOf(variants, value) ?? variants[0];
  if (!shown) return null;
  const { id, fields } = shown;
  return (
    <>
      <ChoiceField
        wide
        label={label}
        term={term}
        value={id}
        options={variants.map((variant) => [variant.id, words[variant.id]?.name ?? variant.id] as const)}
        onChange={(chosen) => {
          const variant = variants.find((known) => known.id === chosen);
          if (variant) onChange(variant.initial);
        }}
      />
      {fields.map((field, i) => (
        <SettingField
          key={`${id} ${field.key}`}
          field={field}
          label={words[id]?.fields[field.key]?.label ?? field.key}
          hint={words[id]?.fields[field.key]?.hint ?? ''}
          wide={fields.length % 2 === 1 && i === fields.length - 1}
          value={value}
          onChange={onChange}
        />
      ))}
    </>
  );
}
