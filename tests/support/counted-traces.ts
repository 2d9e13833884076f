import type { RecordedProbe, TraceColumns, TraceStore } from '../../src/sweep/results/trace-store.ts';

/** A store whose reads of single samples are counted. */
export interface CountedTraces {
  readonly traces: TraceStore;
  /** Samples read since the last call. */
  takeReads(): number;
}

export function countedTraces(store: TraceStore): CountedTraces {
  let reads = 0;
  const counted = <R>(read: R): R => {
    reads++;
    return read;
  };
  const known = new Map<TraceColumns, TraceColumns>();
  const columns = (run: number, probe: RecordedProbe): TraceColumns => {
    const own = store.columns(run, probe);
    const seen: TraceColumns = known.get(own) ?? {
      get length() {
        return own.length;
      },
      get insertions() {
        return own.insertions;
      },
      step: (index) => counted(own.step(index)),
      value: (index) => counted(own.value(index)),
      sample: (index) => counted(own.sample(index)),
    };
    known.set(own, seen);
    return seen;
  };
  const whole = (samples: readonly unknown[]) => {
    reads += samples.length;
  };
  return {
    traces: {
      append: (samples) => store.append(samples),
      columns,
      trace(run, probe) {
        const trace = store.trace(run, probe);
        whole(trace);
        return trace;
      },
      last: (run, probe) => counted(store.last(run, probe)),
      *inOrder() {
        for (const sample of store.inOrder()) yield counted(sample);
      },
      all() {
        const all = store.all();
        whole(all);
        return all;
      },
    },
    takeReads() {
      const taken = reads;
      reads = 0;
      return taken;
    },
  };
}
