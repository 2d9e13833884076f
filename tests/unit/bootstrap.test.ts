import { describe, expect, test } from 'vitest';
import { bootstrapWithinStrata } from '../../src/math/bootstrap.ts';
import { spearman } from '../../src/math/ranks.ts';
import { PURPOSE, randomStream } from '../../src/math/rng.ts';
import { studentTail } from '../../src/math/special-functions.ts';
import { mean } from '../../src/math/statistics.ts';

const meanOfCells = (cells: readonly (readonly number[])[]) => mean(cells.map(mean));

describe('bootstrapWithinStrata', () => {
  test('is a function of the data and the resampling seed', () => {
    const cells = [
      [1, 2, 3],
      [4, 6, 9],
    ];
    const interval = bootstrapWithinStrata(cells, meanOfCells, { resamplingSeed: 0 });
    expect(bootstrapWithinStrata(cells, meanOfCells, { resamplingSeed: 0 })).toEqual(interval);
    expect(bootstrapWithinStrata(cells, (c) => meanOfCells(c) + 1e-9, { resamplingSeed: 1 })).not.toEqual(interval);
    expect(interval.estimate).toBe(meanOfCells(cells));
    expect(interval.low).toBeLessThan(interval.estimate);
    expect(interval.high).toBeGreaterThan(interval.estimate);
  });

  test('keeps the cells: values never change cell and sizes never change', () => {
    const cells = [[1, 2], [10, 20, 30], [100]];
    bootstrapWithinStrata(
      cells,
      (resampled) => {
        expect(resampled.map((cell) => cell.length)).toEqual([2, 3, 1]);
        resampled.forEach((cell, c) => {
          for (const value of cell) expect(cells[c]).toContain(value);
        });
        return 0;
      },
      { resamplingSeed: 2, resamples: 50 },
    );
  });

  test('every pair of a cell of two is drawn as often as it should be: ¼, ½, ¼ of 4000 (4 standard errors)', () => {
    const sums = [0, 0, 0];
    bootstrapWithinStrata([[0, 1]], ([cell]) => sums[cell[0] + cell[1]]++, { resamplingSeed: 3, resamples: 4000 });
    sums[0]--; // the estimate itself: 0 + 1, counted once
    [0.25, 0.5, 0.25].forEach((p, i) => {
      expect(Math.abs(sums[i] / 4000 - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 4000) + 1 / 4000);
    });
  });

  test('covers the mean of 20 normals as often as theory says (400 trials, 4 standard errors)', () => {
    // The percentile interval is x̄ ± z·√(19/20)·s/√20 in the limit of resamples: coverage 1 − 2·P(T₁₉ > z·√(19/20)).
    const expected = 1 - 2 * studentTail(1.959963984540054 * Math.sqrt(19 / 20), 19);
    let covered = 0;
    for (let trial = 0; trial < 400; trial++) {
      const stream = randomStream(11, PURPOSE.inputNoise, trial);
      const cell = Array.from({ length: 20 }, () => stream.normal());
      const { low, high } = bootstrapWithinStrata([cell], meanOfCells, { resamplingSeed: trial, resamples: 400 });
      if (low <= 0 && 0 <= high) covered++;
    }
    // Noise of the two ends (s.d. 0.18 of the statistic's at 400 resamples) costs less than 0.01 of coverage.
    const bound = 4 * Math.sqrt((expected * (1 - expected)) / 400) + 0.01;
    expect(Math.abs(covered / 400 - expected)).toBeLessThan(bound);
  });

  test('options that make no sense are refused', () => {
    expect(() => bootstrapWithinStrata([[1]], meanOfCells, { resamplingSeed: -1 })).toThrow('seed must be an integer');
    expect(() => bootstrapWithinStrata([[1]], meanOfCells, { resamplingSeed: 0, level: 1 })).toThrow(
      'bootstrap: level must be in (0, 1), got 1',
    );
    expect(() => bootstrapWithinStrata([[1]], meanOfCells, { resamplingSeed: 0, resamples: 0 })).toThrow(
      'bootstrap: resamples must be an integer ≥ 1, got 0',
    );
  });
});

describe('one stratum of clusters', () => {
  test('is wider than over seeds where the cells differ more than the seeds', () => {
    const cells = [0, 5, 9, 14].map((centre) => [centre, centre + 0.1, centre - 0.1]);
    const overCells = bootstrapWithinStrata([cells], ([drawn]) => meanOfCells(drawn), { resamplingSeed: 1 });
    const overSeeds = bootstrapWithinStrata(cells, meanOfCells, { resamplingSeed: 1 });
    expect(overCells.high - overCells.low).toBeGreaterThan(20 * (overSeeds.high - overSeeds.low));
  });

  test('leaves out and counts resamples without a correlation', () => {
    // three cells: all equal with probability 3/27, and then ρ of a constant is not defined
    const cells = [
      { x: 1, y: 1 },
      { x: 2, y: 3 },
      { x: 3, y: 2 },
    ];
    const rho = (points: readonly { x: number; y: number }[]) =>
      spearman(
        points.map(({ x }) => x),
        points.map(({ y }) => y),
      );
    const interval = bootstrapWithinStrata([cells], ([drawn]) => rho(drawn), { resamplingSeed: 4, resamples: 2000 });
    expect(interval.estimate).toBeCloseTo(0.5, 15);
    expect([interval.low, interval.high].map((end) => Math.round(end * 1e9) / 1e9)).toEqual([-1, 1]);
    const p = 1 / 9;
    expect(Math.abs(interval.undefinedResamples / 2000 - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 2000));
  });
});
