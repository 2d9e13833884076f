import type { Frame } from './frame.ts';

const LINE = 18;

/** What is said of a plot, under its axis at the left: lines up from the lower edge. */
export function PlotNote({ lines, frame }: { readonly lines: readonly string[]; readonly frame: Frame }) {
  return lines.map((line, i) => (
    <text key={line} className="axis-label" x={4} y={frame.height - 4 - LINE * (lines.length - 1 - i)}>
      {line}
    </text>
  ));
}
