import { isSameSpec } from '../../sweep/results/fingerprint.ts';
import { useApp } from '../use-app.ts';

/** Whether the draft asks for other numbers than the sweep on the board. */
export function useIsChanged(): boolean {
  const draft = useApp((state) => state.draft);
  const shown = useApp((state) => state.sweep?.plan.spec ?? null);
  return shown !== null && !isSameSpec(draft, shown);
}
