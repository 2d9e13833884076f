import type { Engine, EngineKind } from '../engine/contract.ts';
import { SpecError } from '../errors.ts';
import { createLocalExecutor, type ExecutorPool } from '../sweep/executor.ts';
import { type PreparedSweep, performSweep } from '../sweep/perform-sweep.ts';
import type { RunResult } from '../sweep/results/results.ts';
import { sweepFileText } from '../sweep/saved/sweep-file.ts';
import { createSweepControl } from '../sweep/sweep-control.ts';
import { createSweepRecord, type SweepRecord } from '../sweep/sweep-record.ts';
import { checkedEngine } from '../worker/checked-engine.ts';
import { RUNS_PER_COHORT } from '../worker/engine-resources.ts';
import { retryLost } from '../worker/retry-lost.ts';
import { checkedWorkerPool, openWorker } from '../worker/worker-pool.ts';
import { preparedSweep } from './data-of-spec.ts';
import { platformHere } from './platform.ts';
import type { SweepInput } from './sweep-input.ts';
import type { RunRow, TrainedSweep, TrainOptions } from './train-types.ts';

/** After the events that wait, so that progress is seen and an abort heard between two segments. */
const afterEvents = () => new Promise<void>((resume) => setTimeout(resume));

/** One executor in this thread, on an engine that `release` disposes of. */
function poolHere(engine: Engine, { plan, data }: PreparedSweep, release: () => void): ExecutorPool {
  return {
    description: engine.description,
    workers: 1,
    cohortSize: RUNS_PER_COHORT[engine.description.kind],
    async spawn() {
      const executor = await createLocalExecutor(engine, plan, data);
      return { ...executor, perform: (...args) => afterEvents().then(() => executor.perform(...args)) };
    },
    dispose: release,
  };
}

async function poolOfWorkers(kind: EngineKind, workers: number, { plan, data }: PreparedSweep): Promise<ExecutorPool> {
  const { openChannel } = platformHere();
  const open = () => openWorker(openChannel, { engine: kind, plan, data });
  const options = { workers, cohortSize: RUNS_PER_COHORT[kind], open };
  return retryLost(async () => checkedWorkerPool(await open(), options));
}

function requireWorkers(workers: number): number {
  if (Number.isInteger(workers) && workers >= 0) return workers;
  throw new SpecError(
    `train: workers must be a whole number of at least 0, got ${workers}. Leave it out for one per core.`,
  );
}

/** A GPU has one worker: it is one device. */
const workersOf = (kind: EngineKind, asked: number | undefined) =>
  kind === 'webgl' ? Math.min(asked ?? 1, 1) : (asked ?? platformHere().threads);

async function poolOf(sweep: PreparedSweep, { engine = 'simd', workers }: TrainOptions): Promise<ExecutorPool> {
  if (workers !== undefined) requireWorkers(workers);
  if (typeof engine !== 'string') return poolHere(engine, sweep, () => {});
  const count = workersOf(engine, workers);
  if (count > 0) return poolOfWorkers(engine, count, sweep);
  const own = await checkedEngine(await platformHere().makeEngine(engine));
  return poolHere(own, sweep, () => own.dispose());
}

/** A finished run: it has an outcome, and nothing stopped it. */
function rowOf({ run, outcome, ...values }: RunResult): RunRow {
  const { id, learningRate, batchSize, seed, dataSeed } = run;
  if (outcome === null || outcome === 'stopped')
    throw new Error(`train: every run of a finished sweep must have ended, got ${outcome} for run ${id}.`);
  return { id, learningRate, batchSize, seed, ...(dataSeed !== undefined && { dataSeed }), outcome, ...values };
}

function trainedSweep(record: SweepRecord, { description }: ExecutorPool): TrainedSweep {
  const { spec } = record.plan;
  const fingerprint = record.fingerprint();
  if (fingerprint === null) throw new Error('train: a sweep that was not aborted must have ended.');
  const samples = record.traces.all();
  const results = record.results();
  return {
    spec,
    engine: description,
    fingerprint,
    runs: results.map(rowOf),
    samples,
    sweepFile: () => [...sweepFileText({ spec, engine: description, fingerprint, results, samples })].join(''),
  };
}

/**
 * Trains and measures every run of a spec. Throws SpecError for a wrong spec, EngineError where the engine cannot run or fails,
 * the signal's reason once it is aborted.
 */
export async function train(input: SweepInput, options: TrainOptions = {}): Promise<TrainedSweep> {
  const { files, signal, onProgress } = options;
  signal?.throwIfAborted();
  const sweep = await preparedSweep(input, files);
  signal?.throwIfAborted();
  const pool = await poolOf(sweep, options);
  const record = createSweepRecord(sweep.plan, { pool });
  const control = createSweepControl();
  signal?.addEventListener('abort', control.stop, { once: true });
  if (signal?.aborted) control.stop();
  const onSegment = () =>
    onProgress?.({ fraction: record.fraction, finished: record.finished.size, runs: sweep.plan.runs.length });
  try {
    await performSweep(record, { pool, control, onSegment });
  } finally {
    signal?.removeEventListener('abort', control.stop);
  }
  signal?.throwIfAborted();
  return trainedSweep(record, pool);
}
