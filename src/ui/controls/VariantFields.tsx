import { ChoiceField, NumberField, OptionalNumberField } from './fields.tsx';
import { type Variant, type VariantField, variantOf } from './variants.ts';

interface VariantFieldsProps<V extends object> {
  readonly label: string;
  readonly note?: string;
  readonly value: V;
  readonly variants: readonly Variant<V>[];
  readonly onChange: (value: V) => void;
}

/** One number of a kind. */
function SettingField<V extends object>({
  field: { key, label, hint, schema, isOptional },
  wide,
  value,
  onChange,
}: {
  field: VariantField;
  wide: boolean;
  value: V;
  onChange: (value: V) => void;
}) {
  const { [key]: number, ...others } = value as Readonly<Record<string, number | undefined>>;
  const props = { label, hint, wide, schema };
  const set = (next: number | undefined) =>
    onChange((next === undefined ? others : { ...value, [key]: next }) as unknown as V);
  if (isOptional) return <OptionalNumberField {...props} value={number} onChange={set} />;
  return <NumberField {...props} value={number as number} onChange={set} />;
}

/** A choice of kind and, under it, the numbers of that kind. */
export function VariantFields<V extends object>({ label, note, value, variants, onChange }: VariantFieldsProps<V>) {
  const shown = variantOf(variants, value) ?? variants[0];
  if (!shown) return null;
  const { id, fields } = shown;
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
      {fields.map((field, i) => (
        <SettingField
          key={`${id} ${field.key}`}
          field={field}
          wide={fields.length % 2 === 1 && i === fields.length - 1}
          value={value}
          onChange={onChange}
        />
      ))}
    </>
  );
}
