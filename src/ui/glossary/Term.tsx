import './term.css';
import { type ReactNode, useId } from 'react';
import { createPortal } from 'react-dom';
import type { EntryId } from './entry-ids.ts';
import { glossaryLink } from './glossary-link.ts';
import { useGlossaryText } from './use-glossary-text.ts';
import { useTermPopover } from './use-term-popover.ts';
import { GLOSSARY } from './words.ts';

interface TermProps {
  readonly id: EntryId;
  /** The word or symbol as it stands in its sentence, heading or label. */
  readonly children: ReactNode;
}

/**
 * A word with a one-line explanation on hover, focus and tap, and a link to its entry in the glossary. A button, so not for the
 * inside of buttons, links and labels; and HTML, so beside an svg and not in it.
 */
export function Term({ id, children }: TermProps) {
  const { isOpen, anchor, box, place, onClick } = useTermPopover();
  const text = useGlossaryText(isOpen);
  const own = text?.entries[id];
  const meaningId = useId();
  return (
    <span className="term-place" {...place}>
      <button
        ref={anchor}
        type="button"
        className="term"
        data-term={id}
        aria-describedby={meaningId}
        aria-expanded={isOpen}
        // Mantine's dialogs leave Escape alone that comes from here.
        data-mantine-stop-propagation={isOpen}
        onClick={onClick}
      >
        {children}
      </button>
      {/* Apart from the sentence, so that it is no part of a heading's text. */}
      {createPortal(
        <span id={meaningId} hidden>
          {own?.meaning}
        </span>,
        document.body,
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, and not allowed in a heading. */}
      <span
        ref={box}
        popover="manual"
        role="group"
        // A closed one has no name: it would be that of a field beside it.
        aria-label={isOpen ? (own?.name ?? id) : undefined}
        className="term-popover"
      >
        {isOpen && (
          <>
            <span className="term-name">{own?.name}</span>
            <span className="term-meaning">{own?.meaning}</span>
            <a className="term-more" href={glossaryLink(id)} aria-label={own && `${GLOSSARY.more}: ${own.name}`}>
              {GLOSSARY.more}
            </a>
          </>
        )}
      </span>
    </span>
  );
}
