import type { AppState } from '../../state/app-state.ts';
import { useApp } from '../use-app.ts';
import { FOOTER } from './words.ts';

type EnginePreference = AppState['enginePreference'];

const CHOICES: readonly EnginePreference[] = ['auto', 'simd', 'webgl', 'tfjs-cpu'];

/** The engine of the next sweep. */
export function EngineChoice() {
  const preference = useApp((state) => state.enginePreference);
  const setPreference = useApp((state) => state.setEnginePreference);
  return (
    <label className="engine-choice">
      {FOOTER.engine.next}
      <select value={preference} onChange={(event) => setPreference(event.currentTarget.value as EnginePreference)}>
        {CHOICES.map((value) => (
          <option key={value} value={value}>
            {FOOTER.engine.choices[value]}
          </option>
        ))}
      </select>
    </label>
  );
}
