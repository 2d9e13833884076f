import { useCallback } from 'react';
import type { Selection } from '../../state/app-state.ts';
import { runsOf } from '../../state/selectors.ts';
import { useStore } from '../use-app.ts';

/** Opens the microscope on the first run of a selection that has not diverged, or else on its first run. */
export function useOpenMicroscope(): (selection: Selection) => void {
  const store = useStore();
  return useCallback(
    (selection) => {
      const { sweep, openMicroscope } = store.getState();
      if (!sweep) return;
      const runs = [...runsOf(selection, sweep.plan)];
      const whole = runs.find((run) => sweep.finished.get(run)?.outcome !== 'diverged');
      const chosen = whole ?? runs[0];
      if (chosen !== undefined) openMicroscope(chosen);
    },
    [store],
  );
}
