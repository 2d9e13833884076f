import { type ReactNode, useId } from 'react';

interface ToolbarChoiceProps<V extends string> {
  /** May hold a term, which is a button: so it is beside the choice and names it. */
  readonly label: ReactNode;
  readonly value: V;
  readonly options: readonly (readonly [V, string])[];
  readonly onChange: (value: V) => void;
}

/** A choice with its name before it, as part of a sentence. */
export function ToolbarChoice<V extends string>({ label, value, options, onChange }: ToolbarChoiceProps<V>) {
  const id = useId();
  return (
    <span className="toolbar-choice">
      <span id={id}>{label}</span>
      <select aria-labelledby={id} value={value} onChange={(event) => onChange(event.currentTarget.value as V)}>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </span>
  );
}
