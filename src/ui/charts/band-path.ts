import { area, curveMonotoneX, line } from 'd3';

/** A point of a curve with its band, in pixels. */
export interface BandPoint {
  readonly x: number;
  readonly y: number;
  /** Ends of the band; NaN where there is none. */
  readonly top: number;
  readonly bottom: number;
}

/** What d3 can draw into: an svg path, or a canvas. */
type Target = CanvasRenderingContext2D | null;

/** The curve through the points; monotone between two of them, so that it shows no extreme that was not measured. */
const curveThrough = (target: Target) =>
  line<BandPoint>()
    .x(({ x }) => x)
    .y(({ y }) => y)
    .curve(curveMonotoneX)
    .context(target);

const bandThrough = (target: Target) =>
  area<BandPoint>()
    .defined(({ top, bottom }) => Number.isFinite(top) && Number.isFinite(bottom))
    .x(({ x }) => x)
    .y0(({ bottom }) => bottom)
    .y1(({ top }) => top)
    .curve(curveMonotoneX)
    .context(target);

const PATHS = { line: curveThrough(null).digits(1), band: bandThrough(null).digits(1) };

/** As data of an svg path; '' for no points. */
export const curvePath = (points: readonly BandPoint[]): string => PATHS.line(points) ?? '';
export const bandPath = (points: readonly BandPoint[]): string => PATHS.band(points) ?? '';

/** Added to the path of a canvas. */
export function traceLine(context: CanvasRenderingContext2D, points: readonly BandPoint[]): void {
  curveThrough(context)(points);
}
export function traceBand(context: CanvasRenderingContext2D, points: readonly BandPoint[]): void {
  bandThrough(context)(points);
}
