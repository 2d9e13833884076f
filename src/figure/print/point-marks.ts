import { markerOutline } from '../mark.ts';
import { polygon, polyline, segmentLine } from './path.ts';
import type { PointShape } from './plot-content.ts';
import type { ShapeMark } from './print-scene.ts';
import { PRINT } from './print-style.ts';

/** The mark of a measured point: filled, hollow, a cross, or the shape of a series. */
export function pointMarks(shape: PointShape, x: number, y: number, colour: string): ShapeMark[] {
  const r = PRINT.radius;
  if (shape === 'none') return [];
  if (shape === 'dot') return [{ kind: 'circle', x, y, radius: r, fill: colour }];
  if (shape === 'ring')
    return [{ kind: 'circle', x, y, radius: r - 0.1, fill: '#ffffff', stroke: colour, width: PRINT.bar }];
  if (shape === 'cross')
    return [
      {
        kind: 'path',
        path: [...segmentLine(x - r, y - r, x + r, y + r), ...segmentLine(x - r, y + r, x + r, y - r)],
        stroke: colour,
        width: PRINT.bar,
      },
    ];
  const outline = markerOutline(shape.series);
  if (outline.length === 0) return [{ kind: 'circle', x, y, radius: r, fill: colour }];
  return [{ kind: 'path', path: polygon(outline.map(([dx, dy]) => ({ x: x + r * dx, y: y + r * dy }))), fill: colour }];
}

/** An arrow from a point to where a better value may lie. */
export function arrowMark(x: number, y: number, towards: 'up' | 'down'): ShapeMark {
  const sign = towards === 'up' ? -1 : 1;
  const [from, to] = [y + 2.8 * sign, y + 7 * sign];
  const head = [
    { x: x - 1.6, y: to - 1.8 * sign },
    { x, y: to },
    { x: x + 1.6, y: to - 1.8 * sign },
  ];
  return { kind: 'path', path: [...segmentLine(x, from, x, to), ...polyline(head)], stroke: '#000000', width: 0.6 };
}
