import { HEADER } from './words.ts';

/** What a copied link does not promise, and why; null where it promises everything. */
export function linkCaveat({
  holdsResults,
  isMixed,
  hasSweep,
}: {
  readonly holdsResults: boolean;
  readonly isMixed: boolean;
  readonly hasSweep: boolean;
}): string | null {
  if (holdsResults) return null;
  if (isMixed) return HEADER.link.mixed;
  return hasSweep ? HEADER.link.unfinished : HEADER.link.noSweep;
}
