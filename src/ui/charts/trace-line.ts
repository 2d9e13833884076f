import type { Interval } from '../../math/interval.ts';
import type { RecordedProbe, Sample } from '../../sweep/results/trace-store.ts';
import type { Run, RunId } from '../../sweep/sweep-plan.ts';
import type { BandPoint } from './band-path.ts';

/** A sample of a run and its position in pixels. */
export interface TracePoint {
  readonly x: number;
  readonly y: number;
  readonly sample: Sample;
}

/** What a line shows of all runs of a cell. */
export interface CellSummary {
  readonly runs: readonly RunId[];
  /** Of the centre, at every point of the line. */
  readonly intervals: readonly Interval[];
  readonly band: readonly BandPoint[];
  readonly centre: 'mean' | 'median';
  /** "8 seeds" */
  readonly units: string;
}

/** The curve of one probe of one run, or of all runs of a cell. */
export interface TraceLine {
  /** Of a cell: its first run. */
  readonly run: Run;
  readonly cell?: CellSummary;
  readonly probe: RecordedProbe;
  readonly points: readonly [TracePoint, ...TracePoint[]];
  readonly colour: string;
  /** A second probe in one figure. */
  readonly dashed: boolean;
  /** One of the runs behind the line of a cell: thin. */
  readonly isDetail?: boolean;
  /** Which of two sweeps it is of, where two are in one figure. */
  readonly of?: 'A' | 'B';
}

/** Whether a line, or a run of its cell, is among the highlighted ones. */
export const isLit = ({ run, cell }: TraceLine, highlighted: ReadonlySet<RunId>): boolean =>
  cell ? cell.runs.some((id) => highlighted.has(id)) : highlighted.has(run.id);

/** How a line is drawn: in the colour of its run, emphasised if highlighted, grey if another run is. */
export interface DrawnLine {
  readonly line: TraceLine;
  readonly colour: string;
  readonly width: number;
  readonly opacity: number;
  /** Of the band of a cell. */
  readonly bandOpacity: number;
}

const SOLID: readonly number[] = [];
const DASH: readonly number[] = [6, 4];
const DOTS: readonly number[] = [1.5, 3];
const DASH_DOTS: readonly number[] = [8, 3, 1.5, 3];

/** Lengths of strokes and gaps. With two sweeps in one figure the dash says of which a curve is, and dots are the second probe. */
export function strokeOf({ dashed, of }: Pick<TraceLine, 'dashed' | 'of'>): readonly number[] {
  if (of === 'B') return dashed ? DASH_DOTS : DASH;
  if (!dashed) return SOLID;
  return of === 'A' ? DOTS : DASH;
}

/** Lines in painting order: highlighted ones last; the others are faint if anything is highlighted. */
export function paintOrder(
  lines: readonly TraceLine[],
  highlighted: ReadonlySet<RunId> | null,
  faint: string,
): DrawnLine[] {
  const crowd = lines.length > 60;
  if (!highlighted)
    return lines.map((line) => ({
      line,
      colour: line.colour,
      width: line.dashed ? 1 : line.cell ? 2 : crowd ? 1.25 : 1.5,
      opacity: line.dashed ? (line.cell ? 0.7 : 0.45) : crowd ? 0.75 : 0.9,
      bandOpacity: line.dashed ? 0 : 0.12,
    }));
  const behind: DrawnLine[] = [];
  const front: DrawnLine[] = [];
  for (const line of lines) {
    if (isLit(line, highlighted)) {
      const width = line.isDetail ? 0.75 : line.dashed ? 1.5 : line.cell ? 2.75 : 2;
      front.push({ line, colour: line.colour, width, opacity: 1, bandOpacity: line.dashed ? 0.08 : 0.2 });
    } else if (!line.dashed) behind.push({ line, colour: faint, width: 1, opacity: 0.6, bandOpacity: 0 });
  }
  return [...behind, ...front];
}

/** Lines of two sweeps in painting order: what is highlighted of either above all that is not. */
export const paintedTogether = (a: readonly DrawnLine[], b: readonly DrawnLine[]): DrawnLine[] =>
  [...b, ...a].sort((one, other) => Number(one.opacity === 1) - Number(other.opacity === 1));

/** SVG path data of a line, to a tenth of a pixel; of one point a line of no length, which round ends make a dot. */
export const pathData = ({ points }: TraceLine): string =>
  `M${points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}${points.length === 1 ? 'h0' : ''}`;

export interface NearestPoint extends TracePoint {
  readonly line: TraceLine;
}

/** The point of any line nearest to (x, y), at most `reach` pixels away. */
export function nearestPoint(lines: readonly TraceLine[], x: number, y: number, reach = 24): NearestPoint | null {
  let best: NearestPoint | null = null;
  let least = reach * reach;
  for (const line of lines)
    for (const point of line.points) {
      const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
      if (distance >= least) continue;
      least = distance;
      best = { line, ...point };
    }
  return best;
}
