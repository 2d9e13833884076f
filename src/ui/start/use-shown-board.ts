import { useEffect, useRef } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import { useApp } from '../use-app.ts';

const hasSamples = ({ plan, traces, finished }: BoardSweep) =>
  finished.size > 0 || plan.runs.some(({ id }) => traces.columns(id, 'trainLoss').length > 0);

const isBeginning = ({ status }: BoardSweep) => status === 'preparing' || status === 'running';

export interface ShownBoard {
  /** What is drawn: the sweep of the board or, until its first samples arrive, the one before. */
  readonly sweep: BoardSweep | null;
  readonly isPrevious: boolean;
}

/** Keeps the previous sweep in sight until the next has something to show. */
export function useShownBoard(): ShownBoard {
  const sweep = useApp((state) => state.sweep);
  const held = useRef<BoardSweep | null>(null);
  const isEmpty = sweep !== null && isBeginning(sweep) && !hasSamples(sweep);
  useEffect(() => {
    if (!isEmpty) held.current = sweep;
  }, [sweep, isEmpty]);
  return isEmpty && held.current ? { sweep: held.current, isPrevious: true } : { sweep, isPrevious: false };
}
