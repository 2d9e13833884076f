import type { DrawnLine } from '../charts/trace-line.ts';

/** The curves that a panel paints on its canvas, kept so that an export can write them as paths. */
const layers = new WeakMap<SVGSVGElement, readonly DrawnLine[]>();

export const keepVectorLayer = (svg: SVGSVGElement, lines: readonly DrawnLine[]) => layers.set(svg, lines);
export const vectorLayerOf = (svg: SVGSVGElement): readonly DrawnLine[] => layers.get(svg) ?? [];
