import type { DrawnShape } from '../charts/drawn-shapes.ts';
import type { DrawnLine } from '../charts/trace-line.ts';
import type { BrushBox } from '../charts/use-brush.ts';

/** What a panel paints on canvases: curves and shapes under its svg, and shapes over it. */
export interface VectorLayers {
  readonly lines?: readonly DrawnLine[];
  readonly under?: readonly DrawnShape[];
  readonly over?: readonly DrawnShape[];
  /** Nothing of `over` is drawn outside. */
  readonly overWithin?: BrushBox | null;
}

/** Kept so that an export can write them as paths. */
const layers = new WeakMap<SVGSVGElement, VectorLayers>();

export const keepVectorLayers = (svg: SVGSVGElement, drawn: VectorLayers) => layers.set(svg, drawn);
export const vectorLayersOf = (svg: SVGSVGElement): VectorLayers => layers.get(svg) ?? {};
