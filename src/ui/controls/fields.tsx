import { NativeSelect, Switch, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { formatShort } from '../../figure/format-number.ts';
import type { EntryId } from '../glossary/entry-ids.ts';
import { Message } from '../text/Message.tsx';
import { MarkedField } from './MarkedField.tsx';
import { numberReader, optionalReader } from './read-text.ts';
import { type ReadText, useFieldText } from './use-field-text.ts';

interface FieldLabelProps {
  readonly name: string;
  readonly hint?: string | undefined;
  /** The hint is shown elsewhere, and only read here. */
  readonly isHintElsewhere?: boolean;
}

/** The name of a setting, and its range or unit. */
export function FieldLabel({ name, hint, isHintElsewhere = false }: FieldLabelProps) {
  return (
    <span className="field-label">
      {name}
      {hint && <span className={isHintElsewhere ? 'visually-hidden' : ''}>{hint}</span>}
    </span>
  );
}

/** A hint at the end of the input itself: half a column has no room for it beside the name. */
const hintInside = (hint: string) => ({
  rightSection: (
    <span className="field-hint" aria-hidden="true">
      {hint}
    </span>
  ),
  rightSectionWidth: `${hint.length + 2}ch`,
  rightSectionPointerEvents: 'none' as const,
});

interface TextFieldProps<T> {
  readonly label: string;
  /** Range and unit, e.g. "[0, 1)". */
  readonly hint?: string;
  /** Explains the setting. */
  readonly term?: EntryId | undefined;
  readonly note?: ReactNode;
  readonly wide?: boolean;
  readonly value: T;
  readonly show: (value: T) => string;
  readonly read: ReadText<T>;
  readonly onChange: (value: T) => void;
  readonly inputMode?: 'decimal' | 'numeric' | 'text';
}

/** A setting written as text: it keeps what is typed and shows below it what is wrong. */
export function TextField<T>({ label, hint, term, note, wide, inputMode = 'text', ...options }: TextFieldProps<T>) {
  const { text, fault, onType, onBlur } = useFieldText(options);
  return (
    <MarkedField label={label} term={term} wide={wide}>
      <TextInput
        size="xs"
        label={<FieldLabel name={label} hint={hint} isHintElsewhere={!wide} />}
        {...(hint && !wide && hintInside(hint))}
        description={note}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={text}
        error={fault && <Message text={fault} />}
        inputMode={inputMode}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onType(event.currentTarget.value)}
        onBlur={onBlur}
      />
    </MarkedField>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** Explains the setting. */
  readonly term?: EntryId | undefined;
  readonly note?: ReactNode;
  readonly wide?: boolean;
  readonly value: number;
  /** The schema of the number in the spec. */
  readonly schema: z.ZodType<number>;
  readonly onChange: (value: number) => void;
}

function showNumber(value: number): string {
  if (Math.abs(value) >= 1e5 || (value !== 0 && Math.abs(value) < 1e-3)) return String(value);
  return formatShort(value, 12).replace('−', '-');
}

export function NumberField({ schema, ...props }: NumberFieldProps) {
  return <TextField {...props} show={showNumber} read={numberReader(schema)} inputMode="decimal" />;
}

interface OptionalNumberFieldProps extends Omit<NumberFieldProps, 'value' | 'onChange'> {
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

/** A number that may be absent: the field is then empty. */
export function OptionalNumberField({ schema, ...props }: OptionalNumberFieldProps) {
  const show = (value: number | undefined) => (value === undefined ? '' : showNumber(value));
  return <TextField {...props} show={show} read={optionalReader(numberReader(schema))} inputMode="decimal" />;
}

interface ChoiceFieldProps<V extends string> {
  readonly label: string;
  readonly hint?: string;
  /** Explains the setting. */
  readonly term?: EntryId | undefined;
  readonly note?: ReactNode;
  readonly wide?: boolean;
  readonly disabled?: boolean;
  readonly fault?: string | undefined;
  readonly value: V;
  readonly options: readonly (readonly [V, string])[];
  readonly onChange: (value: V) => void;
}

export function ChoiceField<V extends string>({
  label,
  hint,
  term,
  note,
  wide,
  disabled,
  fault,
  value,
  options,
  onChange,
}: ChoiceFieldProps<V>) {
  return (
    <MarkedField label={label} term={term} wide={wide}>
      <NativeSelect
        label={<FieldLabel name={label} hint={hint} />}
        description={note}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        disabled={disabled ?? false}
        error={fault && <Message text={fault} />}
        value={value}
        data={options.map(([option, text]) => ({ value: option, label: text }))}
        onChange={(event) => onChange(event.currentTarget.value as V)}
      />
    </MarkedField>
  );
}

interface SwitchFieldProps {
  readonly label: string;
  readonly term?: EntryId | undefined;
  readonly note?: string;
  readonly wide?: boolean;
  readonly disabled?: boolean;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

export function SwitchField({ label, term, note, wide, disabled, value, onChange }: SwitchFieldProps) {
  return (
    <MarkedField label={label} term={term} wide={wide} className="field-switch">
      <Switch
        size="xs"
        label={label}
        description={note}
        disabled={disabled ?? false}
        checked={value}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </MarkedField>
  );
}
