import { PAPERS } from '../../claims/papers.ts';
import { minutesOf } from '../../lessons/lesson.ts';
import { LESSONS } from '../../lessons/registry.ts';
import { readProgress } from './kept-progress.ts';
import { lessonLink, lessonSheetLink } from './lesson-link.ts';
import { LESSON_WORDS } from './words.ts';

/** Every lesson, with how much of it has been read here. */
export function LessonList() {
  return (
    <div className="lesson-list">
      <h1>{LESSON_WORDS.title}</h1>
      <p className="lesson-list-lead">{LESSON_WORDS.lead}</p>
      <ol>
        {LESSONS.map((lesson) => {
          const { id, title, summary, paper, sections } = lesson;
          const read = readProgress(id).visited.length;
          return (
            <li key={id}>
              <h2 lang="en">
                <a href={lessonLink(id)}>{title}</a>
              </h2>
              <p lang="en">{summary}</p>
              <p className="lesson-soft">
                {LESSON_WORDS.minutes(minutesOf(lesson))}
                {paper && <span lang="en"> · {PAPERS[paper].cite}</span>}
                {read > 0 && ` · ${LESSON_WORDS.visited(read, sections.length)}`} ·{' '}
                <a href={lessonSheetLink(id)} aria-label={LESSON_WORDS.sheet.of(title)}>
                  {LESSON_WORDS.sheet.name}
                </a>
              </p>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
