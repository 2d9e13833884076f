import { useMemo } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import type { ComparisonDisplay } from '../../state/panel-view.ts';
import { runsInOther } from '../../state/selectors.ts';
import type { RunId, SweepPlan } from '../../sweep/sweep-plan.ts';
import { useApp } from '../use-app.ts';
import { useHighlight } from '../use-highlight.ts';

/** The sweep on the board is A, the one that it is compared with is B. */
export type SweepLetter = 'A' | 'B';

export interface Comparison {
  /** B. */
  readonly sweep: BoardSweep;
  readonly display: ComparisonDisplay;
}

/** What the sweep on the board is compared with; null: with nothing. */
export function useComparison(): Comparison | null {
  const sweep = useApp((state) => state.compared);
  const display = useApp((state) => state.view.comparison);
  return useMemo(() => sweep && { sweep, display }, [sweep, display]);
}

/** Another sweep beside one of the two; null where nothing is compared. */
export function useOther({ plan }: Pick<BoardSweep, 'plan'>): { sweep: BoardSweep; letter: SweepLetter } | null {
  const board = useApp((state) => state.sweep);
  const compared = useApp((state) => state.compared);
  if (!board || !compared) return null;
  return plan === compared.plan ? { sweep: board, letter: 'A' } : { sweep: compared, letter: 'B' };
}

/** Runs of either sweep that are highlighted; null if nothing is hovered or selected. */
export function useHighlightIn(plan: SweepPlan | null): ReadonlySet<RunId> | null {
  const own = useHighlight();
  const board = useApp((state) => state.sweep?.plan);
  const pointed = useApp((state) => state.hovered ?? state.selected);
  return useMemo(() => {
    if (!plan || !board || plan === board) return own;
    return pointed && runsInOther(pointed, board, plan);
  }, [plan, board, own, pointed]);
}
