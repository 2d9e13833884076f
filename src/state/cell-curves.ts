import { type CellCurveOptions, type CurvePoint, cellCurve } from '../sweep/results/cell-curve.ts';
import { type Clock, clockOf } from '../sweep/results/clock.ts';
import type { RecordedProbe, TraceStore } from '../sweep/results/trace-store.ts';
import type { BoardSweep } from './app-state.ts';
import { type Cell, cellsOf } from './selectors.ts';

/** The curve of a cell. */
export interface CellCurve {
  readonly cell: Cell;
  readonly ratio: number;
  readonly points: readonly CurvePoint[];
}

interface Held {
  /** Number of samples and of ended runs: the curve changes with these only. */
  readonly signature: string;
  readonly points: readonly CurvePoint[];
}

const held = new WeakMap<TraceStore, Map<string, Held>>();

/** The same points for as long as nothing has been added to the cell, so that what is drawn from them can be kept. */
function pointsOf(
  { results, learningRate, batchSize }: Cell,
  traces: TraceStore,
  probe: RecordedProbe,
  options: CellCurveOptions,
) {
  const ofSweep = held.get(traces) ?? new Map<string, Held>();
  held.set(traces, ofSweep);
  const key = `${probe} ${options.centre} ${options.axis} ${learningRate} ${batchSize}`;
  const samples = results.reduce((sum, { run }) => sum + traces.columns(run.id, probe).length, 0);
  const ended = results.filter(({ outcome }) => outcome !== null).length;
  const signature = `${samples} ${ended}`;
  const known = ofSweep.get(key);
  if (known?.signature === signature) return known.points;
  const points = cellCurve(results, traces, probe, options);
  ofSweep.set(key, { signature, points });
  return points;
}

/** The mean or median curves of all cells, by batch size, then learning rate. */
export const cellCurves = (sweep: BoardSweep, probe: RecordedProbe, options: CellCurveOptions = {}): CellCurve[] =>
  cellsOf(sweep).map((cell) => ({
    cell,
    ratio: cell.learningRate / cell.batchSize,
    points: pointsOf(cell, sweep.traces, probe, options),
  }));

/** A point of a curve at a time on a clock. */
export interface TimedPoint extends CurvePoint {
  readonly time: number;
}

/** A curve against a clock, without its start at time 0, which a log axis cannot show. */
export function timedPoints(sweep: BoardSweep, { cell, points }: CellCurve, clock: Clock): TimedPoint[] {
  const time = clockOf(sweep.plan, clock);
  const [first] = cell.results;
  if (!first) return [];
  return points.filter(({ step }) => step > 0).map((point) => ({ ...point, time: time(first.run, point.step) }));
}
