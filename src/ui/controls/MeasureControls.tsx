import type { AppState } from '../../state/app-state.ts';
import { type MeasureSpec, measureSpec, sweepSpec } from '../../sweep/spec.ts';
import { useApp } from '../use-app.ts';
import { ChoiceField, NumberField } from './fields.tsx';
import { useDraftPart } from './use-draft.ts';

interface MeasureField {
  readonly name: keyof MeasureSpec;
  readonly label: string;
  readonly hint: string;
}

const FIELDS: readonly MeasureField[] = [
  { name: 'trainPerDecade', label: 'Train loss', hint: '/decade, 1–200' },
  { name: 'testPerDecade', label: 'Test loss', hint: '/decade, 0–200' },
  { name: 'sharpnessPerDecade', label: 'Sharpness', hint: '/decade, 0–200' },
  { name: 'sharpnessTolerance', label: 'λ₁ residual', hint: '/|λ₁|, ≤ 0.5' },
  { name: 'sharpnessIterations', label: 'λ₁ iterations', hint: '2–400' },
  { name: 'divergenceFactor', label: 'Diverged above', hint: '× start, ≥ 1' },
  { name: 'patienceEpochs', label: '… or not below', hint: 'epochs, ≥ 1' },
];

const ENGINES: readonly (readonly [AppState['enginePreference'], string])[] = [
  ['auto', 'the faster one, timed here'],
  ['simd', 'WebAssembly SIMD'],
  ['webgl', 'GPU (WebGL)'],
  ['tfjs-cpu', 'plain JavaScript (slow)'],
];

/** What is measured and how often; which engine trains. */
export function MeasureControls() {
  const [measure, edit] = useDraftPart('measure');
  const resamplingSeed = useApp((state) => state.draft.resamplingSeed);
  const editDraft = useApp((state) => state.editDraft);
  const engine = useApp((state) => state.enginePreference);
  const setEngine = useApp((state) => state.setEnginePreference);
  return (
    <div className="fields">
      <p className="field-note field-wide">Points per factor of ten in steps; at the end everything is measured.</p>
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
      <NumberField
        label="Bootstrap seed"
        hint="≥ 0"
        value={resamplingSeed}
        schema={sweepSpec.shape.resamplingSeed}
        onChange={(value) => editDraft((draft) => ({ ...draft, resamplingSeed: value }))}
      />
      <ChoiceField wide label="Engine" value={engine} options={ENGINES} onChange={setEngine} />
    </div>
  );
}
