import type { AppState } from '../../state/app-state.ts';
import { useApp } from '../use-app.ts';

type EnginePreference = AppState['enginePreference'];

const CHOICES: readonly { readonly value: EnginePreference; readonly label: string }[] = [
  { value: 'auto', label: 'Fastest known here' },
  { value: 'simd', label: 'WebAssembly SIMD' },
  { value: 'webgl', label: 'WebGL (tfjs)' },
  { value: 'tfjs-cpu', label: 'JavaScript (tfjs, slow)' },
];

/** The engine of the next sweep. */
export function EngineChoice() {
  const preference = useApp((state) => state.enginePreference);
  const setPreference = useApp((state) => state.setEnginePreference);
  return (
    <label className="engine-choice">
      Engine of the next sweep
      <select value={preference} onChange={(event) => setPreference(event.currentTarget.value as EnginePreference)}>
        {CHOICES.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
