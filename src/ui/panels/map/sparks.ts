import { scaleSymlog } from 'd3';
import { createScale } from '../../../figure/axes/scale.ts';
import type { BoardSweep } from '../../../state/app-state.ts';
import type { Cell } from '../../../state/selectors.ts';
import type { TraceStore } from '../../../sweep/results/trace-store.ts';
import { everyKth } from '../../charts/every-kth.ts';

/** The common scale of the miniatures of all cells. */
export interface SparkScale {
  x(step: number): number;
  y(loss: number): number;
}

const LEAST_SIDE = 34;
const MOST_POINTS = 28;
const PADDING = 5;
/** The top of a large cell is kept free for its number. */
const TOP_SHARE = 0.42;

/** Null if cells are too small for a miniature. */
export function sparkScale({ plan, traces }: BoardSweep, side: number): SparkScale | null {
  if (side < LEAST_SIDE) return null;
  let lastStep = 10;
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const run of plan.runs) {
    const trace = traces.columns(run.id, 'trainLoss');
    if (trace.length === 0) continue;
    const [first, last] = [trace.value(0), trace.value(trace.length - 1)];
    lastStep = Math.max(lastStep, trace.step(trace.length - 1));
    if (last > 0) low = Math.min(low, last);
    if (Number.isFinite(first)) high = Math.max(high, first);
  }
  if (!(high > 0)) return null;
  low = Math.min(low, high / 10);
  const top = side * TOP_SHARE;
  const x = scaleSymlog([0, lastStep], [PADDING, side - PADDING]);
  const y = createScale('log', [low, high], [side - PADDING - 2, top]);
  return { x, y: (loss) => Math.max(top - 4, y(Math.max(loss, low))) };
}

/** Training loss of the runs of a cell that have not diverged, as one path. */
export function sparkPath(cell: Cell, traces: TraceStore, scale: SparkScale): string {
  const parts: string[] = [];
  for (const { run, outcome } of cell.results) {
    if (outcome === 'diverged') continue;
    const trace = traces.columns(run.id, 'trainLoss');
    for (const index of everyKth(trace.length, MOST_POINTS)) {
      const value = trace.value(index);
      if (Number.isFinite(value))
        parts.push(`${index === 0 ? 'M' : 'L'}${scale.x(trace.step(index)).toFixed(1)},${scale.y(value).toFixed(1)}`);
    }
  }
  return parts.join('');
}
