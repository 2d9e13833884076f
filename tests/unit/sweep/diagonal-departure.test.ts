import { describe, expect, test } from 'vitest';
import { mean, standardDeviation } from '../../../src/math/statistics.ts';
import { diagonalDeparture } from '../../../src/sweep/results/diagonal-departure.ts';

const RATES = [0.1, 0.2, 0.4];
const SIZES = [8, 16, 32];

/** A grid whose value is a function of η/B, times `factor(seed)` at the largest η. */
const grid = (factor: (seed: number) => number, seeds = 3) =>
  RATES.flatMap((learningRate) =>
    SIZES.map((batchSize) => ({
      learningRate,
      batchSize,
      values: Array.from(
        { length: seeds },
        (_, seed) => (1 + seed) * (learningRate / batchSize) ** -0.5 * (learningRate === 0.4 ? factor(seed) : 1),
      ),
    })),
  );

describe('departure of the largest η from its diagonals', () => {
  test('a function of η/B alone has none, whatever the level of each seed', () => {
    const { estimate, interval, learningRate, spreadBelow } = diagonalDeparture(
      grid(() => 1),
      'ratio',
    )!;
    expect(learningRate).toBe(0.4);
    // Rounding of log, √ and ÷ of numbers of order 1: 1e-14 is some fifty unit roundoffs.
    expect(estimate).toBeCloseTo(1, 13);
    expect(interval.low).toBeCloseTo(1, 13);
    expect(interval.high).toBeCloseTo(1, 13);
    expect(spreadBelow).toBeCloseTo(1, 13);
  });
  test('a factor at the largest η is its geometric mean, with Student’s interval of its logarithm (t₂ = 4.302653)', () => {
    const factors = [0.6, 0.7, 0.9];
    const { estimate, interval } = diagonalDeparture(
      grid((seed) => factors[seed]),
      'ratio',
    )!;
    const logs = factors.map(Math.log);
    const half = (4.302653 * standardDeviation(logs)) / Math.sqrt(3);
    expect(estimate).toBeCloseTo(Math.exp(mean(logs)), 12);
    expect(interval.low).toBeCloseTo(Math.exp(mean(logs) - half), 6);
    expect(interval.high).toBeCloseTo(Math.exp(mean(logs) + half), 6);
  });
  test('differences are of the values themselves', () => {
    const shifted = grid(() => 1).map(({ values, ...cell }) => ({
      ...cell,
      values: values.map((value) => value + (cell.learningRate === 0.4 ? 5 : 0)),
    }));
    expect(diagonalDeparture(shifted, 'difference')?.estimate).toBeCloseTo(5, 12);
  });
  test('the spread below is the largest over diagonals, of cell means', () => {
    const cells = grid(() => 1).map((cell) =>
      cell.learningRate === 0.1 && cell.batchSize === 8
        ? { ...cell, values: cell.values.map((value) => 1.2 * value) }
        : cell,
    );
    expect(diagonalDeparture(cells, 'ratio')?.spreadBelow).toBeCloseTo(1.2, 12);
  });
  test('nothing is said where no diagonal holds two cells, and no logarithm is taken of a value ≤ 0', () => {
    expect(
      diagonalDeparture(
        grid(() => 1).filter(({ batchSize }) => batchSize === 8),
        'ratio',
      ),
    ).toBeNull();
    expect(
      diagonalDeparture(
        grid(() => -1),
        'ratio',
      ),
    ).toBeNull();
    expect(
      diagonalDeparture(
        grid(() => -1),
        'difference',
      ),
    ).not.toBeNull();
  });
  test('with one replicate there is an estimate and no interval', () => {
    const { estimate, interval } = diagonalDeparture(
      grid(() => 0.5, 1),
      'ratio',
    )!;
    expect(estimate).toBeCloseTo(0.5, 12);
    expect(interval.low).toBeNaN();
  });
});
