import { useId } from 'react';
import type { z } from 'zod';
import { formatShort } from '../../figure/format-number.ts';
import { MarkedField } from '../controls/MarkedField.tsx';
import { numberReader } from '../controls/read-text.ts';
import { type ReadText, useFieldText } from '../controls/use-field-text.ts';
import type { EntryId } from '../glossary/entry-ids.ts';
import { Message } from '../text/Message.tsx';

interface FieldTexts {
  readonly label: string;
  /** Range and unit. */
  readonly hint?: string;
  /** Explains the setting. */
  readonly term?: EntryId;
  readonly note?: string | undefined;
}

interface TextSettingProps<T> extends FieldTexts {
  readonly value: T;
  readonly show: (value: T) => string;
  readonly read: ReadText<T>;
  readonly onChange: (value: T) => void;
}

/** A setting written as text: it keeps what is typed, and says below it what is wrong. */
export function TextSetting<T>({ label, hint, term, note, ...options }: TextSettingProps<T>) {
  const id = useId();
  const { text, fault, onType, onBlur } = useFieldText(options);
  return (
    <MarkedField label={label} term={term}>
      <div className="start-field">
        <label htmlFor={id}>
          {label} {hint && <span className="start-hint">{hint}</span>}
        </label>
        <input
          id={id}
          value={text}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={fault !== null}
          aria-describedby={`${id}-note`}
          onChange={(event) => onType(event.currentTarget.value)}
          onBlur={onBlur}
        />
        <p
          id={`${id}-note`}
          className={fault === null ? 'start-hint' : 'start-fault'}
          role={fault === null ? undefined : 'alert'}
        >
          {fault === null ? note : <Message text={fault} />}
        </p>
      </div>
    </MarkedField>
  );
}

interface NumberSettingProps extends FieldTexts {
  readonly value: number;
  /** The schema of the number in the spec. */
  readonly schema: z.ZodType<number>;
  readonly onChange: (value: number) => void;
}

const showNumber = (value: number) =>
  Math.abs(value) >= 1e5 || (value !== 0 && Math.abs(value) < 1e-3)
    ? String(value)
    : formatShort(value, 12).replace('−', '-');

export function NumberSetting({ schema, ...props }: NumberSettingProps) {
  return <TextSetting {...props} show={showNumber} read={numberReader(schema)} />;
}

interface ChoiceSettingProps<V extends string> {
  readonly label: string;
  readonly term?: EntryId;
  readonly value: V;
  readonly options: readonly (readonly [V, string])[];
  readonly onChange: (value: V) => void;
}

export function ChoiceSetting<V extends string>({ label, term, value, options, onChange }: ChoiceSettingProps<V>) {
  const id = useId();
  return (
    <MarkedField label={label} term={term}>
      <div className="start-field">
        <label htmlFor={id}>{label}</label>
        <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value as V)}>
          {options.map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
      </div>
    </MarkedField>
  );
}
