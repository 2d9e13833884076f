/** A piece of a path, in points from the top left, y downwards (of a glyph: in font units, y upwards). */
export type Segment =
  | readonly ['M', x: number, y: number]
  | readonly ['L', x: number, y: number]
  | readonly ['Q', x1: number, y1: number, x: number, y: number]
  | readonly ['C', x1: number, y1: number, x2: number, y2: number, x: number, y: number]
  | readonly ['Z'];

export type Path = readonly Segment[];

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export const polyline = (points: readonly Spot[]): Path =>
  points.map(({ x, y }, i): Segment => [i === 0 ? 'M' : 'L', x, y]);

export const polygon = (points: readonly Spot[]): Path => (points.length === 0 ? [] : [...polyline(points), ['Z']]);

export const segmentLine = (x1: number, y1: number, x2: number, y2: number): Path => [
  ['M', x1, y1],
  ['L', x2, y2],
];

/** A path with every point moved; straight and curved pieces stay such under an affine map. */
export function mapPath(path: Path, to: (x: number, y: number) => readonly [number, number]): Segment[] {
  return path.map((segment): Segment => {
    switch (segment[0]) {
      case 'M':
      case 'L':
        return [segment[0], ...to(segment[1], segment[2])];
      case 'Q':
        return ['Q', ...to(segment[1], segment[2]), ...to(segment[3], segment[4])];
      case 'C':
        return ['C', ...to(segment[1], segment[2]), ...to(segment[3], segment[4]), ...to(segment[5], segment[6])];
      default:
        return segment;
    }
  });
}

/** Distance of a point from a stretch of a line. */
function distance({ x, y }: Spot, a: Spot, b: Spot): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  const t = square > 0 ? Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / square)) : 0;
  return Math.hypot(x - a.x - t * dx, y - a.y - t * dy);
}

/** What a curve in print may be off, in points: 0.02 pt = 7 µm, a twelfth of a dot at 300 dpi. */
export const PRINT_TOLERANCE = 0.02;

/**
 * Some of the points of a polyline, such that each left out is at most `tolerance` from the line through those kept.
 * Source: Douglas and Peucker 1973.
 */
export function simplified(points: readonly Spot[], tolerance = PRINT_TOLERANCE): readonly Spot[] {
  if (points.length < 3) return points;
  const kept = new Uint8Array(points.length);
  kept[0] = kept[points.length - 1] = 1;
  const waiting: [number, number][] = [[0, points.length - 1]];
  for (let range = waiting.pop(); range; range = waiting.pop()) {
    const [from, to] = range;
    const [a, b] = [points[from], points[to]];
    let [worst, at] = [tolerance, -1];
    for (let i = from + 1; a && b && i < to; i++) {
      const point = points[i];
      const off = point ? distance(point, a, b) : 0;
      if (off > worst) [worst, at] = [off, i];
    }
    if (at < 0) continue;
    kept[at] = 1;
    waiting.push([from, at], [at, to]);
  }
  return points.filter((_, i) => kept[i] === 1);
}
