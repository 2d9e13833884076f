import { createContext, useContext } from 'react';
import type { VerdictKind } from '../../claims/judge.ts';
import { CLAIMS } from '../../claims/registry.ts';
import { findingOn, type LessonFinding } from '../../lessons/findings/finding.ts';
import type { Lesson, LessonSection, LessonView } from '../../lessons/lesson.ts';
import type { PredictionAnswer } from '../../lessons/predictions/prediction-answer.ts';
import type { ClaimsState } from '../../state/claims-state.ts';
import { verdictOf } from '../../state/verdict-of.ts';
import type { DrawState } from './draw-state.ts';
import type { LessonSweep } from './use-lesson-run.ts';

/** A lesson as it is being read. */
export interface LessonState extends LessonSweep {
  readonly lesson: Lesson;
  readonly section: LessonSection;
  readonly view: LessonView;
  setView(change: Partial<LessonView>): void;
  readonly answers: Readonly<Record<string, PredictionAnswer>>;
  answer(id: string, answer: PredictionAnswer | null): void;
  readonly evidence: ClaimsState['claimEvidence'];
  readonly draw: DrawState;
}

const LessonContext = createContext<LessonState | null>(null);
export const LessonProvider = LessonContext.Provider;

export function useLesson(): LessonState {
  const state = useContext(LessonContext);
  if (!state) throw new Error('useLesson: must be used inside <LessonProvider>, got no lesson.');
  return state;
}

/** The verdict on a claim by the evidence at hand; undefined where there is none. */
export function verdictIn(evidence: ClaimsState['claimEvidence'], id: string): VerdictKind | undefined {
  const claim = CLAIMS.find((each) => each.id === id);
  const held = evidence[id];
  return claim && held && verdictOf(held, claim).kind;
}

/** A finding of the lesson, decided; null before there is anything to decide it. */
export function useLessonFinding(name: string): LessonFinding | null {
  const { lesson, run, evidence } = useLesson();
  const rule = lesson.findings[name];
  return rule
    ? findingOn(rule, {
        run,
        verdict: (claim) => verdictIn(evidence, claim),
        evidence: (claim) => evidence[claim]?.record.evidence,
      })
    : null;
}
