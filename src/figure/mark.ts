import { cyclic } from './palette.ts';

/** What a mark represents: on the page a CSS class, in a file SVG attributes. */
export type Role =
  | 'grid'
  | 'axis'
  | 'tick'
  | 'label'
  | 'key'
  | 'error-bar'
  | 'marker'
  | 'curve'
  | 'join'
  | 'prediction'
  | 'target'
  | 'target-end'
  | 'caption';

interface Drawn {
  readonly role: Role;
  /** The measured series that determines the colour; absent for the text colour. */
  readonly series?: number;
}

/** One shape or text, in CSS pixels from the top left. */
export type Mark = Drawn &
  (
    | { readonly kind: 'line'; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }
    | { readonly kind: 'path'; readonly d: string; readonly dash?: string }
    | {
        readonly kind: 'rect';
        readonly x: number;
        readonly y: number;
        readonly width: number;
        readonly height: number;
      }
    | {
        readonly kind: 'text';
        readonly x: number;
        readonly y: number;
        readonly text: string;
        readonly anchor: 'start' | 'middle' | 'end';
      }
  );

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** Coordinates to a hundredth of a pixel. */
export const at = (value: number) => Number(value.toFixed(2));

/** Distinct shapes, so that series are distinguishable without colour. */
type Outline = readonly (readonly [number, number])[];
const OUTLINES: readonly [Outline, ...Outline[]] = [
  [],
  [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
  [
    [0, -1.25],
    [1.2, 0.9],
    [-1.2, 0.9],
  ],
  [
    [0, -1.4],
    [1.4, 0],
    [0, 1.4],
    [-1.4, 0],
  ],
  [
    [0, 1.25],
    [1.2, -0.9],
    [-1.2, -0.9],
  ],
];

/** Corners of the marker of a series, for a radius of 1; none of a circle. */
export const markerOutline = (series: number): Outline => cyclic(OUTLINES, series);

/** Path of the marker of a series: circle, square, triangle, diamond, triangle down, repeating. */
export function markerPath(series: number, x: number, y: number, radius: number): string {
  const outline = markerOutline(series);
  if (outline.length === 0) {
    const r = at(radius * 1.1);
    return `M${at(x - r)} ${at(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
  }
  return `M${outline.map(([dx, dy]) => `${at(x + radius * dx)} ${at(y + radius * dy)}`).join('L')}Z`;
}

export const linePath = (points: readonly { readonly x: number; readonly y: number }[]) =>
  `M${points.map(({ x, y }) => `${at(x)} ${at(y)}`).join('L')}`;
