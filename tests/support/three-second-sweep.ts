import { buildDataset } from '../../src/data/build-dataset.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { performSweep, prepareSweep } from '../../src/sweep/perform-sweep.ts';
import { parseSweepSpec, type SweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { createSweepRecord } from '../../src/sweep/sweep-record.ts';
import { localPool } from './local-pool.ts';

/**
 * A sweep that takes one worker at most three seconds on a machine of today, 2,000 steps a second of 16 runs at once; for tests
 * that interrupt it. Its data are few enough to be built on the page, whatever happens to workers.
 */
export const threeSecondSpec = (steps: number): SweepSpec =>
  parseSweepSpec({
    version: 1,
    name: 'three seconds',
    dataset: { source: { kind: 'glyphs' }, trainCount: 256, testCount: 180 },
    model: { hidden: [16] },
    update: { momentum: 0.5 },
    grid: { learningRates: [0.05, 0.1, 0.2, 20], batchSizes: [8, 32], seeds: 2 },
    budget: { kind: 'steps', steps },
  });

/** What a sweep gives when nothing interrupts it, computed here. */
export interface ExpectedSweep {
  readonly fingerprint: string;
  readonly samples: number;
}

/** Performs a sweep without interruption, on the SIMD engine. */
export async function uninterrupted(spec: SweepSpec): Promise<ExpectedSweep> {
  const { plan, data } = await prepareSweep(spec, buildDataset);
  const engine = await loadSimdEngineInNode();
  const pool = await localPool(engine).choose('simd', plan, data);
  const record = createSweepRecord(plan, { pool });
  await performSweep(record, { pool });
  const fingerprint = record.fingerprint();
  if (fingerprint === null) throw new Error('the sweep has not ended.');
  return { fingerprint, samples: record.traces.all().length };
}
