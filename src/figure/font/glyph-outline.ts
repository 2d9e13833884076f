import { mapPath, type Segment } from '../print/path.ts';

/** A point of a contour; between two points off the curve lies one on it, halfway. */
interface ContourPoint {
  readonly x: number;
  readonly y: number;
  readonly isOn: boolean;
}

const middle = (a: ContourPoint, b: ContourPoint): ContourPoint => ({
  x: (a.x + b.x) / 2,
  y: (a.y + b.y) / 2,
  isOn: true,
});

/** A closed contour of lines and quadratic Bézier curves. */
function contourSegments(points: readonly ContourPoint[]): Segment[] {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return [];
  const start = first.isOn ? first : last.isOn ? last : middle(first, last);
  const segments: Segment[] = [['M', start.x, start.y]];
  let control: ContourPoint | null = null;
  const curveTo = (end: ContourPoint) => {
    segments.push(control ? ['Q', control.x, control.y, end.x, end.y] : ['L', end.x, end.y]);
    control = null;
  };
  for (const point of first.isOn ? points.slice(1) : points) {
    if (point.isOn) curveTo(point);
    else {
      if (control) curveTo(middle(control, point));
      control = point;
    }
  }
  if (control) curveTo(start);
  segments.push(['Z']);
  return segments;
}

/** Flags of a point. Source: OpenType specification 1.9, “glyf”. */
const FLAG = { isOn: 1, xShort: 2, yShort: 4, repeats: 8, xSame: 16, ySame: 32 };
const PART = { areWords: 1, hasScale: 8, isFollowed: 32, hasTwoScales: 64, hasMatrix: 128 };

/** The outline of a glyph without parts, in font units, y upwards. */
function simpleOutline(data: DataView, contours: number): Segment[] {
  const ends = Array.from({ length: contours }, (_, i) => data.getUint16(10 + 2 * i));
  const count = (ends.at(-1) ?? -1) + 1;
  let at = 10 + 2 * contours;
  at += 2 + data.getUint16(at);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = data.getUint8(at++);
    flags.push(flag);
    if (flag & FLAG.repeats) for (let more = data.getUint8(at++); more > 0; more--) flags.push(flag);
  }
  const coordinates = (short: number, same: number) => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? data.getUint8(at++) : -data.getUint8(at++);
      else if (!(flag & same)) {
        value += data.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = coordinates(FLAG.xShort, FLAG.xSame);
  const ys = coordinates(FLAG.yShort, FLAG.ySame);
  const points = flags.map((flag, i) => ({ x: xs[i] ?? 0, y: ys[i] ?? 0, isOn: (flag & FLAG.isOn) !== 0 }));
  return ends.flatMap((end, i) => contourSegments(points.slice(i === 0 ? 0 : (ends[i - 1] ?? 0) + 1, end + 1)));
}

/** A part of a composed glyph: (x, y) ↦ (ax + cy + e, bx + dy + f). */
export interface GlyphPart {
  readonly glyph: number;
  readonly matrix: readonly [a: number, b: number, c: number, d: number, e: number, f: number];
}

/** The parts of a composed glyph; none of another. */
export function glyphParts(data: DataView): GlyphPart[] {
  if (data.byteLength === 0 || data.getInt16(0) >= 0) return [];
  const parts: GlyphPart[] = [];
  let at = 10;
  for (let flags = PART.isFollowed; flags & PART.isFollowed; ) {
    flags = data.getUint16(at);
    const glyph = data.getUint16(at + 2);
    at += 4;
    const [e, f] =
      flags & PART.areWords ? [data.getInt16(at), data.getInt16(at + 2)] : [data.getInt8(at), data.getInt8(at + 1)];
    at += flags & PART.areWords ? 4 : 2;
    const count = flags & PART.hasMatrix ? 4 : flags & PART.hasTwoScales ? 2 : flags & PART.hasScale ? 1 : 0;
    const scales = Array.from({ length: count }, (_, i) => data.getInt16(at + 2 * i) / 16384);
    at += 2 * count;
    const [a = 1, second = a, third = 0, d = count === 4 ? 1 : second] = scales;
    parts.push({ glyph, matrix: count === 4 ? [a, second, third, d, e, f] : [a, 0, 0, second, e, f] });
  }
  return parts;
}

/** The outline of a glyph with its parts, in font units, y upwards. */
export function glyphOutline(glyph: number, dataOf: (glyph: number) => DataView): Segment[] {
  const data = dataOf(glyph);
  if (data.byteLength === 0) return [];
  const contours = data.getInt16(0);
  if (contours >= 0) return simpleOutline(data, contours);
  return glyphParts(data).flatMap(({ glyph: part, matrix: [a, b, c, d, e, f] }) =>
    mapPath(glyphOutline(part, dataOf), (x, y) => [a * x + c * y + e, b * x + d * y + f]),
  );
}
