import type { ColourScheme } from '../colour-scheme.ts';
import { LANGUAGES, type Language } from '../text/languages.ts';

export const EMBED_KINDS = ['panel', 'board', 'claim', 'lesson'] as const;
export type EmbedKind = (typeof EMBED_KINDS)[number];

/** What a frame shows. */
export interface EmbedRequest {
  readonly kind: EmbedKind;
  /** Key of a panel (`panelKey`), name of an arrangement of panels, id of a claim or lesson. */
  readonly id: string;
  /** null: as the reader's browser has it. */
  readonly theme: ColourScheme | null;
  readonly language: Language | null;
  /** Whether the framing page sends the sweep of a panel or board (`receive-content.ts`); else the fragment holds it. */
  readonly isSent?: boolean;
}

const known = <T extends string>(values: readonly T[], text: string | null): T | null =>
  values.find((value) => value === text) ?? null;

/** What the query of an address asks for; null where it is nothing that can be embedded. */
export function embedRequestIn(query: string): EmbedRequest | null {
  const asked = new URLSearchParams(query);
  const kind = known(EMBED_KINDS, asked.get('embed'));
  const id = kind && asked.get(kind);
  if (!kind || !id) return null;
  return {
    kind,
    id,
    theme: known(['light', 'dark'], asked.get('theme')),
    language: known(LANGUAGES, asked.get('lang')),
    ...(asked.get('content') === 'message' && { isSent: true }),
  };
}

/** The query that asks for it. */
export function embedQuery({ kind, id, theme, language, isSent }: EmbedRequest): string {
  const query = new URLSearchParams({ embed: kind, [kind]: id });
  if (theme) query.set('theme', theme);
  if (language) query.set('lang', language);
  if (isSent) query.set('content', 'message');
  return `?${query}`;
}

/** The fragment that shows the same on the full page. `fragment`: that of the embed, a link to a board. */
export function fullPageFragment({ kind, id }: Pick<EmbedRequest, 'kind' | 'id'>, fragment: string): string {
  if (kind === 'panel' || kind === 'board') return fragment;
  return `#/${kind}s/${encodeURIComponent(id)}`;
}
