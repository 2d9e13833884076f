import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRINT_TOLERANCE, polyline, type Segment, type Spot, simplified } from '../../../../src/figure/print/path.ts';
import { svgPath } from '../../../../src/figure/print/svg-file.ts';
import { RUNS } from '../../../support/runs.ts';

/** Distance of a point from a polyline, by its definition. */
function distanceTo(points: readonly Spot[], { x, y }: Spot): number {
  return Math.min(
    ...points.slice(1).map((b, i) => {
      const a = points[i] as Spot;
      const square = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
      const t =
        square === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / square));
      return Math.hypot(x - a.x - t * (b.x - a.x), y - a.y - t * (b.y - a.y));
    }),
  );
}

const coordinate = fc.double({ min: 0, max: 250, noNaN: true });
const curve = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 2, maxLength: 60 });

describe('a simplified curve', () => {
  test('is nowhere farther from the whole one than the tolerance of print', () => {
    fc.assert(
      fc.property(curve, (points) => {
        const kept = simplified(points);
        // Points between two that are kept are within the tolerance of the line through these.
        for (const point of points) expect(distanceTo(kept, point)).toBeLessThanOrEqual(PRINT_TOLERANCE * (1 + 1e-9));
      }),
      { numRuns: RUNS },
    );
  });
  test('keeps both ends and the order', () => {
    const points = Array.from({ length: 50 }, (_, i) => ({ x: i, y: Math.sin(i) }));
    const kept = simplified(points);
    expect([kept[0], kept.at(-1)]).toEqual([points[0], points[49]]);
    expect(kept.map(({ x }) => x)).toEqual(kept.map(({ x }) => x).toSorted((a, b) => a - b));
  });
  test('a straight line is its ends', () => {
    const line = Array.from({ length: 100 }, (_, i) => ({ x: i, y: 3 * i }));
    expect(simplified(line)).toEqual([line[0], line[99]]);
  });
});

/** The corners of path data with relative coordinates, read by the grammar of SVG. */
function corners(data: string): [number, number][] {
  const found: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [, , values = ''] of data.matchAll(/([mlz])([^mlz]*)/g)) {
    const numbers = (values.match(/-?(\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    for (let i = 0; i < numbers.length; i += 2) {
      [x, y] = [x + (numbers[i] ?? 0), y + (numbers[i + 1] ?? 0)];
      found.push([x, y]);
    }
  }
  return found;
}

describe('path data', () => {
  test('rounding does not add up along a curve: each corner is within half a hundredth of a point', () => {
    fc.assert(
      fc.property(curve, (points) => {
        const read = corners(svgPath(polyline(points)));
        expect(read).toHaveLength(points.length);
        for (const [i, point] of points.entries()) {
          const [x, y] = read[i] as [number, number];
          expect(Math.abs(x - point.x)).toBeLessThanOrEqual(0.005 + 1e-9);
          expect(Math.abs(y - point.y)).toBeLessThanOrEqual(0.005 + 1e-9);
        }
      }),
      { numRuns: RUNS },
    );
  });
  test('is short', () => {
    const path: Segment[] = [['M', 10, 20], ['L', 10.5, 19.25], ['L', 11, 20], ['Z']];
    expect(svgPath(path)).toBe('m10 20l.5-.75 .5 .75z');
  });
});
