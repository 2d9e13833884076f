import type { Tick } from '../axes/ticks.ts';
import { categoryNames } from '../category-names.ts';
import type { Box } from '../series-marks.ts';
import { FONT_SIZE } from '../words.ts';
import { segmentLine } from './path.ts';
import type { PlotAxis } from './plot-content.ts';
import type { PrintMark, TextMark } from './print-scene.ts';
import { BLACK, PRINT, printTicks, type TextFitter } from './print-style.ts';

/** Height of small letters above the baseline, and of capitals, as fractions of the size. */
export const CAP = 0.727;

export const textMark = (
  mark: Omit<TextMark, 'kind' | 'size' | 'fill'> & Partial<Pick<TextMark, 'size' | 'fill'>>,
): TextMark => ({
  size: PRINT.text,
  fill: BLACK,
  ...mark,
  kind: 'text',
});

/** Ticks of an axis of categories: lines of text at the positions 1, 2, …, and the label, which explains numbers in their place. */
function categoryTicks({ label, categories = [] }: PlotAxis, length: number) {
  const names = categoryNames(label, categories, ((length / categories.length) * FONT_SIZE) / PRINT.text);
  return {
    label: names.label,
    ticks: names.lines.map((lines, i) => ({ at: (length * (i + 0.5)) / categories.length, lines })),
  };
}

export interface AcrossAxis {
  readonly ticks: readonly { readonly at: number; readonly lines: readonly string[] }[];
  readonly label: readonly string[];
  readonly height: number;
  /** How far the last label reaches beyond the axis. */
  readonly overhang: number;
}

/** The axis below a plot: its ticks in points from its start, and what it takes below the plot. */
export function acrossAxis(axis: PlotAxis, length: number, fitter: TextFitter): AcrossAxis {
  const { label, ticks } = axis.categories
    ? categoryTicks(axis, length)
    : {
        label: axis.label,
        ticks: printTicks({ ...axis, length, along: 'x' }).map(({ at, label: text }) => ({ at, lines: [text] })),
      };
  const lines = Math.max(1, ...ticks.map((tick) => tick.lines.length));
  const labelLines = fitter.balanced(label, length);
  const last = ticks.at(-1);
  const width = last ? Math.max(...last.lines.map((line) => fitter.width(line))) : 0;
  return {
    ticks,
    label: labelLines,
    height: PRINT.tick + 2 + PRINT.line * (lines + labelLines.length) + 1,
    overhang: last ? Math.max(0, last.at + width / 2 - length) : 0,
  };
}

export interface UpAxis {
  readonly ticks: readonly Tick[];
  readonly label: readonly string[];
  /** Of the longest line of the label. */
  readonly labelLength: number;
  readonly width: number;
}

/** The axis on the left of a plot: ticks in points from its top, and what it takes beside the plot. */
export function upAxis(axis: PlotAxis, length: number, fitter: TextFitter): UpAxis {
  const ticks = printTicks({ ...axis, length, along: 'y' });
  const label = fitter.balanced(axis.label, length + 14);
  const widest = Math.max(0, ...ticks.map((tick) => fitter.width(tick.label)));
  const labelLength = Math.max(...label.map((line) => fitter.width(line)));
  return { ticks, label, labelLength, width: PRINT.line * label.length + PRINT.gap + widest + 1.5 + PRINT.tick };
}

const stroke = (path: ReturnType<typeof segmentLine>): PrintMark => ({
  kind: 'path',
  path,
  stroke: BLACK,
  width: PRINT.axis,
});

/** Both axes of a frame, with ticks outwards. */
export function printAxes(frame: Box, across: AcrossAxis, up: UpAxis): PrintMark[] {
  const { left, right, top, bottom } = frame;
  const lines = [
    ...segmentLine(left, top, left, bottom),
    ...segmentLine(left, bottom, right, bottom),
    ...across.ticks.flatMap(({ at }) => segmentLine(left + at, bottom, left + at, bottom + PRINT.tick)),
    ...up.ticks.flatMap(({ at }) => segmentLine(left - PRINT.tick, top + at, left, top + at)),
  ];
  const below = bottom + PRINT.tick + 1.5 + CAP * PRINT.text;
  const rows = Math.max(1, ...across.ticks.map((tick) => tick.lines.length));
  // A label that is longer than the axis reaches below it, and not into what is above.
  const middle = Math.max((top + bottom) / 2, top + up.labelLength / 2);
  const turned = left - up.width + PRINT.text - 1.2;
  return [
    stroke(lines),
    ...across.ticks.flatMap(({ at, lines: texts }) =>
      texts.map((text, i) => textMark({ x: left + at, y: below + PRINT.line * i, text, anchor: 'middle' })),
    ),
    ...up.ticks.map(({ at, label: text }) =>
      textMark({ x: left - PRINT.tick - 1.5, y: top + at + (CAP * PRINT.text) / 2, text, anchor: 'end' }),
    ),
    ...across.label.map((text, i) =>
      textMark({ x: (left + right) / 2, y: below + PRINT.line * (rows + i) + 1, text, anchor: 'middle' }),
    ),
    ...up.label.map((text, i) =>
      textMark({ x: turned + PRINT.line * i, y: middle, text, anchor: 'middle', isUpright: true }),
    ),
  ];
}
