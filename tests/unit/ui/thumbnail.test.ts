import { expect, test } from 'vitest';
import { thumbnailCells } from '../../../src/ui/library/thumbnail.ts';

test('η goes to the right and B upwards, as on the map; colours by log λ₁', () => {
  const cells = thumbnailCells({ columns: 2, rows: 2, values: [1, 10, 100, Number.NaN] }, 32);
  expect(cells.map(({ x, y }) => [x, y])).toEqual([
    [0, 16],
    [16, 16],
    [0, 0],
    [16, 0],
  ]);
  expect(cells.map(({ t }) => t)).toEqual([0, expect.closeTo(0.5, 12), 1, null]);
});

test('a grid that is not square is centred, and all of it is inside', () => {
  for (const [columns, rows] of [
    [1, 1],
    [7, 1],
    [3, 16],
    [64, 64],
  ]) {
    const cells = thumbnailCells({ columns, rows, values: Array(columns * rows).fill(1) }, 56);
    const left = Math.min(...cells.map(({ x }) => x));
    const right = Math.max(...cells.map(({ x, side }) => x + side));
    const top = Math.min(...cells.map(({ y }) => y));
    const bottom = Math.max(...cells.map(({ y, side }) => y + side));
    expect(left).toBeGreaterThanOrEqual(-1e-9);
    expect(top).toBeGreaterThanOrEqual(-1e-9);
    // A gap of at most one pixel after the last cell.
    expect(56 - right - left).toBeGreaterThanOrEqual(-1e-9);
    expect(56 - right - left).toBeLessThanOrEqual(1 + 1e-9);
    expect(56 - bottom - top).toBeLessThanOrEqual(1 + 1e-9);
  }
});

test('values that are no λ₁ are missing; a single one is in the middle of the scale', () => {
  const ts = (values: number[]) => thumbnailCells({ columns: values.length, rows: 1, values }, 56).map(({ t }) => t);
  expect(ts([Number.NaN, Number.POSITIVE_INFINITY, -1, 0])).toEqual([null, null, null, null]);
  expect(ts([3, Number.NaN])).toEqual([0.5, null]);
});
