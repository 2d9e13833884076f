import type { ReactNode } from 'react';
import { minutesOf } from '../../lessons/lesson.ts';
import { ENTRY_IDS, type EntryId } from '../glossary/entry-ids.ts';
import { glossaryLink } from '../glossary/glossary-link.ts';
import { useGlossaryText } from '../glossary/use-glossary-text.ts';
import { useLanguage } from '../text/languages.ts';
import { lessonSheetLink } from './lesson-link.ts';
import { useLesson } from './lesson-state.tsx';
import { LESSON_WORDS } from './words.ts';

/** The entry of the glossary that a section is about. */
function MarginTerm({ id }: { readonly id: EntryId }) {
  const own = useGlossaryText(true)?.entries[id];
  if (!own) return null;
  return (
    <aside className="lesson-term" aria-label={own.name}>
      <p className="lesson-term-name">{own.name}</p>
      <p>{own.meaning}</p>
      <p>
        <a href={glossaryLink(id)}>{LESSON_WORDS.glossary}</a>
      </p>
    </aside>
  );
}

const isEntry = (id: string | null): id is EntryId => (ENTRY_IDS as readonly string[]).includes(id ?? '');

interface LessonContentsProps {
  readonly visited: readonly string[];
  readonly open: (section: string) => void;
  readonly actions: ReactNode;
}

/** The sections of the lesson, those read so far, and what its word in the margin means. */
export function LessonContents({ visited, open, actions }: LessonContentsProps) {
  const { lesson, section } = useLesson();
  return (
    <div className="lesson-side">
      <p className="lesson-side-head">
        <span lang="en">{lesson.title}</span> · {LESSON_WORDS.minutes(minutesOf(lesson))}
      </p>
      <nav aria-label={LESSON_WORDS.contents}>
        <ol className="lesson-contents">
          {lesson.sections.map(({ id, title }) => (
            <li key={id} data-visited={visited.includes(id)}>
              <button
                type="button"
                aria-current={id === section.id ? 'step' : undefined}
                onClick={() => open(id)}
                lang="en"
              >
                {title}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <p className="lesson-sheet-link">
        <a href={lessonSheetLink(lesson.id)}>{LESSON_WORDS.sheet.name}</a>
      </p>
      {actions}
      <div lang={useLanguage()}>{isEntry(section.term) && <MarginTerm id={section.term} />}</div>
    </div>
  );
}
