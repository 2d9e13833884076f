import type { FontStyle } from '../font/typeface.ts';
import type { Box } from '../series-marks.ts';
import type { Path } from './path.ts';

/** Points of PostScript, 1/72 inch, per millimetre. */
export const POINTS_PER_MM = 72 / 25.4;

/** How a shape is painted. Colours are #rrggbb; lengths in points. */
export interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: readonly number[];
  /** Of fill and stroke, in (0, 1]. Default 1. */
  readonly opacity?: number;
}

export interface TextMark {
  readonly kind: 'text';
  /** Of the baseline, at its start, middle or end. */
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly fill: string;
  /** Reads upwards. */
  readonly isUpright?: boolean;
  /** The style of all of it; absent: upright with symbols in italics. */
  readonly style?: FontStyle;
}

export type ShapeMark = Paint &
  (
    | { readonly kind: 'path'; readonly path: Path }
    | { readonly kind: 'circle'; readonly x: number; readonly y: number; readonly radius: number }
  );

/** A box whose colour changes from its left to its right, through colours #rrggbb at equal distances. */
export interface GradientMark {
  readonly kind: 'gradient';
  readonly box: Box;
  readonly stops: readonly string[];
}

/** One shape, gradient or text, or marks that are seen within a box only. */
export type PrintMark =
  | ShapeMark
  | GradientMark
  | TextMark
  | { readonly kind: 'clipped'; readonly box: Box; readonly marks: readonly PrintMark[] };

/** A figure at its physical size in points, from the top left, y downwards. */
export interface PrintScene {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly PrintMark[];
}

/** What a file says of its figure. */
export interface PrintAbout {
  readonly title: string;
  /** What it shows and how it was computed. */
  readonly description: string;
  readonly keywords: readonly string[];
}

/** Every text of a scene. */
export const textsOf = (marks: readonly PrintMark[]): TextMark[] =>
  marks.flatMap((mark) => (mark.kind === 'text' ? [mark] : mark.kind === 'clipped' ? textsOf(mark.marks) : []));
