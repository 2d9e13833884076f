import type { RecordedProbe } from '../../sweep/results/trace-store.ts';
import type { RunId } from '../../sweep/sweep-plan.ts';

/** One run's curve in pixels: x₀, y₀, x₁, y₁, …; `samples[i]` is the index of point i in the run's trace. */
export interface TraceLine {
  readonly run: RunId;
  readonly probe: RecordedProbe;
  readonly points: readonly number[];
  readonly samples: readonly number[];
  readonly colour: string;
  readonly dashed: boolean;
}

/** How a line is drawn now: colour of its run, grey behind a highlight, or strong in front. */
export interface DrawnLine {
  readonly line: TraceLine;
  readonly colour: string;
  readonly width: number;
  readonly opacity: number;
}

export const DASH: readonly number[] = [6, 4];

/** Lines in the order they are painted: highlighted ones last, others faint where anything is highlighted. */
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
    if (highlighted.has(line.run)) front.push({ line, colour: line.colour, width: line.dashed ? 1.5 : 2, opacity: 1 });
    else if (!line.dashed) behind.push({ line, colour: faint, width: 1, opacity: 0.6 });
  }
  return [...behind, ...front];
}

/** SVG path data of a line, to a tenth of a pixel. */
export function pathData({ points }: TraceLine): string {
  const parts: string[] = [];
  for (let i = 0; i < points.length; i += 2)
    parts.push(`${i === 0 ? 'M' : 'L'}${points[i].toFixed(1)},${points[i + 1].toFixed(1)}`);
  return parts.join('');
}

export interface NearestPoint {
  readonly line: TraceLine;
  readonly sample: number;
  readonly x: number;
  readonly y: number;
}

/** The point of any line nearest to (x, y), at most `reach` pixels away. */
export function nearestPoint(lines: readonly TraceLine[], x: number, y: number, reach = 24): NearestPoint | null {
  let best: NearestPoint | null = null;
  let least = reach * reach;
  for (const line of lines) {
    const { points } = line;
    for (let i = 0; i < points.length; i += 2) {
      const distance = (points[i] - x) ** 2 + (points[i + 1] - y) ** 2;
      if (distance >= least) continue;
      least = distance;
      best = { line, sample: line.samples[i / 2], x: points[i], y: points[i + 1] };
    }
  }
  return best;
}
