import type { Frame, FrameMargins } from './frame.ts';

const LINE = 18;
/** Upper bound of the mean width of a character in a plot, in CSS pixels. */
const CHARACTER = 7.4;

/** Lines of a note on a plot, with its condition, if any, at the end: on a separate line if it does not fit. */
export function noteLines(width: number, note: readonly string[], condition: string): readonly string[] {
  if (condition === '') return note;
  const [before, last] = [note.slice(0, -1), `${note[note.length - 1]};`];
  const joined = `${last} ${condition}`;
  return note.length > 1 && joined.length * CHARACTER <= width ? [...before, joined] : [...before, last, condition];
}

/** Margins with room for `within` lines of a note, extended for the rest. */
export const marginsForNote = (margins: FrameMargins, lines: readonly string[], within = 1): FrameMargins => ({
  ...margins,
  bottom: margins.bottom + LINE * Math.max(0, lines.length - within),
});

/** A note on a plot, below its axis at the left, aligned to the lower edge. */
export function PlotNote({ lines, frame }: { readonly lines: readonly string[]; readonly frame: Frame }) {
  return lines.map((line, i) => (
    <text key={line} className="axis-label" x={4} y={frame.height - 4 - LINE * (lines.length - 1 - i)}>
      {line}
    </text>
  ));
}
