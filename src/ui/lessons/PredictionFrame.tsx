import type { ReactNode } from 'react';
import type { Inline } from '../../lessons/lesson.ts';
import { useLanguage } from '../text/languages.ts';
import { InlineText } from './InlineText.tsx';
import { LESSON_WORDS } from './words.ts';

interface PredictionFrameProps {
  readonly head: string;
  readonly question: readonly Inline[];
  readonly children: ReactNode;
}

/** A question to the reader, with what can be done about it. */
export function PredictionFrame({ head, question, children }: PredictionFrameProps) {
  return (
    <section className="lesson-prediction" tabIndex={-1} aria-label={LESSON_WORDS.prediction} lang={useLanguage()}>
      <p>
        <strong>{head}</strong>{' '}
        <span lang="en">
          <InlineText parts={question} />
        </span>
      </p>
      {children}
    </section>
  );
}
