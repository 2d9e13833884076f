import type { BoardSweep } from '../../state/app-state.ts';
import { highlightedRuns } from '../../state/selectors.ts';
import type { RecordedProbe } from '../../sweep/results/trace-store.ts';
import type { HeardCurve } from '../sound/pitch.ts';
import { useStore } from '../use-app.ts';
import { heardCurves } from './heard-curves.ts';

/** Gives the curves of a probe to be heard, as the board is when they are asked for; null before there is a sweep. */
export function useHeardCurves(sweep: BoardSweep | null, probe: RecordedProbe): (() => HeardCurve[]) | null {
  const store = useStore();
  if (!sweep) return null;
  return () => {
    const state = store.getState();
    const { timeAxis: clock, timeScale } = state.view;
    return heardCurves(sweep, { probe, clock, timeScale, highlighted: highlightedRuns(state) });
  };
}
