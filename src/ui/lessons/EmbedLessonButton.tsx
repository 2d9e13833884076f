import { lazy, useState } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import { EMBED } from '../embed/words.ts';
import { LazyPart } from '../shell/LazyPart.tsx';

const EmbedDialog = lazy(() => import('../embed/EmbedDialog.tsx'));

/** Gives the HTML that shows a lesson on another page. */
export function EmbedLessonButton({ lesson: { id, title } }: { readonly lesson: Lesson }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className="quiet-button lesson-embed" onClick={() => setIsOpen(true)}>
        {EMBED.dialog.menu}
      </button>
      {isOpen && (
        <LazyPart>
          <EmbedDialog kind="lesson" id={id} title={title} onClose={() => setIsOpen(false)} />
        </LazyPart>
      )}
    </>
  );
}
