import { describe, expect, test } from 'vitest';
import { bytesText } from '../../../src/sweep/cost/cost-text.ts';
import {
  badgesOf,
  dateText,
  isNearlyFull,
  listedSweeps,
  runsText,
  storageText,
} from '../../../src/ui/library/sweep-text.ts';
import { storedSweeps } from '../../support/library-fixture.ts';

describe('a date as seen from now', () => {
  const now = new Date(2026, 2, 12, 14, 30).getTime();
  test.each([
    [now, 'just now'],
    [now - 59_000, 'just now'],
    // A clock that was set back by less than a minute.
    [now + 30_000, 'just now'],
    [now - 60_000, '1 min ago'],
    [now - 59.9 * 60_000, '59 min ago'],
    [new Date(2026, 2, 12, 9, 5).getTime(), 'today, 09:05'],
    [new Date(2026, 2, 11, 23, 59).getTime(), 'yesterday, 23:59'],
    [new Date(2026, 2, 9, 8, 0).getTime(), 'Monday, 08:00'],
    [new Date(2026, 2, 5, 8, 0).getTime(), '5 Mar'],
    [new Date(2025, 11, 31, 8, 0).getTime(), '31 Dec 2025'],
    // A clock that was set back by days.
    [new Date(2026, 2, 20, 8, 0).getTime(), '20 Mar'],
  ])('%i is %s', (then, text) => {
    expect(dateText(then, now)).toBe(text);
  });
  test('yesterday stays yesterday over a change to summer time', () => {
    for (let day = 1; day <= 365; day++) {
      const noon = new Date(2026, 0, day, 12).getTime();
      const before = new Date(2026, 0, day - 1, 12).getTime();
      expect(dateText(before, noon)).toBe('yesterday, 12:00');
    }
  });
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [9949, '9.9 kB'],
  [9950, '10 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [12_400_000, '12 MB'],
  [2.1e9, '2.1 GB'],
  [5e16, '50000 TB'],
])('%d bytes are %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});

test('runs are counted until all have ended', () => {
  expect(runsText({ runs: 128, endedRuns: 57 })).toBe('57 of 128 runs');
  expect(runsText({ runs: 128, endedRuns: 128 })).toBe('128 runs');
  expect(runsText({ runs: 1, endedRuns: 1 })).toBe('1 run');
});

test('badges say what a reader must know', () => {
  expect(storedSweeps().map(badgesOf)).toEqual([[], ['unfinished'], ['stopped'], ['mixed engines'], ['paused']]);
});

describe('storage', () => {
  const use = { usedBytes: 12_400_000, quotaBytes: 2_100_000_000, isPersisted: true };
  test('says how much, and whether it is safe', () => {
    expect(storageText(use)).toBe('12 MB of 2.1 GB used. Kept by this browser until you delete it.');
    expect(storageText({ ...use, isPersisted: false })).toMatch(/may clear it when space runs short/);
  });
  test('is nearly full from four fifths on, and where there is none at all', () => {
    expect(isNearlyFull(use)).toBe(false);
    expect(isNearlyFull({ ...use, usedBytes: 1_679_999_999 })).toBe(false);
    expect(isNearlyFull({ ...use, usedBytes: 1_680_000_000 })).toBe(true);
    expect(isNearlyFull({ ...use, usedBytes: 0, quotaBytes: 0 })).toBe(true);
  });
});

describe('the list', () => {
  const sweeps = storedSweeps();
  test('has the latest first, whatever order it is given in', () => {
    expect(listedSweeps(sweeps.toReversed(), '').map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
  test('is filtered by a part of the name in any case, or the start of the fingerprint', () => {
    const found = (typed: string) => listedSweeps(sweeps, typed).map(({ id }) => id);
    expect(found(' MOMENTUM ')).toEqual(['b']);
    expect(found('58ce')).toEqual(['c']);
    expect(found('8ce')).toEqual([]);
  });
});
