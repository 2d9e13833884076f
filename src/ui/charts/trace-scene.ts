import { type AxisKind, createScale, type Domain, kindShowing } from '../../figure/axes/scale.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { type Clock, clockOf } from '../../sweep/results/clock.ts';
import type { RecordedProbe } from '../../sweep/results/trace-store.ts';
import type { Run } from '../../sweep/sweep-plan.ts';
import type { Frame } from './frame.ts';
import type { TraceLine, TracePoint } from './trace-line.ts';

export interface TraceView {
  readonly probes: readonly RecordedProbe[];
  /** Probes drawn dashed; by default those measured on the test set. */
  readonly dashed?: readonly RecordedProbe[];
  readonly timeAxis: Clock;
  readonly xKind: AxisKind;
  /** Default: log, replaced by symmetric-log if there are values ≤ 0. */
  readonly yKind?: AxisKind;
  /** The value axis ends at this multiple of the largest initial value; a diverged run may reach 10³⁰. */
  readonly ceiling: number;
}

/** A log axis of time cannot show step 0. */
const isOnTimeAxis = (step: number, xKind: AxisKind) => step > 0 || xKind === 'linear';

type Kinds = Pick<TraceView, 'xKind' | 'yKind'>;

export interface TraceExtents {
  readonly x: Domain | null;
  readonly y: Domain | null;
  /** The kind of value axis that shows all values. */
  readonly yKind: AxisKind;
}

/** The ranges of time and of values that the traces cover so far. */
export function traceExtents(
  { plan, traces }: BoardSweep,
  { probes, timeAxis, xKind, yKind = 'log', ceiling }: TraceView,
): TraceExtents {
  const time = clockOf(plan, timeAxis);
  let [firstX, lastX, initial] = [Number.POSITIVE_INFINITY, 0, 0];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const run of plan.runs)
    for (const probe of probes) {
      const trace = traces.trace(run.id, probe);
      const first = Math.abs(trace[0]?.value ?? 0);
      if (first > initial) initial = first;
      for (const { step, value } of trace) {
        if (!Number.isFinite(value) || !isOnTimeAxis(step, xKind)) continue;
        const x = time(run, step);
        if (x < firstX) firstX = x;
        if (x > lastX) lastX = x;
        if (value < low) low = value;
        if (value > high) high = value;
      }
    }
  const shownKind = kindShowing(yKind, low);
  if (low > high) return { x: null, y: null, yKind };
  const most = initial > 0 ? ceiling * initial : Number.POSITIVE_INFINITY;
  return {
    x: firstX <= lastX && lastX > 0 ? [firstX, lastX] : null,
    y: shownKind === 'log' ? [low, Math.max(low, Math.min(high, most))] : [Math.max(low, -most), Math.min(high, most)],
    yKind: shownKind,
  };
}

/** Scales of a plot of traces; by default values are on a log axis. */
export function traceScales(frame: Frame, x: Domain, y: Domain, { xKind, yKind = 'log' }: Kinds) {
  return {
    x: createScale(xKind, x, [frame.left, frame.right]),
    y: createScale(yKind, y, [frame.bottom, frame.top]),
  };
}

interface LineOptions {
  readonly frame: Frame;
  readonly scales: ReturnType<typeof traceScales>;
  readonly view: TraceView;
  colourOf(run: Run): string;
}

/** One line per run and probe that has a point in the plot; a line that leaves over the top of a log axis ends there. */
export function traceLines(
  { plan, traces }: BoardSweep,
  { frame, scales: { x, y }, view, colourOf }: LineOptions,
): TraceLine[] {
  const time = clockOf(plan, view.timeAxis);
  const endsAtTop = (view.yKind ?? 'log') === 'log';
  const lines: TraceLine[] = [];
  for (const probe of view.probes)
    for (const run of plan.runs) {
      const points: TracePoint[] = [];
      for (const sample of traces.trace(run.id, probe)) {
        const { step, value } = sample;
        // A run whose value became ∞ leaves over the top of a log axis.
        if (!(Number.isFinite(value) || (endsAtTop && value > 0)) || !isOnTimeAxis(step, view.xKind)) continue;
        const height = Number.isFinite(value) ? y(value) : Number.NEGATIVE_INFINITY;
        points.push({ x: x(time(run, step)), y: Math.max(frame.top, Math.min(frame.bottom, height)), sample });
        if (endsAtTop && !(height >= frame.top)) break; // diverged
      }
      const [first, ...others] = points;
      const dashed = view.dashed ? view.dashed.includes(probe) : probe.startsWith('test');
      if (first) lines.push({ run, probe, points: [first, ...others], colour: colourOf(run), dashed });
    }
  return lines;
}
