import { useEffect, useRef } from 'react';
import type { Size } from './frame.ts';

interface PaintedCanvasProps {
  readonly className: string;
  readonly size: Size;
  /** Draws on an empty canvas whose unit is the CSS pixel. Called again when it is another function. */
  readonly paint: (context: CanvasRenderingContext2D) => void;
}

/** The context of a canvas, emptied, in CSS pixels. Pixels are allocated again only where their number changes. */
function emptied(canvas: HTMLCanvasElement, size: Size): CanvasRenderingContext2D | null {
  const density = Math.max(1, window.devicePixelRatio);
  const [width, height] = [Math.round(size.width * density), Math.round(size.height * density)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  context?.reset();
  context?.scale(density, density);
  return context;
}

/** A canvas under the svg of a figure, painted in the next frame after it has changed. */
export function PaintedCanvas({ className, size, paint }: PaintedCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const context = canvas.current && emptied(canvas.current, size);
      if (context) paint(context);
    });
    return () => cancelAnimationFrame(frame);
  }, [size, paint]);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without tabindex takes no focus; the svg over it names the figure.
    <canvas ref={canvas} className={className} style={{ width: size.width, height: size.height }} aria-hidden="true" />
  );
}
