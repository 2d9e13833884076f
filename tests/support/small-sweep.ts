import smallSpec from '../../public/examples/small.json';
import { buildDataset } from '../../src/data/build-dataset.ts';
import { cohortsOf, planSweep } from '../../src/sweep/plan.ts';
import { sweepFingerprint } from '../../src/sweep/results/fingerprint.ts';
import { runResults } from '../../src/sweep/results/results.ts';
import { createTraceStore } from '../../src/sweep/results/trace-store.ts';
import { runSweep } from '../../src/sweep/run-sweep.ts';
import type { FinishedRun } from '../../src/sweep/segment/run-status.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { createSweepControl } from '../../src/sweep/sweep-control.ts';
import { createSweepData } from '../../src/sweep/sweep-data.ts';
import type { EnginePool } from '../../src/worker/engine-pool.ts';

/** The fingerprint of public/examples/small.json on `simd`: the same in Node and in every browser. */
export const SMALL_FINGERPRINT = '2c51a86dba5f0e0c61ce474e41ab5696843b6ebc157bcffd830604c743bb9a3e';

/** Runs the small example on a pool's simd engine; `onSegment` is told how many segments are done. */
export async function smallFingerprint(
  pool: EnginePool,
  onSegment: (done: number) => void = () => {},
): Promise<string> {
  const spec = parseSweepSpec(smallSpec);
  const data = await createSweepData(spec.dataset, buildDataset);
  const plan = planSweep(spec, data.first);
  const chosen = await pool.choose('simd', plan, data);
  const traces = createTraceStore();
  const finished = new Map<number, FinishedRun>();
  let done = 0;
  await runSweep({
    tasks: cohortsOf(plan, chosen.cohortSize).map((cohort) => ({ cohort, state: null })),
    workers: chosen.workers,
    control: createSweepControl(),
    spawn: chosen.spawn,
    segmentMilliseconds: 20,
    onSegment(result) {
      traces.append(result.samples);
      for (const run of result.finished) finished.set(run.run, run);
      onSegment(++done);
    },
  });
  return sweepFingerprint(spec, runResults(plan, traces, finished), traces.all());
}
