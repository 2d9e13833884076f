import type { LibraryState, StoredSweep } from '../../src/state/library-state.ts';

const DAY = 86_400_000;
const hash = (start: string) => start.padEnd(64, '0123456789abcdef');

/** λ₁ falling with η/B, made up; NaN below `until` cells. */
const thumbnail = (columns: number, rows: number, until = columns * rows) => ({
  columns,
  rows,
  values: Array.from({ length: columns * rows }, (_, i) =>
    i < until ? 1.1 * 0.6 ** (i % columns) * 1.5 ** Math.floor(i / columns) : Number.NaN,
  ),
});

const base: Omit<StoredSweep, 'id' | 'name'> = {
  created: 0,
  changed: 0,
  runs: 128,
  endedRuns: 128,
  status: 'finished',
  isPaused: false,
  fingerprint: hash('e4a071db'),
  engine: 'simd',
  isMixed: false,
  bytes: 1_240_000,
  thumbnail: thumbnail(4, 4),
};

/** Sweeps in every state, as they were changed before `now`. */
export const storedSweeps = (now = Date.now()): StoredSweep[] => [
  { ...base, id: 'a', name: 'The first sweep', changed: now - 20_000 },
  {
    ...base,
    id: 'b',
    name: 'Momentum 0.9',
    changed: now - 13 * 60_000,
    endedRuns: 57,
    status: 'unfinished',
    fingerprint: null,
    thumbnail: thumbnail(6, 6, 20),
  },
  {
    ...base,
    id: 'c',
    name: 'mine.csv, squared error, sixteen batch sizes and a name that is long enough for two lines',
    changed: now - DAY,
    status: 'stopped',
    endedRuns: 102,
    fingerprint: hash('58ce772a'),
    bytes: 18_300_000,
    thumbnail: thumbnail(3, 16),
  },
  {
    ...base,
    id: 'd',
    name: 'Edge of stability',
    changed: now - 3 * DAY,
    engine: 'webgl',
    isMixed: true,
    fingerprint: hash('a91f03d7'),
    thumbnail: thumbnail(7, 1),
  },
  {
    ...base,
    id: 'e',
    name: '<b onmouseover=alert(1)>η/B</b>',
    changed: now - 400 * DAY,
    endedRuns: 12,
    status: 'unfinished',
    isPaused: true,
    fingerprint: null,
    thumbnail: null,
  },
];

/** Many sweeps, the latest first. */
export const manySweeps = (count: number, now = Date.now()): StoredSweep[] =>
  Array.from({ length: count }, (_, i) => ({
    ...base,
    id: `many-${i}`,
    name: `Sweep ${count - i}`,
    changed: now - i * 3_000_000,
    bytes: 100_000 * (1 + ((i * 7) % 11)),
    thumbnail: thumbnail(2 + (i % 5), 2 + (i % 4)),
  }));

/** The library's part of the state, with these sweeps. */
export const libraryWith = (sweeps: readonly StoredSweep[] = storedSweeps()): Partial<LibraryState> => ({
  library: 'ready',
  storedSweeps: sweeps,
  openedSweep: sweeps[0]?.id ?? null,
  storageUse: { usedBytes: 12_400_000, quotaBytes: 2_100_000_000, isPersisted: true },
});
