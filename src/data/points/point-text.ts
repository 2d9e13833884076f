/** A point of the plane and its class. */
export type ClassPoint = readonly [x1: number, x2: number, label: number];

/** Coordinates are multiples of 1/1000 in [−1, 1]. */
export const POINT_GRID = 1000;
export const MOST_POINTS = 1000;
export const MOST_POINT_CLASSES = 4;
/** So that a training and a test split can both have each class. */
export const LEAST_PER_CLASS = 2;

/** Four characters of base64url are 24 bits: 11 of x₁, 11 of x₂, 2 of the class. */
const CHARACTERS_PER_POINT = 4;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUE_OF: Readonly<Record<string, number>> = Object.fromEntries([...DIGITS].map((digit, i) => [digit, i]));

/** The coordinate of the grid nearest to one in [−1, 1]; never −0. */
export const toPointGrid = (x: number): number => Math.round(x * POINT_GRID) / POINT_GRID + 0;

/** Points as text, four characters each. Coordinates are rounded to the grid. */
export function encodePoints(points: readonly ClassPoint[]): string {
  return points
    .map(([x1, x2, label]) => {
      const [a, b] = [x1, x2].map((x) => Math.round(x * POINT_GRID) + POINT_GRID) as [number, number];
      const bits = (a * 2 ** 11 + b) * 4 + label;
      return [18, 12, 6, 0].map((shift) => DIGITS[(bits >>> shift) & 63]).join('');
    })
    .join('');
}

/** The points of a text; null where it is none that `encodePoints` made. */
export function decodePoints(text: string): ClassPoint[] | null {
  if (text.length % CHARACTERS_PER_POINT !== 0 || /[^\w-]/u.test(text)) return null;
  const points: ClassPoint[] = [];
  for (let at = 0; at < text.length; at += CHARACTERS_PER_POINT) {
    let bits = 0;
    for (const digit of text.slice(at, at + CHARACTERS_PER_POINT)) bits = bits * 64 + (VALUE_OF[digit] ?? 0);
    const [a, b] = [bits >>> 13, (bits >>> 2) & 2047];
    if (a > 2 * POINT_GRID || b > 2 * POINT_GRID) return null;
    points.push([(a - POINT_GRID) / POINT_GRID, (b - POINT_GRID) / POINT_GRID, bits & 3]);
  }
  return points;
}

/** How many points there are of each class up to the largest. */
export function classCounts(points: readonly ClassPoint[]): number[] {
  const largest = points.reduce((most, [, , label]) => Math.max(most, label), -1);
  const counts = Array.from({ length: largest + 1 }, () => 0);
  for (const [, , label] of points) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}
