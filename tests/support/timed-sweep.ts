import { buildDataset } from '../../src/data/build-dataset.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { performSweep, prepareSweep } from '../../src/sweep/perform-sweep.ts';
import { parseSweepSpec, type SweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { createSweepRecord } from '../../src/sweep/sweep-record.ts';
import { localPool } from './local-pool.ts';

/** A sweep of 16 small runs. Its data are few enough to be built on the page, whatever happens to workers. */
export const sweepOfSteps = (steps: number): SweepSpec =>
  parseSweepSpec({
    version: 1,
    name: 'timed',
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

const TRIED_STEPS = 400;

/** Minutes on any machine; for tests that never wait for the end. More steps would be asked about before they start. */
export const endlessSweep = sweepOfSteps(60_000);

/**
 * Gives `sweepOfSteps` with as many steps as one worker makes in some seconds of a processor here, for tests that must see a sweep
 * while it runs: on a machine that is several times as fast a fixed number of steps would be over before it was seen. Time of the
 * clock would not do: what was measured beside other work is over too soon once that has ended.
 */
export async function sweepsBySpeed(): Promise<(seconds: number) => SweepSpec> {
  // Once to warm up: the first call compiles.
  await uninterrupted(sweepOfSteps(TRIED_STEPS));
  const start = process.cpuUsage();
  await uninterrupted(sweepOfSteps(TRIED_STEPS));
  const { user, system } = process.cpuUsage(start);
  const stepsPerSecond = (1e6 * TRIED_STEPS) / (user + system);
  return (seconds) => sweepOfSteps(Math.ceil(Math.max(TRIED_STEPS, seconds * stepsPerSecond)));
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
