import { readFileSync } from 'node:fs';

/** Verdict of the evidence that comes with the page, as the file of the claim names it. */
export const verdictShippedOf = (id: string): string =>
  JSON.parse(readFileSync(new URL(`../../public/evidence/${id}.json`, import.meta.url), 'utf8')).verdict;
