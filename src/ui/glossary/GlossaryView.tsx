import './glossary.css';
import { type ChangeEvent, use, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useLanguage } from '../text/languages.ts';
import { Entry } from './Entry.tsx';
import { EntryList } from './EntryList.tsx';
import { ENTRY_IDS, type EntryId } from './entry-ids.ts';
import { ENTRY_FACTS } from './facts/facts.ts';
import { GLOSSARY_LINK } from './glossary-link.ts';
import { loadGlossaryText } from './load-text.ts';
import { searchEntries } from './search-entries.ts';
import { GLOSSARY } from './words.ts';

interface SearchProps {
  readonly typed: string;
  readonly count: number;
  readonly onType: (typed: string) => void;
}

function Search({ typed, count, onType }: SearchProps) {
  return (
    <search className="glossary-search">
      <input
        type="search"
        aria-label={GLOSSARY.search}
        placeholder={GLOSSARY.search}
        value={typed}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onType(event.currentTarget.value)}
      />
      <p role="status">{count === 0 ? GLOSSARY.nothing : GLOSSARY.found(count)}</p>
    </search>
  );
}

/** Scrolls the list of names to the one that is open, where the list scrolls by itself. */
function showOpen(index: HTMLElement): void {
  const link = index.querySelector('[aria-current]');
  const list = link?.closest('nav');
  if (!link || !list) return;
  const [box, own] = [list.getBoundingClientRect(), link.getBoundingClientRect()];
  list.scrollTop += own.top - box.top - box.height / 2;
}

const isEntry = (id: string): id is EntryId => (ENTRY_IDS as readonly string[]).includes(id);

/** An entry beside the list of all, or that list alone. A word that is typed filters it. */
export default function GlossaryView({ id }: { readonly id: string | null }) {
  const text = use(loadGlossaryText(useLanguage()));
  const [typed, setTyped] = useState('');
  const sought = useDeferredValue(typed);
  const found = useMemo(() => searchEntries(sought, text, ENTRY_FACTS), [sought, text]);
  const count = found.reduce((sum, { ids }) => sum + ids.length, 0);
  const article = useRef<HTMLElement>(null);
  const index = useRef<HTMLDivElement>(null);
  // An entry opens at its top, and the keyboard goes on from there.
  useEffect(() => {
    window.scrollTo(0, 0);
    if (id === null) return;
    article.current?.focus({ preventScroll: true });
    if (index.current) showOpen(index.current);
  }, [id]);
  return (
    <main id="main" tabIndex={-1} className={id === null ? 'glossary' : 'glossary glossary-open'}>
      {id !== null && (
        <article ref={article} tabIndex={-1} className="glossary-article">
          <p>
            <a className="glossary-link" href={GLOSSARY_LINK}>
              {GLOSSARY.all}
            </a>
          </p>
          {isEntry(id) ? <Entry id={id} text={text} /> : <h1>{GLOSSARY.unknown(id)}</h1>}
        </article>
      )}
      <div ref={index} className="glossary-index">
        {id === null && (
          <>
            <h1>{GLOSSARY.title}</h1>
            <p className="glossary-lead">{GLOSSARY.lead}</p>
          </>
        )}
        <Search typed={typed} count={count} onType={setTyped} />
        <EntryList text={text} found={found} open={id} isShort={id !== null} />
      </div>
    </main>
  );
}
