import { useCallback } from 'react';
import { type DrawnShape, paintShapes } from './drawn-shapes.ts';
import type { Size } from './frame.ts';
import { PaintedCanvas } from './PaintedCanvas.tsx';
import type { BrushBox } from './use-brush.ts';

interface ShapeCanvasProps {
  readonly className: string;
  readonly size: Size;
  readonly shapes: readonly DrawnShape[];
  /** Nothing is drawn outside; null: everything is drawn. */
  readonly within?: BrushBox | null;
}

/** Shapes on a canvas, painted again when they are others. */
export function ShapeCanvas({ className, size, shapes, within = null }: ShapeCanvasProps) {
  const paint = useCallback(
    (context: CanvasRenderingContext2D) => {
      if (within) {
        context.beginPath();
        context.rect(within.left, within.top, within.right - within.left, within.bottom - within.top);
        context.clip();
      }
      paintShapes(context, shapes);
    },
    [shapes, within],
  );
  return <PaintedCanvas className={className} size={size} paint={paint} />;
}
