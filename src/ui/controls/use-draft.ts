import type { SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import { useApp } from '../use-app.ts';

/** One part of the draft and a way to change some of it. */
export function useDraftPart<K extends 'dataset' | 'model' | 'update' | 'grid' | 'measure'>(
  part: K,
): [SweepSpec[K], (change: Partial<SweepSpec[K]>) => void] {
  const value = useApp((state) => state.draft[part]);
  const editDraft = useApp((state) => state.editDraft);
  return [value, (change) => editDraft((draft) => ({ ...draft, [part]: { ...draft[part], ...change } }))];
}
