import { useMemo } from 'react';
import { messageOf } from '../../errors.ts';
import type { LessonRun } from '../../lessons/findings/lesson-run.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { resultsOf } from '../../state/selectors.ts';
import { isSameSpec } from '../../sweep/results/fingerprint.ts';
import type { SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import { useApp, useStore } from '../use-app.ts';

export interface LessonSweep {
  /** The sweep of the board, where it is that of the lesson. */
  readonly sweep: BoardSweep | null;
  /** It, once it has finished: what the text speaks of. */
  readonly run: LessonRun | null;
  /** The name of another sweep that runs on the board. */
  readonly busy: string | null;
  /** Opens the finished sweep of the lesson from the library, or runs it. */
  start(): Promise<void>;
}

const LIVE: readonly string[] = ['preparing', 'running', 'paused', 'stopping'];

/** The lesson's sweep on the board. */
export function useLessonRun(spec: SweepSpec): LessonSweep {
  const store = useStore();
  const onBoard = useApp((state) => state.sweep);
  const plan = onBoard?.plan;
  const isOwn = useMemo(() => plan !== undefined && isSameSpec(plan.spec, spec), [plan, spec]);
  const sweep = isOwn ? onBoard : null;
  const run = useMemo(
    () => (sweep?.status === 'finished' ? { plan: sweep.plan, results: resultsOf(sweep), traces: sweep.traces } : null),
    [sweep],
  );
  const busy = onBoard && !isOwn && LIVE.includes(onBoard.status) ? onBoard.plan.spec.name : null;
  const start = async () => {
    const { openEqualSweep, editDraft, notify } = store.getState();
    try {
      if (await openEqualSweep(spec)) return;
      editDraft(() => spec);
      await store.getState().start();
    } catch (error) {
      notify({ id: 'lesson', kind: 'warning', text: messageOf(error) });
    }
  };
  return { sweep, run, busy, start };
}
