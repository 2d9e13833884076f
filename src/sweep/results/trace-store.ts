import { SCALAR_PROBE_IDS, type ScalarProbeId } from '../../probes/scalar/registry.ts';
import type { RunId } from '../sweep-plan.ts';

/** Any scalar probe can be recorded; the name under which layers that do not import `probes` know it. */
export type RecordedProbe = ScalarProbeId;

export interface Sample {
  readonly run: RunId;
  readonly probe: RecordedProbe;
  readonly step: number;
  readonly value: number;
  /** Half-width within which the exact value lies, in the unit of the value; absent where only rounding is in play. */
  readonly error?: number;
  /** False where an iterative measurement stopped at its cap. */
  readonly converged?: boolean;
}

export type Trace = readonly Sample[];

/** All samples of a sweep, by run and probe, in order of step. Appending is the only change; nothing is dropped. */
export interface TraceStore {
  append(samples: readonly Sample[]): void;
  trace(run: RunId, probe: RecordedProbe): Trace;
  last(run: RunId, probe: RecordedProbe): Sample | undefined;
  /** Every sample, by run, then probe, then step. */
  all(): Sample[];
}

const NOTHING: Trace = [];

export function createTraceStore(): TraceStore {
  const traces = new Map<string, Sample[]>();
  const key = (run: RunId, probe: RecordedProbe) => `${run} ${probe}`;
  return {
    append(samples) {
      for (const sample of samples) {
        const name = key(sample.run, sample.probe);
        const trace = traces.get(name);
        if (trace) trace.push(sample);
        else traces.set(name, [sample]);
      }
    },
    trace: (run, probe) => traces.get(key(run, probe)) ?? NOTHING,
    last: (run, probe) => traces.get(key(run, probe))?.at(-1),
    all() {
      const order = (sample: Sample) => SCALAR_PROBE_IDS.indexOf(sample.probe);
      return [...traces.values()].flat().sort((a, b) => a.run - b.run || order(a) - order(b) || a.step - b.step);
    },
  };
}
