import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Selection } from '../../state/app-state.ts';
import type { SweepPlan } from '../../sweep/sweep-plan.ts';
import { useApp } from '../use-app.ts';
import type { LitPlace } from './caption.ts';
import { firstLit, litSequence, ratioOfSelection } from './lit-ratio.ts';

/** How long each diagonal is lit while nobody has pointed. */
const TURN_MILLISECONDS = 5000;

/** What a ratio is lit in: the plan of the board, or the grid of the draft without runs. */
export type LitGrid = Pick<SweepPlan, 'learningRates' | 'batchSizes' | 'runs'>;

interface AutoLit {
  readonly plan: LitGrid | null;
  readonly ratio: number | null;
}

const AutoLitContext = createContext<AutoLit>({ plan: null, ratio: null });

const wantsStillness = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Steps through the diagonals once, until somebody points or the system asks for less motion. */
function useTurns(sequence: readonly number[], isOff: boolean): number | null {
  const [turn, setTurn] = useState({ sequence, at: 0 });
  const at = turn.sequence === sequence ? turn.at : 0;
  const isOver = isOff || at >= sequence.length - 1;
  useEffect(() => {
    if (isOver || wantsStillness()) return;
    const timer = setTimeout(() => setTurn({ sequence, at: at + 1 }), TURN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [sequence, at, isOver]);
  return sequence[isOff ? 0 : at] ?? null;
}

interface LitProviderProps {
  readonly plan: LitGrid | null;
  /** Up to which η/B nothing changes, once that is known. */
  readonly flatUpTo: number | null;
  readonly children: ReactNode;
}

/** Lights a diagonal before anything is pointed at. */
export function LitProvider({ plan, flatUpTo, children }: LitProviderProps) {
  const isPointed = useApp((state) => state.hovered !== null || state.selected !== null);
  const [touched, setTouched] = useState<LitGrid | null>(null);
  if (isPointed && plan && touched !== plan) setTouched(plan);
  const sequence = useMemo(() => {
    const first = plan && firstLit(plan, flatUpTo);
    return plan && first !== null ? litSequence(plan, first) : [];
  }, [plan, flatUpTo]);
  const ratio = useTurns(sequence, isPointed || touched === plan);
  const value = useMemo(() => ({ plan, ratio }), [plan, ratio]);
  return <AutoLitContext value={value}>{children}</AutoLitContext>;
}

export interface Lit extends LitPlace {
  /** By a person, not by the page. */
  readonly isPointed: boolean;
}

const cellIn = (pointed: Selection | null) => (pointed?.kind === 'cell' ? pointed : null);

/** The ratio that all figures light: the hovered one, else the kept one, else one that the page chose; null without a sweep. */
export function useLit(): Lit | null {
  const pointed = useApp((state) => state.hovered ?? state.selected);
  const { plan, ratio } = useContext(AutoLitContext);
  return useMemo(() => {
    const chosen = plan && pointed ? ratioOfSelection(pointed, plan) : ratio;
    return chosen === null ? null : { ratio: chosen, cell: cellIn(pointed), isPointed: pointed !== null };
  }, [plan, pointed, ratio]);
}
