import { useId, useState } from 'react';
import { formula } from '../../data/generators/formula.ts';
import { listReader } from '../controls/read-text.ts';
import { useEditSource } from '../controls/use-choose-source.ts';
import { useDraftPart } from '../controls/use-draft.ts';
import { useFieldText } from '../controls/use-field-text.ts';
import { Message } from '../text/Message.tsx';
import { FormulaPicture } from './FormulaPicture.tsx';
import { FORMULA_EXAMPLES } from './formula-examples.ts';
import { type FormulaSource, faultAt, formulaReader } from './use-formula.ts';
import { FORMULA } from './words.ts';

interface FieldProps {
  readonly source: FormulaSource;
  readonly onChange: (source: FormulaSource) => void;
}

/** Characters of a formula on either side of what is wrong in it. */
const AROUND = 16;

/** The place of a fault, pointed at. */
function FaultPlace({ text, at }: { readonly text: string; readonly at: number }) {
  const from = Math.max(0, at - AROUND);
  const part = text.slice(from, at + AROUND);
  return (
    <pre className="formula-place" aria-hidden="true">
      {`${from > 0 ? '…' : ''}${part}\n${' '.repeat(at - from + (from > 0 ? 1 : 0))}^`}
    </pre>
  );
}

function FormulaText({ source, onChange }: FieldProps) {
  const id = useId();
  const [dataset] = useDraftPart('dataset');
  const { text, fault, onType, onBlur } = useFieldText({
    value: source.formula,
    show: String,
    read: formulaReader(source, dataset),
    onChange: (next) => onChange({ ...source, formula: next }),
  });
  const at = fault === null ? null : faultAt(text);
  return (
    <div className="plane-field plane-field-wide">
      <label htmlFor={id}>{FORMULA.field}</label>
      <input
        id={id}
        className="formula-text"
        value={text}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        aria-invalid={fault !== null}
        aria-describedby={`${id}-note`}
        onChange={(event) => onType(event.currentTarget.value)}
        onBlur={onBlur}
      />
      {at !== null && <FaultPlace text={text} at={at} />}
      <p
        id={`${id}-note`}
        className={fault === null ? 'plane-note' : 'plane-fault'}
        role={fault === null ? undefined : 'alert'}
      >
        {fault === null ? FORMULA.hint : <Message text={fault} />}
      </p>
    </div>
  );
}

const THRESHOLDS = { value: [], sign: [0], thresholds: [-0.3, 0.3] } as const;
type Target = keyof typeof THRESHOLDS;

function targetOf({ thresholds }: FormulaSource): Target {
  if (thresholds.length === 0) return 'value';
  return thresholds.length === 1 && thresholds[0] === 0 ? 'sign' : 'thresholds';
}

function ThresholdsText({ source, onChange }: FieldProps) {
  const id = useId();
  const { text, fault, onType, onBlur } = useFieldText({
    value: source.thresholds,
    show: (values) => values.join(', '),
    read: listReader(formula.parameters.shape.thresholds),
    onChange: (thresholds) => onChange({ ...source, thresholds }),
  });
  return (
    <div className="plane-field">
      <label htmlFor={id}>{FORMULA.thresholds.label}</label>
      <input
        id={id}
        value={text}
        autoComplete="off"
        aria-invalid={fault !== null}
        aria-describedby={`${id}-note`}
        onChange={(event) => onType(event.currentTarget.value)}
        onBlur={onBlur}
      />
      <p id={`${id}-note`} className={fault === null ? 'plane-note' : 'plane-fault'}>
        {fault === null ? FORMULA.thresholds.hint : <Message text={fault} />}
      </p>
    </div>
  );
}

function TargetChoice({ source, onChange }: FieldProps) {
  // A list of one zero is the sign too: while it is being typed it stays a list.
  const [isListed, setIsListed] = useState(targetOf(source) === 'thresholds');
  const target = isListed && source.thresholds.length > 0 ? 'thresholds' : targetOf(source);
  return (
    <>
      <label className="plane-field plane-field-wide">
        {FORMULA.target}
        <select
          value={target}
          onChange={(event) => {
            const chosen = event.currentTarget.value as Target;
            setIsListed(chosen === 'thresholds');
            onChange({ ...source, thresholds: [...THRESHOLDS[chosen]] });
          }}
        >
          {(Object.keys(THRESHOLDS) as Target[]).map((name) => (
            <option key={name} value={name}>
              {FORMULA.targets[name]}
            </option>
          ))}
        </select>
      </label>
      {target === 'thresholds' && <ThresholdsText source={source} onChange={onChange} />}
    </>
  );
}

function ExampleChoice({ source, onChange }: FieldProps) {
  return (
    <label className="plane-field">
      {FORMULA.example}
      <select
        value=""
        onChange={(event) => {
          const chosen = FORMULA_EXAMPLES[Number(event.currentTarget.value)];
          if (event.currentTarget.value && chosen)
            onChange({ ...source, formula: chosen[0], thresholds: [...chosen[1]] });
        }}
      >
        <option value="">{FORMULA.exampleNone}</option>
        {FORMULA_EXAMPLES.map(([text], i) => (
          <option key={text} value={i}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A target typed as a formula, and its picture: the source of the draft. */
export function FormulaEditor({ source }: { readonly source: FormulaSource }) {
  const onChange = useEditSource();
  return (
    <div className="plane-editor">
      <FormulaText source={source} onChange={onChange} />
      <div className="plane-row">
        <TargetChoice source={source} onChange={onChange} />
        <ExampleChoice source={source} onChange={onChange} />
      </div>
      <FormulaPicture source={source} />
    </div>
  );
}
