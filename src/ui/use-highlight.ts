import { useMemo } from 'react';
import { highlightedRuns } from '../state/selectors.ts';
import type { RunId } from '../sweep/sweep-plan.ts';
import { useApp } from './use-app.ts';

/** Runs highlighted in all panels; null if nothing is hovered or selected. */
export function useHighlight(): ReadonlySet<RunId> | null {
  const sweep = useApp((state) => state.sweep);
  const hovered = useApp((state) => state.hovered);
  const selected = useApp((state) => state.selected);
  const plan = sweep?.plan;
  // Depends on the plan only, which all revisions of a sweep share.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `sweep` changes five times a second, its plan does not.
  return useMemo(() => highlightedRuns({ sweep, hovered, selected }), [plan, hovered, selected]);
}
