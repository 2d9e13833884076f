import { useEffect } from 'react';
import type { Selection } from '../../state/app-state.ts';
import type { SweepPlan } from '../../sweep/sweep-plan.ts';
import { useStore } from '../use-app.ts';
import { useLesson } from './lesson-state.tsx';

/** Selects on the board what the lesson's text speaks of, so that map and gap light it: a cell, or of several their η/B. */
export function useShownSelection(plan: SweepPlan): void {
  const { cells } = useLesson().view;
  const store = useStore();
  useEffect(() => {
    // Of this plan: a sweep that is put on the board anew has nothing selected.
    if (store.getState().sweep?.plan !== plan) return;
    const [first] = cells;
    if (!first) return;
    const wanted: Selection =
      cells.length === 1 ? { kind: 'cell', ...first } : { kind: 'ratio', ratio: first.learningRate / first.batchSize };
    store.getState().select(null);
    store.getState().select(wanted);
    return () => store.getState().select(null);
  }, [cells, plan, store]);
}
