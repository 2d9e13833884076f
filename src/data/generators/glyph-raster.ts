import type { Segments } from './glyph-shape.ts';

export interface Pen {
  /** Half the width of the line, in pixels. */
  readonly radius: number;
  /** Grey value of a fully covered pixel, in (0, 1]. */
  readonly ink: number;
}

/**
 * Draws segments (in pixels, pixel (column, row) centred at (column + ½, row + ½)) into image [side, side]:
 * ink · clamp(radius + ½ − d, 0, 1) with d the distance from the pixel's centre to the nearest segment.
 */
export function rasterise(segments: Segments, side: number, { radius, ink }: Pen, image: Float32Array): void {
  const squares = new Float64Array(side * side).fill(Infinity);
  const reach = radius + 0.5;
  const clampPixel = (value: number) => Math.max(0, Math.min(side - 1, value));
  for (let i = 0; i < segments.length; i += 4) {
    const [x0, y0, x1, y1] = [segments[i], segments[i + 1], segments[i + 2], segments[i + 3]];
    const dx = x1 - x0;
    const dy = y1 - y0;
    const length2 = dx * dx + dy * dy;
    const lastColumn = clampPixel(Math.floor(Math.max(x0, x1) + reach));
    const lastRow = clampPixel(Math.floor(Math.max(y0, y1) + reach));
    for (let row = clampPixel(Math.floor(Math.min(y0, y1) - reach)); row <= lastRow; row++) {
      for (let column = clampPixel(Math.floor(Math.min(x0, x1) - reach)); column <= lastColumn; column++) {
        const px = column + 0.5 - x0;
        const py = row + 0.5 - y0;
        const along = length2 > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / length2)) : 0;
        const ex = px - along * dx;
        const ey = py - along * dy;
        const at = row * side + column;
        squares[at] = Math.min(squares[at], ex * ex + ey * ey);
      }
    }
  }
  for (let at = 0; at < image.length; at++) image[at] = ink * Math.max(0, Math.min(1, reach - Math.sqrt(squares[at])));
}
