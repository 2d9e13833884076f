import type { Frame, Margins } from './frame.ts';

const LINE = 17;

/** Margins with room at the bottom for so many lines more. */
export const marginsForLines = (margins: Margins, more: number): Margins => ({
  ...margins,
  bottom: margins.bottom + LINE * more,
});

/** Lines of text at the lower edge of a plot. */
export const PlotText = ({ frame, lines }: { frame: Frame; lines: readonly string[] }) =>
  lines.map((line, i) => (
    <text key={line} className="axis-label" x={4} y={frame.height - 4 - LINE * (lines.length - 1 - i)}>
      {line}
    </text>
  ));
