import type { EntryId, GlossaryGroup } from './entry-ids.ts';

/** The words of one entry. */
export interface EntryText {
  /** As a heading. */
  readonly name: string;
  /** What it is, in one line of at most 120 characters. */
  readonly meaning: string;
  /** What it is good for, and how it is to be read, in a few sentences. */
  readonly paragraph: string;
  /** What its picture shows, where there is one. */
  readonly picture?: string;
}

/** The entries of the glossary in one language. Symbols, formulas and sources are the same in every language. */
export interface GlossaryText {
  readonly groups: Readonly<Record<GlossaryGroup, string>>;
  readonly entries: Readonly<Record<EntryId, EntryText>>;
}

/** Words of some entries, checked to be all of them where they are joined. */
export type EntryTexts<Ids extends EntryId = EntryId> = Readonly<Record<Ids, EntryText>>;

/** The entries of some groups. */
export type IdsOf<Groups extends GlossaryGroup> = typeof import('./entry-ids.ts').GLOSSARY_GROUPS[Groups][number];
