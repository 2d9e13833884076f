import './instructor-sheet.css';
import { PAPERS } from '../../claims/papers.ts';
import { isPrediction, type Lesson, minutesOf } from '../../lessons/lesson.ts';
import { lessonGridOf } from '../../lessons/lesson-grid.ts';
import { pageLink } from '../public-address.ts';
import { InlineText } from './InlineText.tsx';
import { useShippedEvidence } from './LessonReader.tsx';
import { lessonLink } from './lesson-link.ts';
import { LessonProvider, type LessonState } from './lesson-state.tsx';
import { RunLine, StartRun } from './RunLine.tsx';
import { useLessonRun } from './use-lesson-run.ts';
import { LESSON_WORDS } from './words.ts';

function Timing({ lesson }: { readonly lesson: Lesson }) {
  const { minutes, sheet } = LESSON_WORDS;
  return (
    <table className="sheet-timing">
      <tbody>
        {lesson.sections.map((section) => (
          <tr key={section.id}>
            <th scope="row">
              <span lang="en">{section.title}</span>
              {section.blocks.some(isPrediction) && `, ${sheet.predicts}`}
            </th>
            <td>{minutes(section.minutes)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{sheet.total}</th>
          <td>{minutes(minutesOf(lesson))}</td>
        </tr>
      </tbody>
    </table>
  );
}

function SheetText({ lesson }: { readonly lesson: Lesson }) {
  const { sheet } = LESSON_WORDS;
  const { aim, questions, pitfalls } = lesson.sheet;
  const { runs } = lessonGridOf(lesson.spec);
  return (
    <>
      <h2>{sheet.aim}</h2>
      <div lang="en">
        {aim.map(({ children }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a sheet never change their order.
          <p key={i}>
            <InlineText parts={children} />
          </p>
        ))}
      </div>
      <h2>{sheet.timing}</h2>
      <Timing lesson={lesson} />
      <p>{sheet.run(runs)}</p>
      <h2>{sheet.questions}</h2>
      <dl lang="en">
        {questions.map(({ question, answer }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the questions of a sheet never change their order.
          <div key={i}>
            <dt>
              <InlineText parts={question} />
            </dt>
            <dd>
              <InlineText parts={answer} />
            </dd>
          </div>
        ))}
      </dl>
      <h2>{sheet.pitfalls}</h2>
      <ul lang="en">
        {pitfalls.map((pitfall, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the items of a sheet never change their order.
          <li key={i}>
            <InlineText parts={pitfall} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The instructor's page of a lesson, on one printed page. */
export function InstructorSheetView({ lesson }: { readonly lesson: Lesson }) {
  const sweep = useLessonRun(lesson.spec);
  const evidence = useShippedEvidence();
  const [section] = lesson.sections;
  if (!section) return null;
  const nothing = () => {};
  const state: LessonState = {
    ...sweep,
    ...{ lesson, section, view: section.view, setView: nothing, answers: {}, answer: nothing, evidence },
    draw: { block: null, drawing: null, isOpen: false, setDrawing: nothing },
  };
  const { sheet } = LESSON_WORDS;
  return (
    <LessonProvider value={state}>
      <article className="sheet">
        <p className="sheet-tools">
          <a href={lessonLink(lesson.id)}>{sheet.back}</a>
          <button type="button" className="button" onClick={() => window.print()}>
            {sheet.print}
          </button>
        </p>
        <h1>
          <span className="sheet-kind">{sheet.name}</span> <span lang="en">{lesson.title}</span>
        </h1>
        <p className="sheet-source">
          {lesson.paper && (
            <span lang="en">
              {PAPERS[lesson.paper].cite}, <cite>{PAPERS[lesson.paper].title}</cite>.{' '}
            </span>
          )}
          {sheet.link} <span className="sheet-address">{pageLink(lessonLink(lesson.id))}</span>
        </p>
        {sweep.run === null && (
          <div className="sheet-run">
            <p>{sheet.pending}</p>
            {sweep.sweep ? <RunLine /> : <StartRun />}
          </div>
        )}
        <SheetText lesson={lesson} />
      </article>
    </LessonProvider>
  );
}
