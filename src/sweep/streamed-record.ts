import { GrowingColumns } from './results/trace-columns.ts';
import { inSampleOrder, type RecordedProbe, type Sample, type TraceStore } from './results/trace-store.ts';
import type { RunId, SweepPlan } from './sweep-plan.ts';
import { createSweepRecord, type SweepRecord } from './sweep-record.ts';

/** A record of a sweep whose samples are kept elsewhere, as on a disk: it has no traces, and nothing that needs them all. */
export type StreamedRecord = Omit<SweepRecord, 'traces' | 'fingerprint' | 'fingerprintSteps' | 'checkpoint'>;

/** Keeps the first and the last sample of each trace, which is what progress and results need. */
function createEndsStore(): TraceStore {
  const traces = new Map<RunId, Map<RecordedProbe, Sample[]>>();
  const ends = (run: RunId, probe: RecordedProbe) => traces.get(run)?.get(probe) ?? [];
  const all = () => inSampleOrder([...traces.values()].flatMap((own) => [...own.values()].flat()));
  return {
    append(samples) {
      for (const sample of samples) {
        const own = traces.get(sample.run) ?? new Map<RecordedProbe, Sample[]>();
        traces.set(sample.run, own);
        own.set(sample.probe, [...ends(sample.run, sample.probe).slice(0, 1), sample]);
      }
    },
    columns(run, probe) {
      const columns = new GrowingColumns(run, probe);
      for (const sample of ends(run, probe)) columns.add(sample);
      return columns;
    },
    trace: ends,
    last: (run, probe) => ends(run, probe).at(-1),
    inOrder: all,
    all,
  };
}

/** The first and the last sample of each trace among some that are in order of step. */
export function endsOf(samples: readonly Sample[]): Sample[] {
  const store = createEndsStore();
  store.append(samples);
  return store.all();
}

/** As `createSweepRecord`; of the samples of `resumed` it needs the ends of traces only (`endsOf`). */
export const createStreamedRecord = (
  plan: SweepPlan,
  options: Pick<Parameters<typeof createSweepRecord>[1], 'pool' | 'resumed' | 'own'>,
): StreamedRecord => createSweepRecord(plan, { ...options, traces: createEndsStore() });
