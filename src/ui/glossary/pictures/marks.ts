import { createScale, type Domain } from '../../../figure/axes/scale.ts';

/** Size of every picture, in its own units. */
export const WIDTH = 320;
export const HEIGHT = 200;

export type PicturePoint = readonly [x: number, y: number];
/** Ink, a quieter ink, and the accent. */
export type Tone = 'ink' | 'soft' | 'accent';

/** What a picture is made of, in its own units with y downwards. */
export type PictureMark =
  | {
      readonly kind: 'line';
      readonly points: readonly PicturePoint[];
      readonly tone: Tone;
      readonly dashed?: boolean;
      readonly thin?: boolean;
    }
  | {
      readonly kind: 'arrow';
      readonly points: readonly [PicturePoint, PicturePoint];
      readonly tone: Tone;
      readonly dashed?: boolean;
    }
  | {
      readonly kind: 'dot';
      readonly at: PicturePoint;
      readonly tone: Tone;
      readonly hollow?: boolean;
      readonly radius?: number;
    }
  | {
      readonly kind: 'box';
      readonly at: PicturePoint;
      readonly size: PicturePoint;
      readonly tone: Tone;
      readonly filled?: boolean;
    }
  | {
      readonly kind: 'text';
      readonly at: PicturePoint;
      readonly text: string;
      readonly tone?: Tone;
      readonly anchor?: 'start' | 'middle' | 'end';
    };

export type PictureScene = readonly PictureMark[];

interface PlaneOptions {
  readonly x: Domain;
  readonly y: Domain;
  readonly left?: number;
  readonly right?: number;
  readonly top?: number;
  readonly bottom?: number;
  readonly kind?: 'linear' | 'log';
}

/** A part of a picture with coordinates of its own, y upwards, and its two axes. */
export function plane({
  x,
  y,
  left = 28,
  right = WIDTH - 12,
  top = 16,
  bottom = HEIGHT - 24,
  kind = 'linear',
}: PlaneOptions) {
  const across = createScale('linear', x, [left, right]);
  const up = createScale(kind, y, [bottom, top]);
  const place = (px: number, py: number): PicturePoint => [across(px), up(py)];
  return {
    place,
    path: (points: readonly PicturePoint[]) => points.map(([px, py]) => place(px, py)),
    axes: (xName: string, yName: string): PictureMark[] => [
      {
        kind: 'line',
        points: [
          [left, top],
          [left, bottom],
          [right, bottom],
        ],
        tone: 'soft',
        thin: true,
      },
      { kind: 'text', at: [right, bottom + 17], text: xName, tone: 'soft', anchor: 'end' },
      { kind: 'text', at: [left + 6, top + 2], text: yName, tone: 'soft' },
    ],
  };
}

/** `count` numbers from `from` to `to`, evenly spaced, both included. */
export const spaced = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

/** The curve of a function. */
export const curve = (f: (x: number) => number, from: number, to: number, count = 81): PicturePoint[] =>
  spaced(from, to, count).map((x) => [x, f(x)]);

/** The parts of a path that are inside something, each with two points or more. */
export function partsInside(
  points: readonly PicturePoint[],
  isInside: (place: PicturePoint) => boolean,
): PicturePoint[][] {
  const parts: PicturePoint[][] = [[]];
  for (const point of points) {
    if (isInside(point)) parts[parts.length - 1]?.push(point);
    else parts.push([]);
  }
  return parts.filter(({ length }) => length > 1);
}
