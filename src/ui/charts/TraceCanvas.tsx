import { useCallback } from 'react';
import { traceBand } from './band-path.ts';
import type { Size } from './frame.ts';
import { PaintedCanvas } from './PaintedCanvas.tsx';
import { DASH, type DrawnLine } from './trace-line.ts';

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
    context.setLineDash(line.dashed ? [...DASH] : []);
    context.beginPath();
    for (const { x, y } of line.points) context.lineTo(x, y);
    context.stroke();
  }
}

/** Curves on a canvas under the plot's svg: hundreds of streaming runs would be too slow as svg elements. */
export function TraceCanvas({ lines, size }: { lines: readonly DrawnLine[]; size: Size }) {
  const paint = useCallback((context: CanvasRenderingContext2D) => paintLines(context, lines), [lines]);
  return <PaintedCanvas className="plot-canvas" size={size} paint={paint} />;
}
