import { type EntryId, GLOSSARY_GROUPS, GROUP_IDS } from './entry-ids.ts';
import { ENTRY_FACTS } from './facts/facts.ts';
import { glossaryLink } from './glossary-link.ts';
import type { GlossaryText } from './glossary-text.ts';
import { Formula } from './math/Formula.tsx';
import { Picture } from './pictures/Picture.tsx';
import { SymbolText } from './SymbolText.tsx';
import { SOURCES, type SourceId } from './sources.ts';
import { GLOSSARY } from './words.ts';

function Source({ id }: { readonly id: SourceId }) {
  const { cite, title, link } = SOURCES[id];
  return (
    <li lang="en">
      {cite}, {link === null ? <cite>{title}</cite> : <a href={link}>{title}</a>}
    </li>
  );
}

const groupOf = (id: EntryId) => GROUP_IDS.find((group) => (GLOSSARY_GROUPS[group] as readonly EntryId[]).includes(id));

/** All that the glossary has on one term. */
export function Entry({ id, text }: { readonly id: EntryId; readonly text: GlossaryText }) {
  const { name, meaning, paragraph, picture: summary } = text.entries[id];
  const { symbol, formulas = [], picture, sources = [], related } = ENTRY_FACTS[id];
  const group = groupOf(id);
  return (
    <>
      {group && <p className="glossary-group">{text.groups[group]}</p>}
      <h1>
        {name} {symbol && <SymbolText symbol={symbol} />}
      </h1>
      <p className="glossary-meaning">{meaning}</p>
      {formulas.length > 0 && (
        <div className="glossary-formulas">
          {formulas.map((formula, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the formulas of an entry never change their order.
            <Formula key={i} formula={formula} />
          ))}
        </div>
      )}
      <p>{paragraph}</p>
      {picture && summary && <Picture id={picture} summary={summary} />}
      <h2>{GLOSSARY.related}</h2>
      <ul className="glossary-related">
        {related.map((other) => (
          <li key={other}>
            <a className="glossary-link" href={glossaryLink(other)}>
              {text.entries[other].name}
            </a>
          </li>
        ))}
      </ul>
      {sources.length > 0 && (
        <>
          <h2>{GLOSSARY.sources}</h2>
          <ul className="glossary-sources">
            {sources.map((source) => (
              <Source key={source} id={source} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
