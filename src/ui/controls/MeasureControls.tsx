import { type MeasureSpec, measureSpec } from '../../sweep/spec/sweep-spec.ts';
import { EngineChoice } from '../footer/EngineChoice.tsx';
import { NumberField } from './fields.tsx';
import { TierField } from './TierField.tsx';
import { useDraftPart } from './use-draft.ts';

interface MeasureField {
  readonly name: Exclude<keyof MeasureSpec, 'tier'>;
  readonly label: string;
  readonly hint: string;
}

const FIELDS: readonly MeasureField[] = [
  { name: 'trainPerDecade', label: 'Training loss', hint: '1–200' },
  { name: 'testPerDecade', label: 'Test loss', hint: '0–200' },
  { name: 'sharpnessPerDecade', label: 'Sharpness', hint: '0–200' },
  { name: 'sharpnessTolerance', label: 'λ₁ residual', hint: '≤ 0.5 |λ₁|' },
  { name: 'sharpnessIterations', label: 'λ₁ iterations', hint: '2–400' },
  { name: 'divergenceFactor', label: 'Diverged at ×', hint: '≥ 1' },
  { name: 'patienceEpochs', label: 'Patience', hint: '≥ 1 epoch' },
];

/** What is measured and how often; which engine trains. */
export function MeasureControls() {
  const [measure, edit] = useDraftPart('measure');
  return (
    <div className="fields">
      <TierField />
      <p className="field-note field-wide">Samples per decade of steps; everything is also measured at the end.</p>
      {FIELDS.map(({ name, label, hint }) => (
        <NumberField
          key={name}
          label={label}
          hint={hint}
          value={measure[name]}
          schema={measureSpec.shape[name]}
          onChange={(value) => edit({ [name]: value })}
        />
      ))}
      <div className="field-wide">
        <EngineChoice />
      </div>
    </div>
  );
}
