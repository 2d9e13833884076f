import { describe, expect, test } from 'vitest';
import { randomStream } from '../../../../src/math/rng.ts';
import { compareWithDigest } from '../../../../src/sweep/link/compare-digest.ts';
import { plantedDigest, plantSweeps } from '../../../support/planted-digests.ts';

const PLANTED = { cells: 16, seeds: 8, seedNoise: 0.1, engineNoise: 0.002, shift: 0 };
const compare = (planting: Partial<typeof PLANTED>, { withValues = true, i = 0 } = {}) => {
  const planted = plantSweeps(randomStream(5, 1, i), { ...PLANTED, ...planting });
  return compareWithDigest(plantedDigest(planted, withValues), planted.here);
};

describe('a sweep and the digest of the same seeds on another engine', () => {
  test('agree where runs differ little, as pairs; without the seeds it is undecided', () => {
    expect(compare({})).toEqual({ state: 'agrees', cells: [], gapMargin: expect.closeTo(0.01, 2) });
    expect(compare({}, { withValues: false }).state).toBe('undecided');
    expect(compare({ seedNoise: 0.01, seeds: 20 }, { withValues: false }).state).toBe('agrees');
  });
  test('differ where a cell is beyond its margin, and only there', () => {
    expect(compare({ shift: 0.2 })).toMatchObject({ state: 'differs', cells: [0] });
    expect(compare({ shift: 0.5, seedNoise: 0.02 }, { withValues: false })).toMatchObject({
      state: 'differs',
      cells: [0],
    });
  });
  test('are undecided near the margin, with much noise, and with one seed', () => {
    expect(compare({ shift: 0.1 })).toMatchObject({ state: 'undecided', cells: [0] });
    expect(compare({ engineNoise: 0.3 }).state).toBe('undecided');
    expect(compare({ seeds: 1, engineNoise: 0 }).state).toBe('undecided');
  });
});

describe('runs without a value', () => {
  const planted = () => plantSweeps(randomStream(5, 1, 0), PLANTED);
  const lose = (values: readonly number[], lost: number) => values.map((value, i) => (i < lost ? Number.NaN : value));
  const without = (there: number, here: number) => {
    const sweeps = planted();
    for (const quantity of ['sharpness', 'gap'] as const) {
      sweeps.there[quantity][3] = lose(sweeps.there[quantity][3], there);
      sweeps.here[quantity][3] = lose(sweeps.here[quantity][3], here);
    }
    return compareWithDigest(plantedDigest(sweeps, true), sweeps.here);
  };
  test('are the same on both sides: agrees', () => {
    expect(without(8, 8).state).toBe('agrees');
    expect(without(3, 3).state).toBe('agrees');
  });
  test('are not the same: never agrees, and differs where they are many', () => {
    expect(without(0, 1)).toMatchObject({ state: 'undecided', cells: [3] });
    expect(without(1, 0)).toMatchObject({ state: 'undecided', cells: [3] });
    expect(without(0, 8)).toMatchObject({ state: 'differs', cells: [3] });
    expect(without(8, 0)).toMatchObject({ state: 'differs', cells: [3] });
  });
});

test('rounding to three digits alone never makes a sweep differ from its own digest', () => {
  for (let i = 0; i < 20; i++) {
    const sweeps = plantSweeps(randomStream(6, 1, i), { ...PLANTED, engineNoise: 0, seeds: 2 });
    expect(compareWithDigest(plantedDigest(sweeps, true), sweeps.here).state).not.toBe('differs');
    expect(compareWithDigest(plantedDigest(sweeps, false), sweeps.here).state).not.toBe('differs');
  }
});

test('a constant shift within the margin less rounding agrees; just beyond the margin it does not', () => {
  const shifted = (by: number) => {
    const values = [[1, 1, 1]];
    const planted = {
      there: { sharpness: values, gap: [[0.5, 0.5, 0.5]] },
      here: { sharpness: [[1 + by, 1 + by, 1 + by]], gap: [[0.5, 0.5, 0.5]] },
    };
    return compareWithDigest(plantedDigest(planted, true), planted.here).state;
  };
  expect(shifted(0.09)).toBe('agrees');
  expect(shifted(0.097)).toBe('undecided'); // 1.00 may stand for 0.995 to 1.005
  expect(shifted(0.103)).toBe('undecided');
  expect(shifted(0.12)).toBe('differs');
});
