import type { EngineKind } from '../engine/contract.ts';
import { type PlannedData, planSweep } from '../sweep/plan.ts';
import { canonicalJson } from '../sweep/results/fingerprint.ts';
import { type PackedSamples, packRows, unpackSamples } from '../sweep/results/pack-samples.ts';
import { createTraceStore } from '../sweep/results/trace-store.ts';
import type { FinishedRun } from '../sweep/segment/run-status.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { RunId, SweepPlan } from '../sweep/sweep-plan.ts';
import type { SweepRecord } from '../sweep/sweep-record.ts';
import { type PerformedSweep, runsToTakeOver, settingOf, trainingKey } from '../sweep/take-over.ts';
import type { ReplicateMemory } from './replicate-memory.ts';
import { sweepKey } from './share.ts';

/** A sweep that has ended, as plain data. */
interface KeptSweep {
  readonly spec: SweepSpec;
  readonly engine: EngineKind;
  readonly finished: readonly FinishedRun[];
  readonly samples: readonly PackedSamples[];
}

const keyOf = ({ spec }: SweepPlan) => `sweep ${trainingKey(spec)}`;
const keptOf = (memory: ReplicateMemory, plan: SweepPlan) => (memory.recall(keyOf(plan)) ?? []) as readonly KeptSweep[];

/** Data of the sweep's spec, of which every sweep of the same training has the same plan but for its grid. */
function restored({ spec, engine, finished, samples }: KeptSweep, data: PlannedData): PerformedSweep {
  const traces = createTraceStore();
  for (const packed of samples) traces.append(unpackSamples(packed) ?? []);
  return {
    plan: planSweep(spec, data),
    traces,
    finished: new Map(finished.map((run) => [run.run, run])),
    tasks: [],
    engine,
    switches: [],
    milliseconds: null,
  };
}

/** Of the sweeps in memory, the one of which `plan` can take over the most runs; null where there is none. */
export function recallRuns(memory: ReplicateMemory, plan: SweepPlan, data: PlannedData): PerformedSweep | null {
  const known = keptOf(memory, plan).map((kept) => restored(kept, data));
  const counts = known.map((sweep) => runsToTakeOver(plan, sweep, true).size);
  const most = Math.max(0, ...counts);
  return most > 0 ? (known[counts.indexOf(most)] ?? null) : null;
}

/** Keeps a sweep that has ended, in place of those with no other runs. */
export function keepRuns(memory: ReplicateMemory, record: SweepRecord, data: PlannedData): void {
  const { plan, switches } = record;
  if (switches.length > 0) return;
  const others = keptOf(memory, plan).filter((kept) => {
    const known = restored(kept, data);
    return runsToTakeOver(known.plan, record, true).size < known.plan.runs.length;
  });
  memory.keep(keyOf(plan), [...others, keptSweep(record)]);
}

const keptSweep = ({ plan, traces, finished, engine }: SweepRecord): KeptSweep => ({
  spec: plan.spec,
  engine,
  finished: [...finished.values()],
  samples: packRows(traces.all()),
});

/** Keeps the runs of a sweep that one shard has performed of that of a spec. */
export function keepShare(memory: ReplicateMemory, whole: SweepSpec, record: SweepRecord): void {
  if (record.switches.length === 0) memory.keep(sweepKey(canonicalJson(whole)), keptSweep(record));
}

/** The runs of a sweep that shards have performed, as one sweep; null where there are none. */
export function sharedRuns(memory: ReplicateMemory, plan: SweepPlan, data: PlannedData): PerformedSweep | null {
  const shares = (memory.recall(sweepKey(canonicalJson(plan.spec))) ?? []) as readonly KeptSweep[];
  const [first] = shares;
  if (!first) return null;
  const ids = new Map(plan.runs.map((run) => [settingOf(plan, run), run.id]));
  const traces = createTraceStore();
  const finished = new Map<RunId, FinishedRun>();
  for (const share of shares) {
    const { plan: own, traces: held, finished: ended } = restored(share, data);
    const taken = new Map<RunId, RunId>();
    for (const end of ended.values()) {
      const run = ids.get(settingOf(own, own.runs[end.run]));
      // Where there are fewer replicates than shards, two have the same.
      if (run === undefined || finished.has(run)) continue;
      finished.set(run, { ...end, run });
      taken.set(end.run, run);
    }
    for (const sample of held.all()) {
      const run = taken.get(sample.run);
      if (run !== undefined) traces.append([{ ...sample, run }]);
    }
  }
  return { plan, traces, finished, tasks: [], engine: first.engine, switches: [], milliseconds: null };
}
