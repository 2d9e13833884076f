import { CellCurveBuilder, type CellCurveOptions, type CurvePoint, wholeRuns } from '../sweep/results/cell-curve.ts';
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
  /** The runs that the curve is over: another curve once one of them has diverged. */
  readonly runs: string;
  readonly builder: CellCurveBuilder;
  /** Number of samples and whether all have ended: the curve changes with these only. */
  signature: string;
  points: readonly CurvePoint[];
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
  const whole = wholeRuns(results);
  const runs = whole.map(({ run: { id } }) => id).join(' ');
  const before = ofSweep.get(key);
  const own: Held =
    before?.runs === runs
      ? before
      : { runs, builder: new CellCurveBuilder(whole, traces, probe, options), signature: '', points: [] };
  ofSweep.set(key, own);
  const columns = whole.map(({ run }) => traces.columns(run.id, probe));
  const samples = columns.reduce((sum, { length }) => sum + length, 0);
  const haveEnded = whole.every(({ outcome }) => outcome !== null);
  const signature = `${samples} ${haveEnded}`;
  if (own.signature !== signature) {
    own.points = own.builder.read(haveEnded);
    own.signature = signature;
  }
  return own.points;
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
