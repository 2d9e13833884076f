import type { EntryId } from './entry-ids.ts';
import type { MathNode } from './math/math-node.ts';
import type { PictureId } from './picture-ids.ts';
import type { SourceId } from './sources.ts';

/** What an entry has beside its words, the same in every language. */
export interface EntryFacts {
  /** As on axes and in menus. */
  readonly symbol?: string;
  /** Each on a line of its own. */
  readonly formulas?: readonly MathNode[];
  readonly picture?: PictureId;
  /** Where it comes from; absent for words of this program. */
  readonly sources?: readonly SourceId[];
  readonly related: readonly EntryId[];
}

export type FactsOf<Ids extends EntryId> = Readonly<Record<Ids, EntryFacts>>;
