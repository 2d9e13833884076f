import { readFileSync } from 'node:fs';

/** A link of each version, as it was made: 1 of the small example, 2 to 4 of a finished first sweep, on WebAssembly SIMD. */
export const linkFixture = (version: 1 | 2 | 3 | 4): string =>
  readFileSync(new URL(`./version-${version}.txt`, import.meta.url), 'utf8').trim();
