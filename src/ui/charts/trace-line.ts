import type { RecordedProbe, Sample } from '../../sweep/results/trace-store.ts';
import type { Run, RunId } from '../../sweep/sweep-plan.ts';

/** A sample of a run and its position in pixels. */
export interface TracePoint {
  readonly x: number;
  readonly y: number;
  readonly sample: Sample;
}

/** The curve of one probe of one run. */
export interface TraceLine {
  readonly run: Run;
  readonly probe: RecordedProbe;
  readonly points: readonly [TracePoint, ...TracePoint[]];
  readonly colour: string;
  readonly dashed: boolean;
}

/** How a line is drawn: in the colour of its run, emphasised if highlighted, grey if another run is. */
export interface DrawnLine {
  readonly line: TraceLine;
  readonly colour: string;
  readonly width: number;
  readonly opacity: number;
}

export const DASH: readonly number[] = [6, 4];

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
      width: line.dashed ? 1 : crowd ? 1.25 : 1.5,
      opacity: line.dashed ? 0.45 : crowd ? 0.75 : 0.9,
    }));
  const behind: DrawnLine[] = [];
  const front: DrawnLine[] = [];
  for (const line of lines) {
    if (highlighted.has(line.run.id))
      front.push({ line, colour: line.colour, width: line.dashed ? 1.5 : 2, opacity: 1 });
    else if (!line.dashed) behind.push({ line, colour: faint, width: 1, opacity: 0.6 });
  }
  return [...behind, ...front];
}

/** SVG path data of a line, to a tenth of a pixel. */
export const pathData = ({ points }: TraceLine): string =>
  `M${points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}`;

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
