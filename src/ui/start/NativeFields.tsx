import { useId } from 'react';
import type { z } from 'zod';
import { formatShort } from '../../figure/format-number.ts';
import { numberReader } from '../controls/read-text.ts';
import { type ReadText, useFieldText } from '../controls/use-field-text.ts';
import { Message } from '../text/Message.tsx';

interface FieldTexts {
  readonly label: string;
  /** Range and unit. */
  readonly hint?: string;
  readonly note?: string | undefined;
}

interface TextSettingProps<T> extends FieldTexts {
  readonly value: T;
  readonly show: (value: T) => string;
  readonly read: ReadText<T>;
  readonly onChange: (value: T) => void;
}

/** A setting written as text: it keeps what is typed, and says below it what is wrong. */
export function TextSetting<T>({ label, hint, note, ...options }: TextSettingProps<T>) {
  const id = useId();
  const { text, fault, onType, onBlur } = useFieldText(options);
  return (
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
  readonly value: V;
  readonly options: readonly (readonly [V, string])[];
  readonly onChange: (value: V) => void;
}

export function ChoiceSetting<V extends string>({ label, value, options, onChange }: ChoiceSettingProps<V>) {
  const id = useId();
  return (
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
  );
}
