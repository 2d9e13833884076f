import type { ReactNode } from 'react';

interface ToolbarChoiceProps<V extends string> {
  readonly label: ReactNode;
  readonly value: V;
  readonly options: readonly (readonly [V, string])[];
  readonly onChange: (value: V) => void;
}

/** A choice with its name before it, as part of a sentence. */
export function ToolbarChoice<V extends string>({ label, value, options, onChange }: ToolbarChoiceProps<V>) {
  return (
    <label className="toolbar-choice">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as V)}>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
