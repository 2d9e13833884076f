import type { Thumbnail } from '../../state/library-state.ts';

/** One cell of a thumbnail in CSS pixels; t in [0, 1] on the colour scale of the map, null where there is no value. */
export interface ThumbnailCell {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly t: number | null;
}

/** Cells larger than this look like a diagram of their own. */
const MAX_SIDE = 16;

/**
 * The cells of a thumbnail in a square of `size`, centred, η to the right and B upwards as on the map. Colours are placed by
 * log λ₁ between the extremes of this sweep; a single value is in the middle.
 */
export function thumbnailCells({ columns, rows, values }: Thumbnail, size: number): ThumbnailCell[] {
  const pitch = Math.min(MAX_SIDE, size / Math.max(columns, rows));
  const gap = pitch >= 6 ? 1 : 0;
  const left = (size - pitch * columns) / 2;
  const top = (size - pitch * rows) / 2;
  const logs = values.map((value) => (value > 0 ? Math.log(value) : Number.NaN));
  const finite = logs.filter(Number.isFinite);
  const low = Math.min(...finite);
  const span = Math.max(...finite) - low;
  return logs.map((log, i) => ({
    x: left + pitch * (i % columns),
    y: top + pitch * (rows - 1 - Math.floor(i / columns)),
    side: pitch - gap,
    t: Number.isFinite(log) ? (span > 0 ? (log - low) / span : 0.5) : null,
  }));
}
