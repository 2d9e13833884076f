import { lessonGridOf } from '../../lessons/lesson-grid.ts';
import { Message } from '../text/Message.tsx';
import { useApp } from '../use-app.ts';
import { useLesson } from './lesson-state.tsx';
import { LESSON_WORDS } from './words.ts';

/** In place of a figure: what has to be run for it. */
export function StartRun() {
  const { busy, start, lesson } = useLesson();
  const { runs } = lessonGridOf(lesson.spec);
  const { run } = LESSON_WORDS;
  return (
    <div className="lesson-start">
      <p>{busy === null ? `${run.before} ${run.kept}` : run.busy(busy)}</p>
      <p>
        <button
          type="button"
          className="button primary-button"
          onClick={(event) => {
            // The button goes away: the keyboard goes on from the figure that comes in its place.
            event.currentTarget.closest('section')?.querySelector<HTMLElement>('h2')?.focus();
            void start();
          }}
        >
          {busy === null ? run.networks(runs) : run.replace}
        </button>
      </p>
    </div>
  );
}

/** How the lesson's run stands, and what can be done about it. */
export function RunLine() {
  const { sweep, view } = useLesson();
  const resume = useApp((state) => state.resume);
  const { run } = LESSON_WORDS;
  if (view.figure === 'claim' || !sweep) return null;
  const { status, progress, plan, finished, fingerprint, error } = sweep;
  switch (status) {
    case 'finished':
      return <p className="lesson-soft">{run.done(fingerprint ?? '', plan.runs.length, progress.elapsed)}</p>;
    case 'failed':
      return (
        <p role="alert">
          <Message text={run.failed(error ?? '')} />
        </p>
      );
    case 'stopped':
    case 'paused':
      return (
        <p>
          {status === 'paused' ? run.paused : run.stopped}{' '}
          <button type="button" className="button" onClick={resume}>
            {run.resume}
          </button>
        </p>
      );
    default:
      return (
        <div className="lesson-progress">
          <p>{run.progress(finished.size, plan.runs.length, progress.secondsLeft)}</p>
          <progress
            value={progress.fraction}
            max={1}
            aria-label={run.progress(finished.size, plan.runs.length, null)}
          />
        </div>
      );
  }
}
