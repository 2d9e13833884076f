import type { Box } from '../series-marks.ts';
import { segmentLine } from './path.ts';
import type { KeyEntry } from './plot-content.ts';
import { pointMarks } from './point-marks.ts';
import { CAP, textMark } from './print-axes.ts';
import type { PrintMark } from './print-scene.ts';
import { BLACK, type Inks, PRINT, type TextFitter } from './print-style.ts';
import { spreadPlaces } from './spread-places.ts';

/** From the plot to a swatch, from a swatch to its name, and between entries of a row. */
const GAP = { plot: 5, name: 2.5, entries: 9 };

const isDash = (mark: KeyEntry['mark']) =>
  mark === 'solid' || mark === 'dashed' || mark === 'dotted' || mark === 'dashDotted';

const swatchWidth = (mark: KeyEntry['mark']) =>
  (typeof mark === 'object' && 'line' in mark) || isDash(mark) ? PRINT.swatch : 2 * PRINT.radius + 1;

function swatch({ mark, tint }: KeyEntry, x: number, y: number, inks: Inks): PrintMark[] {
  const colour = inks.colour(tint);
  if (typeof mark === 'object' && 'line' in mark)
    return [{ kind: 'path', path: segmentLine(x, y, x + PRINT.swatch, y), stroke: BLACK, width: 0.6, dash: mark.line }];
  if (isDash(mark)) {
    const path = segmentLine(x, y, x + PRINT.swatch, y);
    return [{ kind: 'path', path, stroke: colour, width: PRINT.curve, dash: inks.dash(tint, mark) }];
  }
  return pointMarks(mark, x + swatchWidth(mark) / 2, y, colour);
}

const nameOf = (entry: KeyEntry, x: number, y: number): PrintMark =>
  textMark({ x, y: y + (CAP * PRINT.text) / 2, text: entry.text, anchor: 'start' });

/** What the names beside a plot take. */
export function besideWidth(head: string, entries: readonly KeyEntry[], fitter: TextFitter): number {
  const widths = entries.map(({ text, mark }) => swatchWidth(mark) + GAP.name + fitter.width(text));
  return entries.length === 0 ? 0 : GAP.plot + Math.max(fitter.width(head), ...widths);
}

interface Placed {
  readonly entry: KeyEntry;
  /** Where it would stand if it were alone. */
  readonly place: number;
}

/** Between the middles of two names beside a plot, at least. */
export const NAME_GAP = PRINT.line - 0.6;

const isTheory = ({ mark }: KeyEntry) => typeof mark === 'object' && 'line' in mark;

/** What ends within this share of the room that its names need is named in its own order. */
const LEAST_SPREAD = 0.35;

/**
 * Names in order of the heights at which what they name ends. Where curves all end at much the same height their names keep
 * their order, about that height; where they end nowhere, from the top. What belongs to no height comes last.
 */
function inOrder(entries: readonly KeyEntry[], frame: Box, yOf: (y: number) => number) {
  const ends = entries.flatMap((entry) =>
    entry.at ? [{ entry, place: Math.max(frame.top, Math.min(frame.bottom, yOf(entry.at.y))) }] : [],
  );
  const loose = entries.filter(({ at }) => !at);
  const curves = ends.filter(({ entry }) => !isTheory(entry));
  const places = curves.map(({ place }) => place);
  const [low, high] = [Math.min(...places), Math.max(...places)];
  const hasEnds = high - low >= LEAST_SPREAD * NAME_GAP * (curves.length - 1);
  const block = (some: readonly KeyEntry[], start: number): Placed[] =>
    some.map((entry, i) => ({ entry, place: start + NAME_GAP * i }));
  const middle = (low + high) / 2 - (NAME_GAP * (curves.length - 1)) / 2;
  const named = hasEnds
    ? curves
    : block(
        curves.map(({ entry }) => entry),
        middle,
      );
  const theory = ends.filter(({ entry }) => isTheory(entry));
  const placed = [...named, ...theory].sort((a, b) => a.place - b.place);
  return { placed: [...placed, ...block(loose, ends.length > 0 ? frame.bottom : frame.top + NAME_GAP)], hasEnds };
}

/** Names on the right of a plot at the heights of the ends of what they name, moved apart where they would touch. */
export function besideMarks(
  { head, entries }: { readonly head: string; readonly entries: readonly KeyEntry[] },
  frame: Box,
  { inks, x, y }: { readonly inks: Inks; x(value: number): number; y(value: number): number },
): PrintMark[] {
  const { placed, hasEnds } = inOrder(entries, frame, y);
  // The head stands above the first name that is not of a line of theory.
  const first = placed.findIndex(({ entry }) => !isTheory(entry));
  const hasHead = head !== '' && first >= 0;
  const wanted = placed.map(({ place }) => place);
  if (hasHead) wanted.splice(first, 0, (wanted[first] ?? frame.top) - NAME_GAP);
  const places = spreadPlaces(wanted, NAME_GAP, [frame.top, frame.bottom]);
  const [headPlace] = hasHead ? places.splice(first, 1) : [];
  const start = frame.right + GAP.plot;
  const headMark =
    headPlace === undefined
      ? []
      : [textMark({ x: start, y: headPlace + (CAP * PRINT.text) / 2, text: head, anchor: 'start' })];
  return [
    ...headMark,
    ...placed.flatMap(({ entry }, i): PrintMark[] => {
      const place = places[i] ?? frame.bottom;
      const end = hasEnds && entry.at ? { x: x(entry.at.x), y: y(entry.at.y) } : null;
      const isNear = end !== null && isDash(entry.mark) && end.x > frame.right - 0.3 * (frame.right - frame.left);
      const leader: PrintMark[] = isNear
        ? [
            {
              kind: 'path',
              path: segmentLine(end.x + 1.4, end.y, start - 1, place),
              stroke: inks.colour(entry.tint),
              width: 0.3,
            },
          ]
        : [];
      const name = nameOf(entry, start + swatchWidth(entry.mark) + GAP.name, place);
      return [...leader, ...swatch(entry, start, place, inks), name];
    }),
  ];
}

/** Names in rows, of at most a width; `marks` with the top of the first row. */
export function aboveKey(entries: readonly KeyEntry[], width: number, fitter: TextFitter) {
  let [x, row] = [0, 0];
  const places = entries.map((entry) => {
    const lines = fitter.wrap(entry.text, width - swatchWidth(entry.mark) - GAP.name);
    const own = swatchWidth(entry.mark) + GAP.name + Math.max(...lines.map((line) => fitter.width(line)));
    if (x > 0 && x + own > width) [x, row] = [0, row + 1];
    const place = { entry, lines, x, row };
    if (lines.length > 1) [x, row] = [0, row + lines.length];
    else x += own + GAP.entries;
    return place;
  });
  const rows = entries.length === 0 ? 0 : x === 0 ? row : row + 1;
  return {
    height: rows * PRINT.line,
    marks: (left: number, top: number, inks: Inks): PrintMark[] =>
      places.flatMap(({ entry, lines, x: at, row: own }) => {
        const y = top + PRINT.line * (own + 0.5);
        const start = left + at + swatchWidth(entry.mark) + GAP.name;
        return [
          ...swatch(entry, left + at, y, inks),
          ...lines.map((text, i) => nameOf({ ...entry, text }, start, y + PRINT.line * i)),
        ];
      }),
  };
}
