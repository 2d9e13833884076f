import './plot.css';
import { type PointerEvent, type ReactNode, useEffect, useRef } from 'react';
import { keepVectorLayers } from '../export/vector-layers.ts';
import type { DrawnShape } from './drawn-shapes.ts';
import type { Size } from './frame.ts';
import { ShapeCanvas } from './ShapeCanvas.tsx';
import { Tip, type TipContent } from './Tip.tsx';
import { TraceCanvas } from './TraceCanvas.tsx';
import type { DrawnLine } from './trace-line.ts';
import { type BrushBox, useBrush } from './use-brush.ts';

interface PlotProps {
  /** Name under which the plot is exported. */
  readonly name: string;
  /** Shown in the export menu. */
  readonly title: string;
  /** Added to the caption of its export, before the description of the sweep. */
  readonly note?: string;
  readonly size: Size;
  /** What the plot shows, in a sentence, for screen readers. */
  readonly summary: string;
  readonly lines?: readonly DrawnLine[];
  /** Over everything else in the plot. */
  readonly shapes?: readonly DrawnShape[];
  /** Nothing of them is drawn outside. Default: everything is. */
  readonly shapesWithin?: BrushBox | null;
  /** See `TraceCanvas`. */
  readonly until?: number | null;
  readonly tip?: TipContent | null;
  readonly onPoint?: (x: number, y: number) => void;
  readonly onLeave?: () => void;
  readonly onPick?: () => void;
  /** A rectangle was drawn on the plot. */
  readonly onBrush?: (box: BrushBox) => void;
  readonly children: ReactNode;
}

const NO_LINES: readonly DrawnLine[] = [];
const NO_SHAPES: readonly DrawnShape[] = [];

/** An svg with a canvas for curves under it and one for many marks over it, in the same coordinates, with a tooltip. */
export function Plot({
  name,
  title,
  note,
  size,
  summary,
  lines = NO_LINES,
  shapes = NO_SHAPES,
  shapesWithin = null,
  until = null,
  tip,
  onPoint,
  onLeave,
  onPick,
  onBrush,
  children,
}: PlotProps) {
  const svg = useRef<SVGSVGElement>(null);
  useEffect(() => {
    if (svg.current) keepVectorLayers(svg.current, { lines, over: shapes, overWithin: shapesWithin });
  }, [lines, shapes, shapesWithin]);
  const brush = useBrush(onBrush);
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onPoint?.(event.clientX - box.left, event.clientY - box.top);
  };
  return (
    <>
      {lines.length > 0 && <TraceCanvas lines={lines} size={size} until={until} />}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the map offers the same choice to the keyboard. */}
      <svg
        ref={svg}
        className="plot-svg"
        data-panel={name}
        data-title={title}
        data-note={note}
        width={size.width}
        height={size.height}
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={summary}
        onPointerDown={brush.handlers?.onPointerDown}
        onPointerMove={(event) => {
          brush.handlers?.onBrushMove(event);
          point(event);
        }}
        onPointerUp={brush.handlers?.onPointerUp}
        onPointerCancel={brush.handlers?.onPointerCancel}
        onPointerLeave={onLeave}
        onClick={() => !brush.takesClick() && onPick?.()}
      >
        {children}
        {brush.box && (
          <rect
            className="brush"
            x={brush.box.left}
            y={brush.box.top}
            width={brush.box.right - brush.box.left}
            height={brush.box.bottom - brush.box.top}
          />
        )}
      </svg>
      {shapes.length > 0 && (
        <ShapeCanvas className="plot-canvas plot-canvas-over" shapes={shapes} within={shapesWithin} size={size} />
      )}
      {tip && <Tip content={tip} size={size} />}
    </>
  );
}
