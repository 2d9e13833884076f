import smallSpec from '../../public/examples/small.json';
import { buildDataset } from '../../src/data/build-dataset.ts';
import { performSweep, prepareSweep } from '../../src/sweep/perform-sweep.ts';
import { createSweepRecord } from '../../src/sweep/sweep-record.ts';
import type { EnginePool } from '../../src/worker/engine-pool.ts';

/** The fingerprint of public/examples/small.json on `simd`: the same in Node and in every browser. */
export const SMALL_FINGERPRINT = '2c51a86dba5f0e0c61ce474e41ab5696843b6ebc157bcffd830604c743bb9a3e';

/** Performs the small example on a pool's simd engine; `onSegment` receives the number of segments performed so far. */
export async function smallFingerprint(
  engines: EnginePool,
  onSegment: (done: number) => void = () => {},
): Promise<string | null> {
  const { plan, data } = await prepareSweep(smallSpec, buildDataset);
  const pool = await engines.choose('simd', plan, data);
  const record = createSweepRecord(plan, { pool });
  let done = 0;
  await performSweep(record, { pool, segmentMilliseconds: 20, onSegment: () => onSegment(++done) });
  return record.fingerprint();
}
