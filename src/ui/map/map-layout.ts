import { pairs } from 'd3';
import type { FrameMargins, Size } from '../charts/frame.ts';

/** Positions of the columns and rows of the map. Distances on both axes are logarithmic. */
export interface MapLayout {
  /** Side of a cell. */
  readonly side: number;
  /** Centre of each η column and of each B row, in order of value. */
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  /** The rectangle around all cells. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const MAP_MARGINS = { top: 40, right: 58, bottom: 46, left: 62 } as const;

/** The room around the cells, and how they fill theirs. */
export interface MapStyle {
  readonly margins: FrameMargins;
  /** The part of the distance between two cells that is left free. */
  readonly gapShare: number;
  /** Distance between neighbouring cells at most. */
  readonly largestPitch: number;
}

const PANEL_STYLE: MapStyle = { margins: MAP_MARGINS, gapShare: 0.1, largestPitch: 132 };
/** Beyond this ratio of the log range to that of an even grid, columns or rows are drawn evenly spaced. */
const LARGEST_STRETCH = 2.5;

/** log₂ positions in units of the smallest gap, from 0; evenly spaced if the values are too uneven. */
export function logPositions(values: readonly number[]): number[] {
  const logs = values.map(Math.log2);
  const [first = 0] = logs;
  const least = Math.min(...pairs(logs, (value, next) => next - value));
  const span = (logs.at(-1) ?? first) - first;
  if (values.length < 2) return values.map(() => 0);
  if (span / least > LARGEST_STRETCH * (values.length - 1)) return values.map((_, i) => i);
  return logs.map((value) => (value - first) / least);
}

/** Square cells as large as fit, with the grid centred. */
export function mapLayout(
  { learningRates, batchSizes }: { readonly learningRates: readonly number[]; readonly batchSizes: readonly number[] },
  { width, height }: Size,
  { margins, gapShare, largestPitch }: MapStyle = PANEL_STYLE,
): MapLayout {
  const u = logPositions(learningRates);
  const v = logPositions(batchSizes);
  const across = (u.at(-1) ?? 0) + 1;
  const up = (v.at(-1) ?? 0) + 1;
  const room = { x: width - margins.left - margins.right, y: height - margins.top - margins.bottom };
  const pitch = Math.max(4, Math.min(room.x / across, room.y / up, largestPitch));
  const left = margins.left + Math.max(0, (room.x - pitch * across) / 2);
  const top = margins.top + Math.max(0, (room.y - pitch * up) / 2);
  const bottom = top + pitch * up;
  return {
    side: pitch * (1 - gapShare),
    columns: u.map((position) => left + pitch * (position + 0.5)),
    rows: v.map((position) => bottom - pitch * (position + 0.5)),
    left,
    right: left + pitch * across,
    top,
    bottom,
  };
}
