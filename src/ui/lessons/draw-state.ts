import { useCallback, useMemo, useState } from 'react';
import type { LessonRun } from '../../lessons/findings/lesson-run.ts';
import type { DrawPrediction, LessonSection } from '../../lessons/lesson.ts';
import { type Drawing, scaledDrawing } from '../../lessons/predictions/drawing.ts';
import type { PredictionAnswer } from '../../lessons/predictions/prediction-answer.ts';
import { timedCurve } from '../../lessons/predictions/timed-curve.ts';

/** The drawing of a section: none, being made, or made. */
export interface DrawState {
  readonly block: DrawPrediction | null;
  /** What is drawn so far, or was drawn; null without a run, or where it was skipped. */
  readonly drawing: Drawing | null;
  readonly isOpen: boolean;
  setDrawing(drawing: Drawing): void;
}

/** The prediction to draw in a section, with what the reader has made of it. */
export function useDrawState(
  section: LessonSection,
  run: LessonRun | null,
  answers: Readonly<Record<string, PredictionAnswer>>,
): DrawState {
  const block = section.blocks.find((each) => each.kind === 'draw') ?? null;
  const given = block ? answers[block.id] : undefined;
  const [held, setHeld] = useState<{ block: DrawPrediction; drawing: Drawing } | null>(null);
  const first = useMemo(
    () => (block && run ? scaledDrawing(timedCurve(run, block.reference, block), 1) : null),
    [block, run],
  );
  const setDrawing = useCallback((drawing: Drawing) => block && setHeld({ block, drawing }), [block]);
  const isOpen = block !== null && given === undefined && first !== null;
  const drawing = given?.kind === 'draw' ? given : isOpen ? (held?.block === block ? held.drawing : first) : null;
  return { block, drawing, isOpen, setDrawing };
}
