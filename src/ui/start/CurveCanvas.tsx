import { useCallback } from 'react';
import { traceBand, traceLine } from '../charts/band-path.ts';
import type { RatioScale } from '../charts/colours.ts';
import type { Size } from '../charts/frame.ts';
import { PaintedCanvas } from '../charts/PaintedCanvas.tsx';
import type { CurveFacet } from './curve-scene.ts';

interface CurveLook {
  readonly lineWidth: number;
  readonly alpha: number;
  readonly bandAlpha: number;
  readonly dotRadius: number;
}

export const THIN: CurveLook = { lineWidth: 1.25, alpha: 0.6, bandAlpha: 0, dotRadius: 0 };
export const BOLD: CurveLook = { lineWidth: 2.75, alpha: 1, bandAlpha: 0.16, dotRadius: 4.5 };

const DASHES: readonly number[] = [5, 4];

function paintCurves(context: CanvasRenderingContext2D, facets: readonly CurveFacet[], { scale, look }: CurveStyle) {
  context.lineJoin = 'round';
  context.lineCap = 'round';
  for (const { curves } of facets) {
    if (look.bandAlpha > 0)
      for (const { points, ratio } of curves) {
        context.globalAlpha = look.bandAlpha;
        context.fillStyle = scale(ratio);
        context.beginPath();
        traceBand(context, points);
        context.fill();
      }
    context.globalAlpha = look.alpha;
    context.lineWidth = look.lineWidth;
    for (const { points, ratio, isIncomplete } of curves) {
      context.strokeStyle = scale(ratio);
      context.setLineDash(isIncomplete ? [...DASHES] : []);
      context.beginPath();
      traceLine(context, points);
      context.stroke();
      const end = points.at(-1) ?? points[0];
      if (look.dotRadius === 0) continue;
      context.fillStyle = scale(ratio);
      context.beginPath();
      context.arc(end.x, end.y, look.dotRadius, 0, 2 * Math.PI);
      context.fill();
    }
  }
}

interface CurveStyle {
  readonly scale: RatioScale;
  readonly look: CurveLook;
}

interface CurveCanvasProps extends CurveStyle {
  readonly size: Size;
  readonly facets: readonly CurveFacet[];
}

/** Mean curves on a canvas: redrawn only when these change, so that lighting a few on a second one costs these few. */
export function CurveCanvas({ facets, size, scale, look }: CurveCanvasProps) {
  const paint = useCallback(
    (context: CanvasRenderingContext2D) => paintCurves(context, facets, { scale, look }),
    [facets, scale, look],
  );
  return <PaintedCanvas className="start-canvas" size={size} paint={paint} />;
}
