// How many tests of `npm test` passed, failed and were skipped, for what counts its own with them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export const COUNTS = 'tests/.out/counts.json';

export const writeCounts = (counts) => writeFileSync(COUNTS, JSON.stringify(counts));

/** The counts in a file; null where there is none, as after tests that were interrupted. */
export const readCounts = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null);
