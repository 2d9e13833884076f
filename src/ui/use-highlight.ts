import { useMemo } from 'react';
import { highlightedRuns } from '../state/selectors.ts';
import type { RunId } from '../sweep/sweep-plan.ts';
import { useApp } from './use-app.ts';

/** Runs that every panel brings to the front now; null when nothing is pointed at. */
export function useHighlight(): ReadonlySet<RunId> | null {
  const sweep = useApp((state) => state.sweep);
  const hovered = useApp((state) => state.hovered);
  const selected = useApp((state) => state.selected);
  const plan = sweep?.plan;
  // Only the plan matters, and it outlives the revisions of its sweep.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `sweep` changes five times a second, its plan does not.
  return useMemo(() => highlightedRuns({ sweep, hovered, selected }), [plan, hovered, selected]);
}
