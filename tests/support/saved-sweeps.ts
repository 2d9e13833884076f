import { readFileSync } from 'node:fs';
import { buildDataset } from '../../src/data/build-dataset.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import type { ExecutorPool } from '../../src/sweep/executor.ts';
import { type PreparedSweep, performSweep, prepareSweep } from '../../src/sweep/perform-sweep.ts';
import { createSweepControl } from '../../src/sweep/sweep-control.ts';
import { createSweepRecord, type SweepCheckpoint, type SweepRecord } from '../../src/sweep/sweep-record.ts';
import { localPool } from './local-pool.ts';

export type SavedSweepName = '1' | '2' | '3' | '3-unfinished' | '4';

/** What was saved of one small sweep, by each version of the format; the second of its two runs diverges. */
export const savedSweepText = (name: SavedSweepName): string =>
  readFileSync(`tests/support/saved-sweeps/version-${name}.json`, 'utf8');

/** Of that sweep. */
export const SAVED_FINGERPRINT = '0133a316fbb710622f6483e48807c65646c8fabb103f5b390eb3909e46865fe3';

export interface OpenedSavedSweep extends PreparedSweep {
  readonly pool: ExecutorPool;
}

/** A spec with an executor in this thread. */
export async function openOnSimd(spec: unknown, cohortSize = 2): Promise<OpenedSavedSweep> {
  const prepared = await prepareSweep(spec, buildDataset);
  const engine = await loadSimdEngineInNode();
  return {
    ...prepared,
    pool: { ...(await localPool(engine).choose('simd', prepared.plan, prepared.data)), cohortSize },
  };
}

/** Performs a sweep, from a checkpoint where one is given, until so many segments have been recorded. */
export async function performOnSimd(
  { plan, pool }: OpenedSavedSweep,
  { resumed, segments = Number.POSITIVE_INFINITY }: { resumed?: SweepCheckpoint; segments?: number } = {},
): Promise<SweepRecord> {
  const record = createSweepRecord(plan, { pool, resumed });
  const control = createSweepControl();
  let done = 0;
  const onSegment = () => {
    if (++done === segments) control.stop();
  };
  if (segments > 0) await performSweep(record, { pool, control, onSegment, segmentMilliseconds: 0 });
  return record;
}
