import type { Run, RunId } from '../../sweep/sweep-plan.ts';
import type { EndLabel } from './EndLabels.tsx';
import { formatCount, formatRate } from './format.ts';
import { isLit, type TraceLine } from './trace-line.ts';

const MOST_LABELS = 10;

/** Label of a highlighted cell: both η and B if only one cell is highlighted, else B. */
function nameOf(run: Run, runs: readonly Run[]): string {
  const rates = new Set(runs.map(({ learningRate }) => learningRate));
  const sizes = new Set(runs.map(({ batchSize }) => batchSize));
  if (rates.size === 1 && sizes.size === 1) return `η=${formatRate(run.learningRate)} B=${formatCount(run.batchSize)}`;
  return `B=${formatCount(run.batchSize)}`;
}

/** One label per highlighted cell, at the mean end point of its solid lines; with two sweeps in one figure it begins with its letter. */
export function endLabelsOf(
  lines: readonly TraceLine[],
  runs: readonly Run[],
  highlighted: ReadonlySet<RunId> | null,
): EndLabel[] {
  if (!highlighted) return [];
  const chosen = runs.filter(({ id }) => highlighted.has(id));
  const ends = new Map<string, { run: Run; x: number; y: number; count: number }>();
  const [{ of } = {}] = lines;
  for (const line of lines) {
    const { run, points, dashed } = line;
    if (dashed || !isLit(line, highlighted)) continue;
    const last = points.at(-1) ?? points[0];
    const key = `${run.learningRate} ${run.batchSize}`;
    const at = ends.get(key) ?? { run, x: 0, y: 0, count: 0 };
    ends.set(key, { run, x: Math.max(at.x, last.x), y: at.y + last.y, count: at.count + 1 });
  }
  if (ends.size > MOST_LABELS) return [];
  return [...ends].map(([key, { run, x, y, count }]) => ({
    key: of ? `${of} ${key}` : key,
    text: of ? (ends.size === 1 ? of : `${of}: ${nameOf(run, chosen)}`) : nameOf(run, chosen),
    x,
    y: y / count,
  }));
}
