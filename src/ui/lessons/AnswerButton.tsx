import type { ReactNode } from 'react';
import type { PredictionAnswer } from '../../lessons/predictions/prediction-answer.ts';
import { useLesson } from './lesson-state.tsx';

interface AnswerButtonProps {
  /** Of the question. */
  readonly id: string;
  /** null takes the answer back. */
  readonly given: PredictionAnswer | null;
  readonly className: 'word-button' | 'text-button';
  readonly children: ReactNode;
}

/** Answers the question that it stands in. The button goes away when it is pressed, so that the question keeps the focus. */
export function AnswerButton({ id, given, className, children }: AnswerButtonProps) {
  const { answer } = useLesson();
  return (
    <button
      type="button"
      className={className}
      onClick={({ currentTarget }) => {
        currentTarget.closest<HTMLElement>('.lesson-prediction')?.focus();
        answer(id, given);
      }}
    >
      {children}
    </button>
  );
}
