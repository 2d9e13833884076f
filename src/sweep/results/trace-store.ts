import { SCALAR_PROBE_IDS, type ScalarProbeId } from '../../probes/scalar/registry.ts';
import type { RunId } from '../sweep-plan.ts';
import { type ColumnsOf, GrowingColumns, type StepValue } from './trace-columns.ts';

/** Any scalar probe can be recorded; the name under which layers that do not import `probes` know it. */
export type RecordedProbe = ScalarProbeId;

/** What a sample is of. */
interface TraceLabel {
  readonly run: RunId;
  readonly probe: RecordedProbe;
}

export interface Sample extends TraceLabel, StepValue {}

/** One trace as columns. */
export type TraceColumns = ColumnsOf<TraceLabel>;

export type Trace = readonly Sample[];

/** All samples of a sweep, by run and probe, in order of step. Appending is the only change; nothing is dropped. */
export interface TraceStore {
  append(samples: readonly Sample[]): void;
  /** A trace as it is kept, which costs nothing to ask for: what is drawn again and again reads this. */
  columns(run: RunId, probe: RecordedProbe): TraceColumns;
  /** A trace as new objects, whose number is that of its samples. */
  trace(run: RunId, probe: RecordedProbe): Trace;
  last(run: RunId, probe: RecordedProbe): Sample | undefined;
  /** Every sample, by run, then probe, then step; made one by one as they are asked for. */
  inOrder(): Iterable<Sample>;
  /** Every sample in that order, all at once. */
  all(): Sample[];
}

const ORDER = new Map<RecordedProbe, number>(SCALAR_PROBE_IDS.map((id, index) => [id, index]));

/** The order of a sweep's samples everywhere: by run, then probe, then step. */
export function inSampleOrder(samples: readonly Sample[]): Sample[] {
  const order = ({ probe }: Sample) => ORDER.get(probe) ?? -1;
  return [...samples].sort((a, b) => a.run - b.run || order(a) - order(b) || a.step - b.step);
}

function samplesOf(trace: TraceColumns): Sample[] {
  const samples: Sample[] = [];
  for (let index = 0; index < trace.length; index++) samples.push(trace.sample(index));
  return samples;
}

export function createTraceStore(): TraceStore {
  const byRun = new Map<RunId, Map<RecordedProbe, GrowingColumns<RunId, RecordedProbe>>>();
  const columns = (run: RunId, probe: RecordedProbe): GrowingColumns<RunId, RecordedProbe> => {
    let ofRun = byRun.get(run);
    if (!ofRun) byRun.set(run, (ofRun = new Map()));
    let trace = ofRun.get(probe);
    if (!trace) ofRun.set(probe, (trace = new GrowingColumns(run, probe)));
    return trace;
  };
  /** Traces by run, then probe. */
  const tracesInOrder = () =>
    [...byRun]
      .sort(([a], [b]) => a - b)
      .flatMap(([, ofRun]) => SCALAR_PROBE_IDS.flatMap((probe) => ofRun.get(probe) ?? []));
  function* inOrder(): Generator<Sample> {
    for (const trace of tracesInOrder()) for (let index = 0; index < trace.length; index++) yield trace.sample(index);
  }
  return {
    append(samples) {
      for (const sample of samples) columns(sample.run, sample.probe).add(sample);
    },
    columns,
    trace: (run, probe) => samplesOf(columns(run, probe)),
    last(run, probe) {
      const trace = columns(run, probe);
      return trace.length > 0 ? trace.sample(trace.length - 1) : undefined;
    },
    inOrder,
    all: () => tracesInOrder().flatMap(samplesOf),
  };
}
