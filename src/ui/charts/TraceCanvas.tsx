import { useEffect, useRef } from 'react';
import type { Size } from './frame.ts';
import { DASH, type DrawnLine } from './trace-line.ts';

function paint(canvas: HTMLCanvasElement, lines: readonly DrawnLine[], { width, height }: Size) {
  const density = Math.max(1, window.devicePixelRatio);
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(density, density);
  context.lineJoin = 'round';
  for (const { line, colour, width: lineWidth, opacity } of lines) {
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
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => canvas.current && paint(canvas.current, lines, size));
    return () => cancelAnimationFrame(frame);
  }, [lines, size]);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without tabindex takes no focus; the svg over it names the plot.
    <canvas
      ref={canvas}
      className="plot-canvas"
      style={{ width: size.width, height: size.height }}
      aria-hidden="true"
    />
  );
}
