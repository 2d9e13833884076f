// Sweeps performed in this thread, with the time of every segment: what predictions of cost are compared with.
import { buildDataset } from '../../src/data/build-dataset.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import type { CohortProgress } from '../../src/sweep/cohort-progress.ts';
import { createLocalExecutor } from '../../src/sweep/executor.ts';
import { performSweep, prepareSweep } from '../../src/sweep/perform-sweep.ts';
import { DEFAULT_SPEC } from '../../src/sweep/spec/default-spec.ts';
import type { SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';
import type { SweepPlan } from '../../src/sweep/sweep-plan.ts';
import { createSweepRecord } from '../../src/sweep/sweep-record.ts';
import { performTimed } from '../../src/worker/perform-timed.ts';

const grid = { learningRates: [0.1, 0.2], batchSizes: [8, 32, 128, 512], seeds: 4 };

/** By the names of docs/cost-model.md. */
export const STUDIED_SWEEPS: Readonly<Record<string, SweepSpecInput>> = {
  'the first sweep': DEFAULT_SPEC,
  'B from 8 to 512, until a loss': { ...DEFAULT_SPEC, grid },
  'B from 8 to 512, 60 epochs': { ...DEFAULT_SPEC, grid, budget: { kind: 'epochs', epochs: 60 } },
};

export interface RecordedSweep {
  readonly plan: SweepPlan;
  readonly segments: readonly CohortProgress[];
}

/** Processor time of this process: other processes do not add to it. */
const processorMilliseconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

export async function recordSweep(spec: SweepSpecInput): Promise<RecordedSweep> {
  const engine = await loadSimdEngineInNode();
  const { plan, data } = await prepareSweep(spec, buildDataset);
  const segments: CohortProgress[] = [];
  const pool = {
    description: engine.description,
    workers: 1,
    cohortSize: 4,
    async spawn() {
      const executor = await createLocalExecutor(engine, plan, data);
      return {
        ...executor,
        perform: (request: Parameters<typeof executor.perform>[0]) =>
          performTimed(executor, request, processorMilliseconds),
      };
    },
  };
  const record = createSweepRecord(plan, { pool });
  await performSweep(record, { pool, onSegment: (progress) => void segments.push(progress) });
  engine.dispose();
  return { plan, segments };
}
