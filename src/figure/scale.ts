export type ScaleKind = 'linear' | 'log' | 'category';
export type Extent = readonly [number, number];

/** Maps values to pixels. */
export interface Scale {
  (value: number): number;
  readonly kind: ScaleKind;
  readonly domain: Extent;
  readonly range: Extent;
}

/** `domain` onto `range`, evenly in the value or, on a log axis, in its logarithm (then 0 < domain). */
export function createScale(kind: ScaleKind, domain: Extent, range: Extent): Scale {
  const forward = kind === 'log' ? Math.log : (value: number) => value;
  const [low, high] = [forward(domain[0]), forward(domain[1])];
  const place = (value: number) => range[0] + ((forward(value) - low) / (high - low)) * (range[1] - range[0]);
  return Object.assign(place, { kind, domain, range });
}

/** Whether an axis has a place for a value. */
export const hasPlace = (value: number, kind: ScaleKind) => Number.isFinite(value) && (kind !== 'log' || value > 0);

/** A band of width 1 about each of the places 1 … count. */
export const bandsOf = (count: number): Extent => [0.5, count + 0.5];

const PADDING = 0.06;

/** What an axis must span to show `values` with some room; values that have no place on it are left out. */
export function extentOf(values: readonly number[], kind: 'linear' | 'log'): Extent {
  const shown = values.filter((value) => hasPlace(value, kind));
  if (shown.length === 0) return kind === 'log' ? [0.1, 10] : [0, 1];
  const low = Math.min(...shown);
  const high = Math.max(...shown);
  if (kind === 'log') {
    const room = high > low ? (high / low) ** PADDING : 2;
    return [low / room, high * room];
  }
  const room = high > low ? PADDING * (high - low) : Math.max(0.5, 0.1 * Math.abs(high));
  return [low - room, high + room];
}
