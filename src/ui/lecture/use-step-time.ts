import { useMemo, useState } from 'react';
import type { BoardSweep, ViewState } from '../../state/app-state.ts';
import { resultsOf } from '../../state/selectors.ts';
import { timeRange } from '../../sweep/results/time-range.ts';
import { shareOfTime, timeAtShare } from '../workbench/play-time.ts';

/** The training time of a step, which can be moved while it is shown. */
export interface StepTime {
  /** From one step to the end of the longest run; null before there is anything. */
  readonly range: readonly [number, number] | null;
  /** In [0, 1]; 1: the end. */
  readonly share: number;
  /** What the figures show; null: the end. */
  readonly playedTo: number | null;
  setShare(share: number): void;
}

/** `index`: of the step; another begins with the time of its own. */
export function useStepTime(sweep: BoardSweep | null, view: ViewState, index: number): StepTime {
  const [moved, setMoved] = useState<{ readonly index: number; readonly to: number | null } | null>(null);
  const { timeAxis, timeScale } = view;
  const range = useMemo(() => (sweep ? timeRange(sweep.plan, resultsOf(sweep), timeAxis) : null), [sweep, timeAxis]);
  const playedTo = moved?.index === index ? moved.to : view.playedTo;
  return {
    range,
    share: range && playedTo !== null ? shareOfTime(playedTo, range, timeScale) : 1,
    playedTo,
    setShare(share) {
      if (range) setMoved({ index, to: share < 1 ? timeAtShare(Math.max(0, share), range, timeScale) : null });
    },
  };
}
