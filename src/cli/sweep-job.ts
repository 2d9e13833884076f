import type { EngineDescription, EngineKind } from '../engine/contract.ts';
import { performSweep } from '../sweep/perform-sweep.ts';
import { planSweep } from '../sweep/plan.ts';
import { bestRates } from '../sweep/results/best-rate.ts';
import { bestRatesCsv, resultsCsv, samplesCsv } from '../sweep/results/export-csv.ts';
import { sweepJson } from '../sweep/results/sweep-file.ts';
import type { FinishedRun } from '../sweep/segment/run-status.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import { createSweepControl } from '../sweep/sweep-control.ts';
import type { SweepData } from '../sweep/sweep-data.ts';
import { createSweepRecord, type SweepRecord } from '../sweep/sweep-record.ts';
import { checkedWorkerPool, openWorker } from '../worker/worker-pool.ts';
import { loadCheckpoint, removeCheckpoint, saveCheckpoint } from './checkpoint.ts';
import { nodeChannel } from './node-channel.ts';
import type { ProgressBar } from './progress-bar.ts';
import { tuningLines } from './tuning-lines.ts';

/** Runs per cohort: few, so that work spreads evenly over workers. */
const COHORT_SIZE = 3;
const SAVE_MILLISECONDS = 1000;

export interface SweepJob {
  readonly spec: SweepSpec;
  readonly data: SweepData;
  readonly engine: EngineKind;
  readonly workers: number;
  /** The directory of checkpoints. */
  readonly directory: string;
  readonly bar: ProgressBar;
}

export interface SweepProduct {
  /** Null if the sweep was interrupted; it can then be resumed from its checkpoint. */
  readonly fingerprint: string | null;
  /** Text by file name. */
  readonly files: Readonly<Record<string, string>>;
  readonly summary: string;
}

function summarise(finished: Iterable<FinishedRun>, seconds: number): string {
  const counts = new Map<string, number>();
  for (const { outcome } of finished) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const parts = [...counts].map(([outcome, count]) => `${count} ${outcome}`);
  return `${parts.join(', ')} in ${seconds.toFixed(1)} s`;
}

/** Writes checkpoints of a record to a directory, one after the other and at most one each second. */
function createSaver(directory: string, record: SweepRecord) {
  let saved = performance.now();
  let saving: Promise<void> = Promise.resolve();
  const save = () => {
    saved = performance.now();
    // Taken now: more segments may be recorded while an earlier checkpoint is being written.
    const checkpoint = record.checkpoint();
    saving = saving.then(() => saveCheckpoint(directory, checkpoint));
  };
  return {
    saveIfDue() {
      if (performance.now() - saved > SAVE_MILLISECONDS) save();
    },
    save,
    /** Resolves once everything has been written. */
    end: () => saving,
  };
}

/** Performs a sweep on worker threads, saving checkpoints; SIGINT and SIGTERM interrupt it, and it can be resumed. */
export async function performSweepJob({ data, directory, bar, ...job }: SweepJob): Promise<SweepProduct> {
  const started = performance.now();
  const plan = planSweep(job.spec, data.first);
  const control = createSweepControl();
  const interrupt = () => control.stop();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const resumed = await loadCheckpoint(directory);
  const open = () => openWorker(nodeChannel, { engine: job.engine, plan, data });
  const pool = await checkedWorkerPool(await open(), { workers: job.workers, cohortSize: COHORT_SIZE, open });
  const record = createSweepRecord(plan, { pool, resumed });
  const saver = createSaver(directory, record);
  await performSweep(record, {
    pool,
    control,
    onSegment() {
      bar.show(record.fraction, `${record.finished.size}/${plan.runs.length} runs`);
      saver.saveIfDue();
    },
  });
  process.removeListener('SIGINT', interrupt).removeListener('SIGTERM', interrupt);
  const fingerprint = record.fingerprint();
  if (fingerprint === null) saver.save();
  await saver.end();
  if (fingerprint === null) return { fingerprint, files: {}, summary: '' };
  await removeCheckpoint(directory);
  const summary = summarise(record.finished.values(), (performance.now() - started) / 1000);
  return productOf(record, { fingerprint, description: pool.description, summary });
}

interface Outcome {
  readonly fingerprint: string;
  readonly description: EngineDescription;
  readonly summary: string;
}

/** The files of a finished sweep. */
function productOf(record: SweepRecord, { fingerprint, description, summary }: Outcome): SweepProduct {
  const { plan } = record;
  const { spec } = plan;
  const { tune } = spec;
  const [results, samples] = [record.results(), record.traces.all()];
  return {
    fingerprint,
    files: {
      'sweep.json': sweepJson({ fingerprint, engine: description, spec, results, samples }),
      'runs.csv': resultsCsv(results, description, spec.rule),
      'samples.csv': samplesCsv(plan.runs, samples, description),
      ...(tune && { 'best-rates.csv': bestRatesCsv(bestRates(plan, results, tune), tune, description) }),
    },
    summary: [summary, ...tuningLines(plan, results)].join('\n'),
  };
}
