import type { EntryFacts } from './entry-facts.ts';
import { type EntryId, GLOSSARY_GROUPS, type GlossaryGroup, GROUP_IDS } from './entry-ids.ts';
import type { GlossaryText } from './glossary-text.ts';

/** Lower case, without accents: "ρ" stays, "é" is found by "e". */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export interface FoundGroup {
  readonly group: GlossaryGroup;
  readonly ids: readonly EntryId[];
}

/**
 * The entries whose name, symbol, meaning or paragraph contains every word that is typed, by group and in the order of the
 * glossary. All of them for an empty text.
 */
export function searchEntries(
  typed: string,
  { entries }: GlossaryText,
  facts: Readonly<Record<EntryId, EntryFacts>>,
): FoundGroup[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const matches = (id: EntryId) => {
    const { name, meaning, paragraph } = entries[id];
    const text = plain([name, facts[id].symbol ?? '', meaning, paragraph].join(' '));
    return words.every((word) => text.includes(word));
  };
  return GROUP_IDS.map((group) => ({ group, ids: GLOSSARY_GROUPS[group].filter(matches) })).filter(
    ({ ids }) => ids.length > 0,
  );
}
