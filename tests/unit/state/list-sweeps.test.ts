import { describe, expect, test } from 'vitest';
import type { StoredSweepRow } from '../../../src/library/library-database.ts';
import { shownSweeps, storedFor, supersededBy } from '../../../src/state/list-sweeps.ts';
import { bytesToCome, spaceWarning } from '../../../src/state/watch-storage.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { FIXTURE_SPEC } from '../../support/board-fixture.ts';

const spec = parseSweepSpec(FIXTURE_SPEC);
const row = (id: string, change: Partial<StoredSweepRow> = {}): StoredSweepRow => ({
  id,
  name: id,
  isKept: false,
  created: 1,
  changed: 1,
  deleted: 0,
  spec,
  engine: { kind: 'simd', device: 'this one', unitRoundoff: 2 ** -24 },
  status: 'finished',
  isPaused: false,
  fingerprint: null,
  runs: 2,
  endedRuns: 2,
  fraction: 1,
  seconds: 1,
  switches: [],
  milliseconds: null,
  thumbnail: null,
  sequence: 1,
  sampleBytes: 10,
  stateBytes: 5,
  holder: '',
  ...change,
});
const webgl = { kind: 'webgl', device: 'a GPU', unitRoundoff: 2 ** -24 } as const;
const switches = [{ run: 0, step: 3, engine: 'simd' as const }];

test('the list holds what has not been deleted, most recently changed first', () => {
  const shown = shownSweeps([row('a'), row('b', { deleted: 7 }), row('c', { changed: 2, switches })]);
  expect(shown.map(({ id, isMixed, bytes }) => [id, isMixed, bytes])).toEqual([
    ['c', true, 15],
    ['a', false, 15],
  ]);
});

describe('a later equal sweep', () => {
  const latest = row('z', { created: 2, changed: 2 });
  const others = [
    row('equal'),
    row('named', { isKept: true }),
    row('mixed', { switches }),
    row('elsewhere', { engine: webgl }),
    row('deleted', { deleted: 1 }),
    row('later', { created: 3 }),
    row('another', { spec: { ...spec, sampling: 'withReplacement' } }),
    row('labelled', { spec: { ...spec, name: 'another label' } }),
  ];
  test('replaces those that give the same results and were not named', () => {
    expect(supersededBy([...others, latest], latest).map(({ id }) => id)).toEqual(['equal', 'labelled']);
  });
  test('that was stopped replaces only what is not further', () => {
    const stopped = row('z', { created: 2, status: 'stopped', fraction: 0.5 });
    const shorter = row('shorter', { status: 'stopped', fraction: 0.4 });
    const longer = row('longer', { status: 'unfinished', fraction: 0.6 });
    expect(supersededBy([row('finished'), shorter, longer], stopped)).toEqual([shorter]);
  });
  test('that is mixed replaces nothing', () => {
    expect(supersededBy(others, { ...latest, switches })).toEqual([]);
  });
});

test('a link takes the most advanced sweep of its spec on the engine asked for, never a mixed one', () => {
  const rows = [
    row('half', { fraction: 0.5 }),
    row('whole'),
    row('gpu', { engine: webgl }),
    row('mixed', { switches }),
  ];
  expect(storedFor(rows, { ...spec, name: 'other' }, 'simd')?.id).toBe('whole');
  expect(storedFor(rows, spec, 'webgl')?.id).toBe('gpu');
  expect(storedFor(rows, spec, 'tfjs-cpu')).toBeUndefined();
  expect(storedFor(rows, { ...spec, sampling: 'withReplacement' }, 'auto')).toBeUndefined();
});

test('the user is told before storage is full: by what the sweep will need, and from nine tenths on', () => {
  const half = { status: 'unfinished', fraction: 0.5, sampleBytes: 4e6 } as const;
  expect(bytesToCome(half)).toBe(4e6);
  expect(bytesToCome({ ...half, status: 'finished' })).toBe(0);
  expect(spaceWarning({ usedBytes: 50e6, quotaBytes: 100e6 }, 4e6)).toBeNull();
  expect(spaceWarning({ usedBytes: 97e6, quotaBytes: 100e6 }, 4e6)).toMatch(/will need 4 MB more/);
  expect(spaceWarning({ usedBytes: 91e6, quotaBytes: 100e6 }, 0)).toMatch(/100 MB, of which 91 MB are used/);
});
