import { useCallback } from 'react';
import { traceBand } from './band-path.ts';
import type { Size } from './frame.ts';
import { PaintedCanvas } from './PaintedCanvas.tsx';
import { type DrawnLine, strokeOf } from './trace-line.ts';

/** Radius of a curve of one point. */
const DOT = 3;

function paintLines(context: CanvasRenderingContext2D, lines: readonly DrawnLine[]) {
  context.lineJoin = 'round';
  for (const { line, colour, width: lineWidth, opacity, bandOpacity } of lines) {
    if (line.cell && bandOpacity > 0) {
      context.fillStyle = colour;
      context.globalAlpha = bandOpacity;
      context.beginPath();
      traceBand(context, line.cell.band);
      context.fill();
    }
    context.strokeStyle = colour;
    context.lineWidth = lineWidth;
    context.globalAlpha = opacity;
    context.setLineDash([...strokeOf(line)]);
    context.beginPath();
    for (const { x, y } of line.points) context.lineTo(x, y);
    context.stroke();
    if (line.points.length > 1) continue;
    // What was measured once is a point.
    const [{ x, y }] = line.points;
    context.fillStyle = colour;
    context.beginPath();
    context.arc(x, y, DOT, 0, 2 * Math.PI);
    context.fill();
  }
}

/** The opacity of what comes after the time to which the board is played. */
const LATER = 0.22;

/** Curves on a canvas under the plot's svg: hundreds of streaming runs would be too slow as svg elements. */
export function TraceCanvas({
  lines,
  size,
  until = null,
}: {
  readonly lines: readonly DrawnLine[];
  readonly size: Size;
  /** Curves are faint to the right of this; null: nowhere. */
  readonly until?: number | null;
}) {
  const paint = useCallback(
    (context: CanvasRenderingContext2D) => {
      if (until === null) return paintLines(context, lines);
      paintLines(
        context,
        lines.map((line) => ({ ...line, opacity: LATER * line.opacity, bandOpacity: 0 })),
      );
      context.beginPath();
      context.rect(0, 0, until, size.height);
      context.clip();
      paintLines(context, lines);
    },
    [lines, until, size.height],
  );
  return <PaintedCanvas className="plot-canvas" size={size} paint={paint} />;
}
