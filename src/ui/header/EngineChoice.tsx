import { NativeSelect } from '@mantine/core';
import type { AppState } from '../../state/app-state.ts';
import { useApp } from '../use-app.ts';

type EnginePreference = AppState['enginePreference'];

const CHOICES: readonly { readonly value: EnginePreference; readonly label: string }[] = [
  { value: 'auto', label: 'Fastest here (benchmarks both)' },
  { value: 'simd', label: 'WebAssembly SIMD' },
  { value: 'webgl', label: 'WebGL (tfjs)' },
  { value: 'tfjs-cpu', label: 'JavaScript (tfjs, slow)' },
];

/** The engine of the next sweep. */
export function EngineChoice() {
  const preference = useApp((state) => state.enginePreference);
  const setPreference = useApp((state) => state.setEnginePreference);
  return (
    <NativeSelect
      label="Engine of the next sweep"
      data={[...CHOICES]}
      value={preference}
      onChange={(event) => setPreference(event.currentTarget.value as EnginePreference)}
    />
  );
}
