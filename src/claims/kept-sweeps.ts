import type { EngineKind } from '../engine/contract.ts';
import { type PlannedData, planSweep } from '../sweep/plan.ts';
import { type PackedSamples, packRows, unpackSamples } from '../sweep/results/pack-samples.ts';
import { createTraceStore } from '../sweep/results/trace-store.ts';
import type { FinishedRun } from '../sweep/segment/run-status.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import type { SweepRecord } from '../sweep/sweep-record.ts';
import { type PerformedSweep, runsToTakeOver, trainingKey } from '../sweep/take-over.ts';
import type { ReplicateMemory } from './replicate-memory.ts';

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
  const { plan, traces, finished, engine, switches } = record;
  if (switches.length > 0) return;
  const others = keptOf(memory, plan).filter((kept) => {
    const known = restored(kept, data);
    return runsToTakeOver(known.plan, record, true).size < known.plan.runs.length;
  });
  const own: KeptSweep = { spec: plan.spec, engine, finished: [...finished.values()], samples: packRows(traces.all()) };
  memory.keep(keyOf(plan), [...others, own]);
}
