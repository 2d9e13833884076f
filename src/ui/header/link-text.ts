import { formatCount } from '../charts/format.ts';

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
  if (isMixed)
    return 'The link holds the settings alone: this sweep ran on more than one engine, so its results are not reproducible.';
  if (hasSweep)
    return 'The link holds the settings alone: the sweep has not finished, so there are no results yet to compare with.';
  return 'The link holds the settings alone: no sweep has been run yet.';
}

/** Why there is no link. */
export const tooLongText = (characters: number): string =>
  `A link to this board would have ${formatCount(characters)} characters, more than programs that pass links on keep. ` +
  'Save the sweep as a file instead; whoever opens that file here sees the same board.';
