import { CellCurveBuilder, type CellCurveOptions, type CurvePoint, wholeRuns } from '../sweep/results/cell-curve.ts';
import { type Clock, clockOf } from '../sweep/results/clock.ts';
import type { RecordedProbe, TraceColumns, TraceStore } from '../sweep/results/trace-store.ts';
import type { RunId } from '../sweep/sweep-plan.ts';
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
  readonly runs: readonly RunId[];
  readonly columns: readonly TraceColumns[];
  readonly builder: CellCurveBuilder;
  /** Of the cell that was seen last. */
  results: Cell['results'];
  haveEnded: boolean;
  /** Number of samples that were read; the curve changes with it and with `haveEnded` only. */
  samples: number;
  points: readonly CurvePoint[];
}

/** By probe and options, then cell. */
const held = new WeakMap<TraceStore, Map<string, Map<string, Held>>>();

const samplesIn = (columns: readonly TraceColumns[]) => columns.reduce((sum, { length }) => sum + length, 0);

const areEqual = (a: readonly RunId[], b: readonly RunId[]) => a.length === b.length && a.every((id, i) => id === b[i]);

/** What is held of a cell's curve, made anew where it is over other runs than before. */
function heldOf(before: Held | undefined, results: Cell['results'], build: (whole: Cell['results']) => Held): Held {
  if (before?.results === results) return before;
  const whole = wholeRuns(results);
  const runs = whole.map(({ run: { id } }) => id);
  const own = before && areEqual(before.runs, runs) ? before : build(whole);
  const haveEnded = whole.every(({ outcome }) => outcome !== null);
  if (own.haveEnded !== haveEnded) own.samples = -1;
  return Object.assign(own, { results, haveEnded });
}

/** Reads the curves of cells, which keep the same points for as long as nothing has been added to the cell: what is drawn from them can be kept. */
function curveReader(traces: TraceStore, probe: RecordedProbe, options: CellCurveOptions) {
  const name = `${probe} ${options.centre} ${options.axis}`;
  const ofSweep = held.get(traces) ?? new Map<string, Map<string, Held>>();
  held.set(traces, ofSweep);
  const curves = ofSweep.get(name) ?? new Map<string, Held>();
  ofSweep.set(name, curves);
  return ({ results, learningRate, batchSize }: Cell): readonly CurvePoint[] => {
    const key = `${learningRate} ${batchSize}`;
    const own = heldOf(curves.get(key), results, (whole) => ({
      runs: whole.map(({ run: { id } }) => id),
      columns: whole.map(({ run: { id } }) => traces.columns(id, probe)),
      builder: new CellCurveBuilder(whole, traces, probe, options),
      results,
      haveEnded: false,
      samples: -1,
      points: [],
    }));
    curves.set(key, own);
    const samples = samplesIn(own.columns);
    if (own.samples !== samples) {
      own.points = own.builder.read(own.haveEnded);
      own.samples = samples;
    }
    return own.points;
  };
}

/** The mean or median curves of all cells, by batch size, then learning rate. */
export function cellCurves(sweep: BoardSweep, probe: RecordedProbe, options: CellCurveOptions = {}): CellCurve[] {
  const pointsOf = curveReader(sweep.traces, probe, options);
  return cellsOf(sweep).map((cell) => ({
    cell,
    ratio: cell.learningRate / cell.batchSize,
    points: pointsOf(cell),
  }));
}

/** A point of a curve at a time on a clock. */
export interface TimedPoint extends CurvePoint {
  readonly time: number;
}

const timedBefore = new WeakMap<readonly CurvePoint[], Map<Clock, readonly TimedPoint[]>>();

/** A curve against a clock, without its start at time 0, which a log axis cannot show. The same points while the curve has the same. */
export function timedPoints(sweep: BoardSweep, { cell, points }: CellCurve, clock: Clock): readonly TimedPoint[] {
  const ofPoints = timedBefore.get(points) ?? new Map<Clock, readonly TimedPoint[]>();
  timedBefore.set(points, ofPoints);
  const known = ofPoints.get(clock);
  if (known) return known;
  const time = clockOf(sweep.plan, clock);
  const [first] = cell.results;
  const timed = first
    ? points.filter(({ step }) => step > 0).map((point) => ({ ...point, time: time(first.run, point.step) }))
    : [];
  ofPoints.set(clock, timed);
  return timed;
}
