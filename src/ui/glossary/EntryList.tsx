import { ENTRY_FACTS } from './facts/facts.ts';
import { glossaryLink } from './glossary-link.ts';
import type { GlossaryText } from './glossary-text.ts';
import { SymbolText } from './SymbolText.tsx';
import type { FoundGroup } from './search-entries.ts';
import { GLOSSARY } from './words.ts';

interface EntryListProps {
  readonly text: GlossaryText;
  readonly found: readonly FoundGroup[];
  /** The entry that is open. */
  readonly open: string | null;
  /** Names alone, without meanings. */
  readonly isShort: boolean;
}

/** Links to entries by group: each with its symbol and its meaning, or by name. */
export function EntryList({ text: { groups, entries }, found, open, isShort }: EntryListProps) {
  return (
    <nav className="glossary-list" aria-label={GLOSSARY.contents}>
      {found.map(({ group, ids }) => (
        <section key={group} aria-labelledby={`glossary-${group}`}>
          <h2 id={`glossary-${group}`}>{groups[group]}</h2>
          <ul>
            {ids.map((id) => (
              <li key={id}>
                <a
                  className="glossary-link glossary-name"
                  href={glossaryLink(id)}
                  aria-current={id === open ? 'page' : undefined}
                >
                  {entries[id].name}
                </a>
                {!isShort && (
                  <>
                    {ENTRY_FACTS[id].symbol && <SymbolText symbol={ENTRY_FACTS[id].symbol} />}
                    <p>{entries[id].meaning}</p>
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
