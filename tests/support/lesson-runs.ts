import { buildDataset } from '../../src/data/build-dataset.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import type { LessonRun } from '../../src/lessons/findings/lesson-run.ts';
import { createLocalExecutor } from '../../src/sweep/executor.ts';
import { performSweep, prepareSweep } from '../../src/sweep/perform-sweep.ts';
import type { SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';
import { createSweepRecord } from '../../src/sweep/sweep-record.ts';

/** A lesson's sweep, performed in this thread. */
export async function runOfSpec(spec: SweepSpecInput): Promise<LessonRun & { readonly fingerprint: string | null }> {
  const engine = await loadSimdEngineInNode();
  const { plan, data } = await prepareSweep(spec, buildDataset);
  const pool = {
    description: engine.description,
    workers: 1,
    cohortSize: 16,
    spawn: () => createLocalExecutor(engine, plan, data),
  };
  const record = createSweepRecord(plan, { pool });
  await performSweep(record, { pool });
  return { plan, results: record.results(), traces: record.traces, fingerprint: record.fingerprint() };
}
