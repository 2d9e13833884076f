import type { TraceColumns } from '../../sweep/results/trace-store.ts';

/** The ranges of the finite values of a trace and of their steps; `low > high` where there is none. */
export interface TraceExtent {
  firstStep: number;
  lastStep: number;
  low: number;
  high: number;
}

const nothing = (): TraceExtent => ({
  firstStep: Number.POSITIVE_INFINITY,
  lastStep: 0,
  low: Number.POSITIVE_INFINITY,
  high: Number.NEGATIVE_INFINITY,
});

interface Held {
  seen: number;
  insertions: number;
  readonly whole: TraceExtent;
  /** Without step 0, which has no place on a log axis. */
  readonly trained: TraceExtent;
}

const held = new WeakMap<TraceColumns, Held>();

function extend(extent: TraceExtent, step: number, value: number): void {
  if (step < extent.firstStep) extent.firstStep = step;
  if (step > extent.lastStep) extent.lastStep = step;
  if (value < extent.low) extent.low = value;
  if (value > extent.high) extent.high = value;
}

/** The extents of a trace so far, with and without step 0. Each sample is read once, however often this is asked. */
export function extentsOf(trace: TraceColumns): Readonly<Record<'whole' | 'trained', Readonly<TraceExtent>>> {
  const before = held.get(trace);
  const { insertions } = trace;
  const own =
    before?.insertions === insertions ? before : { seen: 0, insertions, whole: nothing(), trained: nothing() };
  held.set(trace, own);
  for (; own.seen < trace.length; own.seen++) {
    const [step, value] = [trace.step(own.seen), trace.value(own.seen)];
    if (!Number.isFinite(value)) continue;
    extend(own.whole, step, value);
    if (step > 0) extend(own.trained, step, value);
  }
  return own;
}
