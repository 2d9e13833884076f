import { type ContourMultiPolygon, contours } from 'd3';
import { createScale } from '../../figure/axes/scale.ts';
import type { Frame } from '../charts/frame.ts';

/** Contours of row-major values on a grid that spans a box edge to edge, as path data. */
export function gridContours(columns: number, rows: number, box: Frame) {
  // d3 puts place (i, j) of the grid at (i + ½, j + ½).
  const x = createScale('linear', [0.5, columns - 0.5], [box.left, box.right]);
  const y = createScale('linear', [0.5, rows - 0.5], [box.bottom, box.top]);
  const ring = (points: readonly (readonly number[])[]) =>
    `M${points.map(([column = 0, row = 0]) => `${x(column).toFixed(1)},${y(row).toFixed(1)}`).join('L')}Z`;
  return {
    contours: contours().size([columns, rows]),
    path: ({ coordinates }: Pick<ContourMultiPolygon, 'coordinates'>) => coordinates.flat().map(ring).join(''),
  };
}
