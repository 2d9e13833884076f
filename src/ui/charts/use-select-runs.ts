import type { RunId } from '../../sweep/sweep-plan.ts';
import { useStore } from '../use-app.ts';

/** Selects the runs that a brush holds; none: nothing is selected. */
export function useSelectRuns() {
  const store = useStore();
  return (runs: Iterable<RunId>) => {
    const sorted = [...new Set(runs)].sort((a, b) => a - b);
    const { select, selected } = store.getState();
    if (selected) select(null);
    if (sorted.length > 0) select({ kind: 'runs', runs: sorted });
  };
}
