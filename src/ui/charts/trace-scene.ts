import { type AxisKind, createScale, type Domain, kindShowing } from '../../figure/axes/scale.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { type Clock, clockOf } from '../../sweep/results/clock.ts';
import type { RecordedProbe, TraceColumns, TraceStore } from '../../sweep/results/trace-store.ts';
import type { Run } from '../../sweep/sweep-plan.ts';
import type { Frame } from './frame.ts';
import { extentsOf } from './trace-extent.ts';
import type { TraceLine } from './trace-line.ts';
import { type Place, TracePoints } from './trace-points.ts';

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
export const isOnTimeAxis = (step: number, xKind: AxisKind) => step > 0 || xKind === 'linear';

type Kinds = Pick<TraceView, 'xKind' | 'yKind'>;

export interface TraceExtents {
  readonly x: Domain | null;
  readonly y: Domain | null;
  /** The kind of value axis that shows all values. */
  readonly yKind: AxisKind;
}

/** What the traces of some probes cover, on a clock: continued as samples come. */
interface Covered {
  readonly runs: readonly { readonly run: Run; readonly trace: TraceColumns; seen: number }[];
  insertions: number;
  firstX: number;
  lastX: number;
  low: number;
  high: number;
  /** The largest initial value. */
  initial: number;
}

const coveredBefore = new WeakMap<TraceStore, Map<string, Covered>>();

const startCovering = (runs: Covered['runs'], insertions: number): Covered => ({
  runs: runs.map((each) => ({ ...each, seen: 0 })),
  insertions,
  firstX: Number.POSITIVE_INFINITY,
  lastX: 0,
  low: Number.POSITIVE_INFINITY,
  high: Number.NEGATIVE_INFINITY,
  initial: 0,
});

const insertionsIn = (runs: Covered['runs']) => runs.reduce((sum, { trace }) => sum + trace.insertions, 0);

/** What is covered so far. Traces to which nothing was added are passed over; all are read again where a sample was put before others. */
function coveredBy({ plan, traces }: BoardSweep, { probes, timeAxis, xKind }: TraceView): Covered {
  const ofStore = coveredBefore.get(traces) ?? new Map<string, Covered>();
  coveredBefore.set(traces, ofStore);
  const key = `${probes} ${timeAxis} ${xKind === 'linear'}`;
  const before = ofStore.get(key);
  const runs =
    before?.runs ??
    plan.runs.flatMap((run) => probes.map((probe) => ({ run, trace: traces.columns(run.id, probe), seen: 0 })));
  const insertions = insertionsIn(runs);
  const own = before?.insertions === insertions ? before : startCovering(runs, insertions);
  ofStore.set(key, own);
  const time = clockOf(plan, timeAxis);
  for (const each of own.runs) {
    const { run, trace } = each;
    if (trace.length === each.seen) continue;
    each.seen = trace.length;
    own.initial = Math.max(own.initial, Math.abs(trace.value(0)) || 0);
    const shown = extentsOf(trace)[xKind === 'linear' ? 'whole' : 'trained'];
    if (shown.low > shown.high) continue;
    // Time increases with the step.
    own.firstX = Math.min(own.firstX, time(run, shown.firstStep));
    own.lastX = Math.max(own.lastX, time(run, shown.lastStep));
    own.low = Math.min(own.low, shown.low);
    own.high = Math.max(own.high, shown.high);
  }
  return own;
}

/** The ranges of time and of values that the traces cover so far. */
export function traceExtents(sweep: BoardSweep, view: TraceView): TraceExtents {
  const { yKind = 'log', ceiling } = view;
  const { firstX, lastX, low, high, initial } = coveredBy(sweep, view);
  const shownKind = kindShowing(yKind, low);
  if (low > high) return { x: null, y: null, yKind };
  const most = initial > 0 ? ceiling * initial : Number.POSITIVE_INFINITY;
  return {
    x: firstX <= lastX && lastX > 0 ? [firstX, lastX] : null,
    y: shownKind === 'log' ? [low, Math.max(low, Math.min(high, most))] : [Math.max(low, -most), Math.min(high, most)],
    yKind: shownKind,
  };
}

const union = (a: Domain | null, b: Domain | null): Domain | null =>
  a && b ? [Math.min(a[0], b[0]), Math.max(a[1], b[1])] : (a ?? b);

/** The ranges that hold the traces of two sweeps; an axis that shows values ≤ 0 of one shows those of both. */
export const unionOfExtents = (a: TraceExtents, b: TraceExtents): TraceExtents => ({
  x: union(a.x, b.x),
  y: union(a.y, b.y),
  yKind: a.yKind === 'log' ? b.yKind : a.yKind,
});

/** Scales of a plot of traces; by default values are on a log axis. */
export function traceScales(frame: Frame, x: Domain, y: Domain, { xKind, yKind = 'log' }: Kinds) {
  return {
    x: createScale(xKind, x, [frame.left, frame.right]),
    y: createScale(yKind, y, [frame.bottom, frame.top]),
  };
}

/** The points of lines that were drawn before, for one plan, frame, view and scales; they are continued, not computed again. */
export type HeldPoints = Map<TraceColumns, TracePoints>;

export interface LineOptions {
  readonly frame: Frame;
  readonly scales: ReturnType<typeof traceScales>;
  readonly view: TraceView;
  colourOf(run: Run): string;
  /** See `TraceLine`. */
  readonly of?: TraceLine['of'];
  readonly held?: HeldPoints;
}

/** Where a run's samples are drawn; a run whose value became ∞, or diverged, leaves over the top of a log axis and ends there. */
function placeIn({ frame, scales: { x, y }, view }: LineOptions, timeOf: (step: number) => number): Place {
  const endsAtTop = (view.yKind ?? 'log') === 'log';
  return (step, value) => {
    if (!(Number.isFinite(value) || (endsAtTop && value > 0)) || !isOnTimeAxis(step, view.xKind)) return null;
    const height = Number.isFinite(value) ? y(value) : Number.NEGATIVE_INFINITY;
    return {
      x: x(timeOf(step)),
      y: Math.max(frame.top, Math.min(frame.bottom, height)),
      ends: endsAtTop && !(height >= frame.top),
    };
  };
}

/** Whether the lines of a probe are dashed. */
export const isDashed = ({ dashed }: TraceView, probe: RecordedProbe): boolean =>
  dashed ? dashed.includes(probe) : probe.startsWith('test');

/** One line per run and probe that has a point in the plot; `runs`: of these alone. */
export function traceLines(
  { plan, traces }: BoardSweep,
  options: LineOptions,
  runs: readonly Run[] = plan.runs,
): TraceLine[] {
  const { view, colourOf, of, held = new Map() } = options;
  const time = clockOf(plan, view.timeAxis);
  const lines: TraceLine[] = [];
  for (const probe of view.probes)
    for (const run of runs) {
      const trace = traces.columns(run.id, probe);
      const points =
        held.get(trace) ??
        new TracePoints(
          trace,
          placeIn(options, (step) => time(run, step)),
        );
      held.set(trace, points);
      const [first, ...others] = points.read();
      const dashed = isDashed(view, probe);
      if (first)
        lines.push({ run, probe, points: [first, ...others], colour: colourOf(run), dashed, ...(of && { of }) });
    }
  return lines;
}
