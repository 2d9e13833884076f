import type { Frame, FrameMargins } from './frame.ts';

const LINE = 18;
/** Pixels that a character takes at most, on average, in the sizes of type that a plot has. */
const CHARACTER = 7.4;

/** What is said of a plot in lines, with what that is conditional on, if anything, at its end; in a line of its own where it is long. */
export function noteLines(width: number, note: readonly string[], condition: string): readonly string[] {
  if (condition === '') return note;
  const [before, last] = [note.slice(0, -1), `${note[note.length - 1]};`];
  const joined = `${last} ${condition}`;
  return note.length > 1 && joined.length * CHARACTER <= width ? [...before, joined] : [...before, last, condition];
}

/** Margins that have room for one line, or for `within`, widened for all. */
export const marginsForNote = (margins: FrameMargins, lines: readonly string[], within = 1): FrameMargins => ({
  ...margins,
  bottom: margins.bottom + LINE * Math.max(0, lines.length - within),
});

/** What is said of a plot, under its axis at the left: lines up from the lower edge. */
export function PlotNote({ lines, frame }: { readonly lines: readonly string[]; readonly frame: Frame }) {
  return lines.map((line, i) => (
    <text key={line} className="axis-label" x={4} y={frame.height - 4 - LINE * (lines.length - 1 - i)}>
      {line}
    </text>
  ));
}
