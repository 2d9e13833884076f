import { useCallback } from 'react';
import { type DrawnShape, paintShapes } from './drawn-shapes.ts';
import type { Size } from './frame.ts';
import { PaintedCanvas } from './PaintedCanvas.tsx';

interface ShapeCanvasProps {
  readonly className: string;
  readonly size: Size;
  readonly shapes: readonly DrawnShape[];
}

/** Shapes on a canvas, painted again when they are others. */
export function ShapeCanvas({ className, size, shapes }: ShapeCanvasProps) {
  const paint = useCallback((context: CanvasRenderingContext2D) => paintShapes(context, shapes), [shapes]);
  return <PaintedCanvas className={className} size={size} paint={paint} />;
}
