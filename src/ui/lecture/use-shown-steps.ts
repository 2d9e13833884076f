import { useEffect, useMemo } from 'react';
import { viewOf } from '../../state/board-link/board-view.ts';
import type { Lecture } from '../../state/lecture/lecture.ts';
import { isSameSpec } from '../../sweep/results/fingerprint.ts';
import { useApp } from '../use-app.ts';
import { litBy, type ShownStep } from './shown-step.ts';
import { useLectureStore, useLectures } from './use-lectures.ts';

/** Each step with its results, where they are on the board or in the lecture; null where they are not at hand. */
export function useShownSteps(lecture: Lecture): readonly (ShownStep | null)[] {
  const store = useLectureStore();
  const board = useApp((state) => state.sweep);
  const results = useLectures((state) => state.results);
  useEffect(() => {
    for (const sweep of lecture.sweeps) store.getState().read(sweep);
  }, [store, lecture.sweeps]);
  return useMemo(
    () =>
      lecture.steps.map(({ sweep: index, board: seen }): ShownStep | null => {
        const own = lecture.sweeps[index];
        const held = own?.saved && results.get(own.saved);
        const isOnBoard = own && board && isSameSpec(board.plan.spec, own.spec);
        const sweep = isOnBoard ? board : held?.state === 'ready' ? held.sweep : null;
        return sweep && { sweep, view: viewOf(seen), lit: litBy(seen.selected ?? null, sweep) };
      }),
    [lecture, board, results],
  );
}
