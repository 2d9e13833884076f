import { FIGURE_WIDTHS, WIDTH_BOUNDS } from './print-figure.ts';
import { TEXT_MODES, type TextMode } from './svg-file.ts';

export const FIGURE_FORMATS = ['pdf', 'svg', 'png'] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

export const PNG_RESOLUTIONS = [300, 600] as const;
export type PngResolution = (typeof PNG_RESOLUTIONS)[number];

export const WIDTH_NAMES = ['single', 'double', 'own'] as const;
export type WidthName = (typeof WIDTH_NAMES)[number];

/** How a figure is made. */
export interface FigureChoice {
  readonly width: WidthName;
  /** In millimetres; of the width `own`. */
  readonly ownWidth: number;
  readonly format: FigureFormat;
  readonly text: TextMode;
  /** Of a PNG, in dots per inch. */
  readonly resolution: PngResolution;
  readonly isGrey: boolean;
}

export const FIRST_CHOICE: FigureChoice = {
  width: 'single',
  ownWidth: 120,
  format: 'pdf',
  text: 'outlined',
  resolution: 300,
  isGrey: false,
};

/** Whether a width can be printed. */
export const isPrintable = (width: number): boolean => width >= WIDTH_BOUNDS.least && width <= WIDTH_BOUNDS.most;

/** In millimetres; a width that cannot be printed becomes the nearest that can. */
export function widthOf({ width, ownWidth }: FigureChoice): number {
  if (width !== 'own') return FIGURE_WIDTHS[width];
  return Number.isFinite(ownWidth)
    ? Math.max(WIDTH_BOUNDS.least, Math.min(WIDTH_BOUNDS.most, ownWidth))
    : FIGURE_WIDTHS.single;
}

function oneOf<T>(values: readonly T[], value: unknown, otherwise: T): T {
  return values.find((each) => each === value) ?? otherwise;
}

/** The choice in a text; what it lacks, or does not say well, is as at first. */
export function choiceIn(text: string | null): FigureChoice {
  let read: Partial<Record<keyof FigureChoice, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) read = parsed;
  } catch {
    // Another page, or a person, wrote it.
  }
  const { ownWidth } = read;
  return {
    width: oneOf(WIDTH_NAMES, read.width, FIRST_CHOICE.width),
    ownWidth: typeof ownWidth === 'number' && isPrintable(ownWidth) ? ownWidth : FIRST_CHOICE.ownWidth,
    format: oneOf(FIGURE_FORMATS, read.format, FIRST_CHOICE.format),
    text: oneOf(TEXT_MODES, read.text, FIRST_CHOICE.text),
    resolution: oneOf(PNG_RESOLUTIONS, read.resolution, FIRST_CHOICE.resolution),
    isGrey: read.isGrey === true,
  };
}
