import { describe, expect, test } from 'vitest';
import { isInside } from '../../../src/ui/charts/use-brush.ts';
import { boardGrid, GUTTER, slotOf } from '../../../src/ui/workbench/board-grid.ts';
import { shareOfTime, timeAtShare } from '../../../src/ui/workbench/play-time.ts';

describe('the time of the play bar', () => {
  test.each(['log', 'linear'] as const)('%s: a share and its time are inverse, at both ends and between', (scale) => {
    const range = [0.1, 169] as const;
    expect(timeAtShare(0, range, scale)).toBeCloseTo(0.1, 12);
    expect(timeAtShare(1, range, scale)).toBeCloseTo(169, 9);
    for (const share of [0, 0.2, 0.77, 1])
      expect(shareOfTime(timeAtShare(share, range, scale), range, scale)).toBeCloseTo(share, 12);
    expect([shareOfTime(0.01, range, scale), shareOfTime(1e9, range, scale)]).toEqual([0, 1]);
  });
  test('half way is the geometric mean on a log axis', () => expect(timeAtShare(0.5, [1, 100], 'log')).toBeCloseTo(10));
});

describe('the grid of the board', () => {
  test('has three columns where there is room, and two rows on the screen', () => {
    const at = (width: number, height: number, scrolls = false) => boardGrid({ width, height }, { scrolls });
    expect(at(1392, 624)).toEqual({ columns: 3, rowHeight: (624 - GUTTER) / 2 });
    expect([358, 700, 4000].map((width) => at(width, 300).columns)).toEqual([1, 2, 3]);
    expect(at(1392, 200).rowHeight).toBeGreaterThan(200);
  });
  test('rows of a page that scrolls do not depend on the height that they make', () => {
    const heights = [300, 3000, 30_000].map((height) => boardGrid({ width: 780, height }, { scrolls: true }).rowHeight);
    expect(new Set(heights).size).toBe(1);
  });
  test('a panel takes no more columns than there are', () =>
    expect(slotOf({ kind: 'gap', columns: 3, rows: 2 }, 2)).toEqual({ columns: 2, rows: 2 }));
});

test('a brush holds what lies in it, its edges too', () => {
  const box = { left: 10, right: 20, top: 5, bottom: 15 };
  expect(isInside(box, { x: 10, y: 15 })).toBe(true);
  expect(isInside(box, { x: 9.9, y: 10 })).toBe(false);
  expect(isInside(box, { x: 15, y: 15.1 })).toBe(false);
});
