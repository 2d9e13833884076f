import type { Claim } from '../claims/claim.ts';

/** The part of a claim's id that names its paper: "X20" of "X20-2"; the whole id for a claim on its own. */
export const paperKey = ({ id }: Pick<Claim, 'id'>) => (id.includes('-') ? id.slice(0, id.lastIndexOf('-')) : id);

export interface PaperClaims {
  readonly key: string;
  readonly cite: string;
  readonly title: string;
  readonly arxiv: string | null;
  readonly claims: readonly Claim[];
}

/** Claims grouped by paper, in order of first occurrence. */
export function groupByPaper(claims: readonly Claim[]): PaperClaims[] {
  const papers = new Map<string, [Claim, ...Claim[]]>();
  for (const claim of claims) {
    const key = paperKey(claim);
    const own = papers.get(key);
    if (own) own.push(claim);
    else papers.set(key, [claim]);
  }
  return [...papers].map(([key, own]) => {
    const { cite, title, arxiv } = own[0].source;
    return { key, cite, title, arxiv, claims: own };
  });
}
