import './lesson.css';
import '../charts/plot.css';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Lesson, LessonSection, LessonView } from '../../lessons/lesson.ts';
import type { LessonProgress, PredictionAnswer } from '../../lessons/predictions/prediction-answer.ts';
import { LESSONS, lessonOf } from '../../lessons/registry.ts';
import { LESSONS_LINK } from '../route.ts';
import { useApp, useStore } from '../use-app.ts';
import { useDrawState } from './draw-state.ts';
import { readProgress, writeProgress } from './kept-progress.ts';
import { LessonContents } from './LessonContents.tsx';
import { LessonFigure } from './LessonFigure.tsx';
import { LessonText } from './LessonText.tsx';
import { lessonLink } from './lesson-link.ts';
import { LessonProvider, type LessonState, useLesson } from './lesson-state.tsx';
import { viewOfSection } from './lesson-view.ts';
import { useLessonRun } from './use-lesson-run.ts';
import { LESSON_WORDS } from './words.ts';

/** The evidence of claims, fetched when the first lesson is opened. */
export function useShippedEvidence() {
  const store = useStore();
  useEffect(() => {
    if (store.getState().shippedEvidence === 'loading') void store.getState().loadShippedEvidence();
  }, [store]);
  return useApp((state) => state.claimEvidence);
}

/** Where the reader is in a lesson: kept in this browser. */
function useProgress(lesson: Lesson) {
  const [progress, setProgress] = useState(() => readProgress(lesson.id));
  const change = useCallback(
    (of: (before: LessonProgress) => LessonProgress) =>
      setProgress((before) => {
        const after = of(before);
        writeProgress(lesson.id, after);
        return after;
      }),
    [lesson.id],
  );
  const section = lesson.sections.find(({ id }) => id === progress.section) ?? (lesson.sections[0] as LessonSection);
  return { progress, change, section };
}

/** The view of the open section, as word-buttons have changed it since it was opened or a prediction was answered. */
function useSectionView(section: LessonSection, answers: LessonProgress['answers']) {
  const first = useMemo(() => viewOfSection(section, answers), [section, answers]);
  const [held, setHeld] = useState<{ of: LessonView; view: LessonView } | null>(null);
  const view = held?.of === first ? held.view : first;
  const setView = useCallback(
    (change: Partial<LessonView>) =>
      setHeld((before) => ({ of: first, view: { ...(before?.of === first ? before.view : first), ...change } })),
    [first],
  );
  return { view, setView };
}

/** The buttons to the sections before and after, and to the next lesson at the end. */
function LessonSteps({ open }: { readonly open: (section: string) => void }) {
  const { lesson, section } = useLesson();
  const at = lesson.sections.indexOf(section);
  const before = lesson.sections[at - 1];
  const after = lesson.sections[at + 1];
  const next = LESSONS[LESSONS.indexOf(lesson) + 1];
  return (
    <div className="lesson-steps">
      <span>
        {before && (
          <button type="button" className="quiet-button" onClick={() => open(before.id)}>
            ← <span lang="en">{before.title}</span>
          </button>
        )}
      </span>
      <span>{LESSON_WORDS.progress(at + 1, lesson.sections.length)}</span>
      {after ? (
        <NextButton title={after.title} onNext={() => open(after.id)} />
      ) : next ? (
        <a className="button" href={lessonLink(next.id)}>
          {LESSON_WORDS.nextLesson(next.title)} →
        </a>
      ) : (
        <a className="button" href={LESSONS_LINK}>
          {LESSON_WORDS.all}
        </a>
      )}
    </div>
  );
}

/** What is to be done next; while the lesson's networks have not run, that is the button in the figure. */
function NextButton({ title, onNext }: { readonly title: string; readonly onNext: () => void }) {
  const { sweep, view } = useLesson();
  const isFirst = sweep === null && view.figure !== 'claim';
  return (
    <button type="button" className={isFirst ? 'button' : 'button primary-button'} onClick={onNext}>
      {LESSON_WORDS.next(title)} →
    </button>
  );
}

function OpenLesson({ lesson, actions }: { readonly lesson: Lesson; readonly actions?: ReactNode }) {
  const { progress, change, section } = useProgress(lesson);
  const { answers } = progress;
  const sweep = useLessonRun(lesson.spec);
  const evidence = useShippedEvidence();
  const { view, setView } = useSectionView(section, answers);
  const draw = useDrawState(section, sweep.run, answers);
  const title = useRef<HTMLHeadingElement>(null);
  const answer = useCallback(
    (id: string, given: PredictionAnswer | null) =>
      change(({ answers: { [id]: _before, ...others }, ...rest }) => ({
        ...rest,
        answers: given ? { ...others, [id]: given } : others,
      })),
    [change],
  );
  const open = (id: string) => {
    change(({ visited, ...rest }) => ({
      ...rest,
      section: id,
      visited: [...new Set([...visited, section.id, id])],
    }));
    window.scrollTo(0, 0);
    title.current?.focus({ preventScroll: true });
  };
  const state: LessonState = { ...sweep, lesson, section, view, setView, answers, answer, evidence, draw };
  return (
    <LessonProvider value={state}>
      <div className="lesson">
        <LessonContents visited={progress.visited} open={open} actions={actions} />
        <article className="lesson-text" lang="en">
          <h1 ref={title} tabIndex={-1}>
            {section.title}
          </h1>
          <LessonText />
        </article>
        <LessonFigure />
        <LessonSteps open={open} />
      </div>
    </LessonProvider>
  );
}

interface LessonReaderProps {
  readonly id: string;
  /** What can be done with the lesson besides reading it: below its contents. */
  readonly actions?: ReactNode;
}

/** A lesson by its id: contents, text, figure and steps. Needs no header: it can stand alone on a page. */
export function LessonReader({ id, actions }: LessonReaderProps) {
  const lesson = lessonOf(id);
  if (lesson) return <OpenLesson key={id} lesson={lesson} actions={actions} />;
  return (
    <div className="lesson-none">
      <h1>{LESSON_WORDS.unknown(id)}</h1>
      <p>
        <a href={LESSONS_LINK}>{LESSON_WORDS.all}</a>
      </p>
    </div>
  );
}
