import { useState } from 'react';
import { useReportInvalid } from './invalid-fields.tsx';

export type ReadText<T> = (text: string) => { readonly value: T } | { readonly fault: string };

interface FieldText {
  readonly text: string;
  readonly fault: string | null;
  onType(text: string): void;
  onBlur(): void;
}

interface FieldTextOptions<T> {
  readonly value: T;
  show(value: T): string;
  readonly read: ReadText<T>;
  onChange(value: T): void;
}

interface Typed<T> {
  readonly text: string;
  /** The draft's value when this was typed. Once the draft has another, that one is shown. */
  readonly at: T;
}

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Text of a field: what is typed stays, valid or not; only valid values reach the draft. */
export function useFieldText<T>({ value, show, read, onChange }: FieldTextOptions<T>): FieldText {
  const [held, setHeld] = useState<Typed<T> | null>(null);
  const typed = held && same(held.at, value) ? held.text : null;
  const result = typed === null ? null : read(typed);
  const fault = result && 'fault' in result ? result.fault : null;
  useReportInvalid(fault !== null);
  return {
    text: typed ?? show(value),
    fault,
    onType(text) {
      const next = read(text);
      setHeld({ text, at: 'value' in next ? next.value : value });
      if ('value' in next) onChange(next.value);
    },
    onBlur() {
      if (fault === null) setHeld(null);
    },
  };
}
