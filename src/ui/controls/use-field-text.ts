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

/** Text of a field: what is typed stays, right or wrong; only what can be read reaches the draft. */
export function useFieldText<T>({ value, show, read, onChange }: FieldTextOptions<T>): FieldText {
  const [typed, setTyped] = useState<string | null>(null);
  const result = typed === null ? null : read(typed);
  const fault = result && 'fault' in result ? result.fault : null;
  useReportInvalid(fault !== null);
  return {
    text: typed ?? show(value),
    fault,
    onType(text) {
      setTyped(text);
      const next = read(text);
      if ('value' in next) onChange(next.value);
    },
    onBlur() {
      if (fault === null) setTyped(null);
    },
  };
}
