import { createScale } from '../axes/scale.ts';
import type { Box } from '../series-marks.ts';
import { aboveKey, besideMarks, besideWidth, NAME_GAP } from './key-marks.ts';
import type { PlotContent } from './plot-content.ts';
import { plotMarks } from './plot-marks.ts';
import { acrossAxis, CAP, printAxes, textMark, upAxis } from './print-axes.ts';
import type { PrintMark } from './print-scene.ts';
import { inksOf, PRINT, type TextFitter } from './print-style.ts';

/** The room of one panel of a figure. */
export interface PanelRoom {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Its letter, in the top left corner; absent where it is the only one. */
  readonly letter?: string;
}

export interface PrintLook {
  readonly fitter: TextFitter;
  readonly isGrey: boolean;
}

export const letterMark = ({ left, top, letter }: PanelRoom): PrintMark[] =>
  letter
    ? [
        textMark({
          x: left,
          y: top + CAP * PRINT.letter,
          text: letter,
          anchor: 'start',
          size: PRINT.letter,
          style: 'Bold',
        }),
      ]
    : [];

/** From the top of a panel to its frame, without notes and key. */
const HEAD = 4;
/** A key and notes above a plot stand right of the letter of its panel. */
const INDENT = 12;

/** A plot with its axes, names and notes in the room of a panel. */
export function plotPanel(content: PlotContent, room: PanelRoom, { fitter, isGrey }: PrintLook): PrintMark[] {
  const { key } = content;
  const isAbove = key?.place === 'above';
  const inks = inksOf(
    isGrey,
    content.curves.some(({ dash }) => dash !== 'solid'),
  );
  const beside = key && !isAbove ? besideWidth(key.head, key.entries, fitter) : 0;
  // The height of the axis below depends on the width, and the width of the axis beside on the height: a first guess is enough.
  const guess = room.width - 34 - beside;
  const above = aboveKey(isAbove ? key.entries : [], room.width - INDENT, fitter);
  const notes = content.notes.flatMap((note) => fitter.balanced(note, room.width - INDENT));
  const rowsHeight = above.height + PRINT.line * notes.length;
  const top = room.top + Math.max(HEAD, rowsHeight + (rowsHeight > 0 ? 3 : 0), room.letter ? PRINT.letter + 1 : 0);
  const bottom = room.top + room.height - acrossAxis(content.x, guess, fitter).height;
  const up = upAxis(content.y, bottom - top, fitter);
  const left = room.left + up.width;
  const overhang = acrossAxis(content.x, room.left + room.width - beside - left, fitter).overhang;
  const frame: Box = { left, right: room.left + room.width - Math.max(beside, overhang, 2), top, bottom };
  const across = acrossAxis(content.x, frame.right - frame.left, fitter);
  const scales = {
    x: createScale(content.x.kind, content.x.domain, [frame.left, frame.right]),
    y: createScale(content.y.kind, content.y.domain, [frame.bottom, frame.top]),
  };
  const noteTop = room.top + above.height;
  return [
    ...letterMark(room),
    ...above.marks(room.left + INDENT, room.top, inks),
    ...notes.map((text, i) =>
      textMark({
        x: room.left + INDENT,
        y: noteTop + PRINT.line * (i + 0.5) + (CAP * PRINT.text) / 2,
        text,
        anchor: 'start',
      }),
    ),
    ...plotMarks(content, scales, { frame, inks }),
    ...printAxes(frame, across, up),
    ...(key && !isAbove ? besideMarks(key, frame, { inks, ...scales }) : []),
  ];
}

/** What the axis below a plot and its head take at least. */
const AROUND = 36;

/** The height of a plot that reads well: the golden ratio up to 85 mm, flatter beyond; more where the names beside it need it. */
export function plotHeight({ key }: PlotContent, width: number): number {
  const names = key?.place === 'beside' ? key.entries.length + 1 : 0;
  return Math.round(Math.max(Math.min(0.62 * width, 110 + 0.26 * width), AROUND + names * NAME_GAP));
}
