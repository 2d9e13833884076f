import { describe, expect, test } from 'vitest';
import { areAlike, areApart, diagonalAgreement } from '../../../src/sweep/results/diagonal-agreement.ts';

/** Cells of 3 η × 3 B with a value per seed. */
const cellsOf = (value: (rate: number, size: number, seed: number) => number, seeds = 3) =>
  [0.1, 0.2, 0.4].flatMap((learningRate) =>
    [8, 16, 32].map((batchSize) => ({
      learningRate,
      batchSize,
      values: Array.from({ length: seeds }, (_, seed) => value(learningRate, batchSize, seed)),
    })),
  );

describe('whether cells of equal η/B agree', () => {
  test('a function of η/B alone changes by a factor of 1 for each doubling', () => {
    const found = diagonalAgreement(cellsOf((rate, size, seed) => (1 + seed) * (rate / size) ** -0.5));
    expect(found?.perDoubling).toBeCloseTo(1, 9);
    expect(found?.spread).toBeCloseTo(1, 9);
    expect(found && areAlike(found)).toBe(true);
  });
  test('the factor is that of a doubling of η, at equal η/B, of cells below the largest η', () => {
    // 0.1 and 0.2 share 1/80 and 1/160: twice the value at the second, and what the largest η does is left out.
    const found = diagonalAgreement(cellsOf((rate) => ({ 0.1: 1, 0.2: 2, 0.4: 99 })[rate] ?? 0));
    expect(found).toMatchObject({ isBelowLargest: true, cells: 4 });
    expect(found?.perDoubling).toBeCloseTo(2, 9);
    expect(found && areApart(found)).toBe(true);
  });
  test('by hand, of two seeds: slopes 0 and log 2 make √2, and Student’s interval of them', () => {
    const found = diagonalAgreement(cellsOf((rate, _, seed) => (seed === 1 && rate > 0.1 ? 2 : 1), 2));
    expect(found?.perDoubling).toBeCloseTo(Math.SQRT2, 9);
    const half = Math.tan(0.475 * Math.PI) * (Math.log(2) / 2);
    expect(Math.log(found?.interval.high ?? 0)).toBeCloseTo(Math.log(2) / 2 + half, 6);
    expect(found && (areAlike(found) || areApart(found))).toBe(false);
  });
  test('with two η the largest is one of the two that are compared', () => {
    const two = cellsOf(() => 1).filter(({ learningRate }) => learningRate < 0.4);
    expect(diagonalAgreement(two)).toMatchObject({ isBelowLargest: false, cells: 4 });
  });
  test('of one seed nothing is shown; without diagonals, or with a value ≤ 0, there is nothing', () => {
    const single = diagonalAgreement(cellsOf(() => 1, 1));
    expect(single && (areAlike(single) || areApart(single))).toBe(false);
    expect(diagonalAgreement(cellsOf(() => 1).slice(0, 3))).toBeNull();
    expect(diagonalAgreement(cellsOf(() => 0))).toBeNull();
  });
});
