/** The document in which the page may be framed; `.ci/embed-document.ts` marks it. */
const EMBED_DOCUMENT = 'embed.html';
const isEmbedDocument = () => document.querySelector('meta[name=sgdscope-embed]') !== null;

/** How this page was opened: as itself, as an embed, in a frame where it must not be, or on the way to the embed's document. */
export type Embedding = 'page' | 'embed' | 'framed' | 'leaving';

/** Finds out, and goes to the embed's document where the address asks for an embed. */
export function embedding(): Embedding {
  const { search, hash } = window.location;
  if (isEmbedDocument()) return 'embed';
  if (new URLSearchParams(search).has('embed')) {
    window.location.replace(`${EMBED_DOCUMENT}${search}${hash}`);
    return 'leaving';
  }
  return window.self === window.top ? 'page' : 'framed';
}
