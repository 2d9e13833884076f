import { type MeasureSpec, measureSpec } from '../../sweep/spec/sweep-spec.ts';
import { EngineChoice } from '../footer/EngineChoice.tsx';
import type { EntryId } from '../glossary/entry-ids.ts';
import { NumberField } from './fields.tsx';
import { TierField } from './TierField.tsx';
import { useDraftPart } from './use-draft.ts';
import { CONTROLS } from './words.ts';

const FIELDS: readonly (readonly [name: Exclude<keyof MeasureSpec, 'tier'>, term?: EntryId])[] = [
  ['trainPerDecade', 'cadence'],
  ['testPerDecade', 'cadence'],
  ['sharpnessPerDecade', 'cadence'],
  ['sharpnessTolerance', 'residual'],
  ['sharpnessIterations'],
  ['divergenceFactor', 'divergenceRule'],
  ['patienceEpochs', 'divergenceRule'],
];

/** What is measured and how often; which engine trains. */
export function MeasureControls() {
  const [measure, edit] = useDraftPart('measure');
  return (
    <div className="fields">
      <TierField />
      <p className="field-note field-wide">{CONTROLS.measure.decades}</p>
      {FIELDS.map(([name, term]) => (
        <NumberField
          key={name}
          {...CONTROLS.measure.fields[name]}
          term={term}
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
