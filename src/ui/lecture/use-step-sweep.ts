import { useEffect } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import type { Lecture } from '../../state/lecture/lecture.ts';
import { isSameSpec } from '../../sweep/results/fingerprint.ts';
import { useApp } from '../use-app.ts';
import { useLectureStore, useLectures } from './use-lectures.ts';

/** What there is to show of a step. */
export type StepSweep =
  /** `computed`: the day, of results that the lecture carries; null of those computed here. */
  | { readonly state: 'ready'; readonly sweep: BoardSweep; readonly computed: string | null }
  | { readonly state: 'reading' | 'starting' }
  | { readonly state: 'failed'; readonly message: string };

/** Reads the results of this step, and of the next, which is mostly shown soon. */
function useReading(lecture: Lecture, index: number) {
  const store = useLectureStore();
  useEffect(() => {
    for (const step of lecture.steps.slice(index, index + 2)) {
      const sweep = lecture.sweeps[step.sweep];
      if (sweep) store.getState().read(sweep);
    }
  }, [store, lecture, index]);
}

/**
 * The sweep of a step: finished on the board, carried by the lecture, or else put on the board, from the library or to be trained.
 */
export function useStepSweep(lecture: Lecture, index: number): StepSweep {
  const store = useLectureStore();
  const own = lecture.sweeps[lecture.steps[index]?.sweep ?? -1];
  const saved = own?.saved;
  const board = useApp((state) => state.sweep);
  const library = useApp((state) => state.library);
  const fault = useApp((state) => state.draftError);
  const held = useLectures((state) => (saved ? state.results.get(saved) : undefined));
  const isOnBoard = board !== null && own !== undefined && isSameSpec(board.plan.spec, own.spec);
  const plan = board?.plan ?? null;
  useReading(lecture, index);
  // Where something else comes to the board, as what was there before a reload, the step has its sweep put there again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    if (own && !saved && !isOnBoard && library !== 'loading') store.getState().run(lecture, index);
  }, [store, own, saved, isOnBoard, library, plan]);
  if (!own) return { state: 'failed', message: '' };
  if (isOnBoard && board.status === 'finished') return { state: 'ready', sweep: board, computed: null };
  if (saved && held?.state === 'ready') return { state: 'ready', sweep: held.sweep, computed: saved.computed };
  if (saved && !isOnBoard) return held?.state === 'failed' ? held : { state: 'reading' };
  if (isOnBoard && board.status !== 'preparing') return { state: 'ready', sweep: board, computed: null };
  return fault !== null && !isOnBoard ? { state: 'failed', message: fault } : { state: 'starting' };
}
