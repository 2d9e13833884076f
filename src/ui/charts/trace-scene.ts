import { scaleLinear, scaleLog } from 'd3';
import { stepsPerEpoch } from '../../engine/batch-order.ts';
import type { BoardSweep, TimeAxis } from '../../state/app-state.ts';
import type { Run, SweepPlan } from '../../sweep/plan.ts';
import type { Probe } from '../../sweep/trace-store.ts';
import type { AxisKind } from './axis-ticks.ts';
import type { Frame } from './frame.ts';
import type { Domain } from './growing-domain.ts';
import type { TraceLine } from './trace-line.ts';

/** A step of a run on the chosen time axis. */
export function timeOf({ examples }: Pick<SweepPlan, 'examples'>, axis: TimeAxis): (run: Run, step: number) => number {
  if (axis === 'epochs') return (run, step) => step / stepsPerEpoch(examples, run.batchSize);
  if (axis === 'etaSteps') return (run, step) => run.learningRate * step;
  return (_, step) => step;
}

export interface TraceView {
  readonly probes: readonly Probe[];
  readonly timeAxis: TimeAxis;
  readonly xKind: AxisKind;
  /** A diverged run may reach 10³⁰: the axis follows no value above this multiple of the largest initial one. */
  readonly ceiling: number;
}

export interface TraceExtents {
  readonly x: Domain | null;
  readonly y: Domain | null;
}

/** The stretch of time and of (positive) values that the traces cover so far. */
export function traceExtents(
  { plan, traces }: BoardSweep,
  { probes, timeAxis, xKind, ceiling }: TraceView,
): TraceExtents {
  const time = timeOf(plan, timeAxis);
  let [firstX, lastX, low, high, initial] = [Number.POSITIVE_INFINITY, 0, Number.POSITIVE_INFINITY, 0, 0];
  for (const run of plan.runs)
    for (const probe of probes) {
      const trace = traces.trace(run.id, probe);
      if (trace.length > 0 && trace[0].value > initial) initial = trace[0].value;
      for (const { step, value } of trace) {
        if (!(value > 0 && Number.isFinite(value))) continue;
        if (step > 0 || xKind === 'linear') {
          const x = time(run, step);
          if (x < firstX) firstX = x;
          if (x > lastX) lastX = x;
        }
        if (value < low) low = value;
        if (value > high) high = value;
      }
    }
  if (!(high > 0)) return { x: null, y: null };
  return {
    x: firstX <= lastX && lastX > 0 ? [firstX, lastX] : null,
    y: [low, Math.max(low, Math.min(high, ceiling * initial))],
  };
}

/** Scales of a plot of traces: values are always on a log axis. */
export function traceScales(frame: Frame, x: Domain, y: Domain, xKind: AxisKind) {
  const make = xKind === 'log' ? scaleLog : scaleLinear;
  return { x: make([...x], [frame.left, frame.right]), y: scaleLog([...y], [frame.bottom, frame.top]) };
}

interface LineOptions {
  readonly frame: Frame;
  readonly scales: ReturnType<typeof traceScales>;
  readonly view: TraceView;
  colourOf(run: Run): string;
}

/** One line per run and probe with a point in the plot. Values off a log axis leave none; a line ends at the top edge. */
export function traceLines(
  { plan, traces }: BoardSweep,
  { frame, scales: { x, y }, view, colourOf }: LineOptions,
): TraceLine[] {
  const time = timeOf(plan, view.timeAxis);
  const lines: TraceLine[] = [];
  for (const probe of view.probes)
    for (const run of plan.runs) {
      const points: number[] = [];
      const samples: number[] = [];
      const trace = traces.trace(run.id, probe);
      for (let i = 0; i < trace.length; i++) {
        const { step, value } = trace[i];
        if (!(value > 0) || (step === 0 && view.xKind === 'log')) continue;
        points.push(x(time(run, step)), Math.max(frame.top, Math.min(frame.bottom, y(value))));
        samples.push(i);
        if (!(y(value) >= frame.top)) break; // it leaves over the top: a diverged run
      }
      if (points.length > 0)
        lines.push({ run: run.id, probe, points, samples, colour: colourOf(run), dashed: probe.startsWith('test') });
    }
  return lines;
}
