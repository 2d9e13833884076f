import type { EngineDescription, EngineKind } from '../engine/contract.ts';
import type { ExecutorPool } from '../sweep/executor.ts';
import { performSweep } from '../sweep/perform-sweep.ts';
import { createAdditions } from '../sweep/saved/addition.ts';
import type { RestoredSweep } from '../sweep/saved/restored-sweep.ts';
import type { FinishedRun } from '../sweep/segment/run-status.ts';
import { createStreamedRecord, type StreamedRecord } from '../sweep/streamed-record.ts';
import { createSweepControl, type SweepControl } from '../sweep/sweep-control.ts';
import type { SweepData } from '../sweep/sweep-data.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import { retryLost } from '../worker/retry-lost.ts';
import { checkedWorkerPool, openWorker } from '../worker/worker-pool.ts';
import { untilInterrupted } from './interrupts.ts';
import { hasJournal, type JournalFile, openJournal, removeJournal } from './journal-file.ts';
import type { DirectoryLock } from './lock.ts';
import { nodeChannel } from './node-channel.ts';
import type { ProgressBar } from './progress-bar.ts';
import { writeShard } from './shard-file.ts';
import { writeResults } from './sweep-results.ts';
import {
  COHORT_SIZE,
  type ShardPart,
  type SweepStart,
  startAnew,
  startFromJournal,
  startFromSaved,
} from './sweep-start.ts';
import { tuningLines } from './tuning-lines.ts';

export interface SweepJob {
  readonly plan: SweepPlan;
  /** The shard that is performed; null: the whole sweep. */
  readonly part: ShardPart | null;
  readonly data: SweepData;
  readonly engine: EngineKind;
  readonly workers: number;
  /** Seconds between two saves. */
  readonly saveEvery: number;
  /** Of the journal and the results. */
  readonly directory: string;
  readonly lock: DirectoryLock;
  /** A saved sweep from which to go on, where the directory holds no journal. */
  readonly saved: RestoredSweep | null;
  readonly bar: ProgressBar;
  /** Says what was damaged or is unusual. */
  readonly warn: (sentence: string) => void;
}

/** What the command line settles, whichever part of a sweep is performed. */
export type JobSettings = Pick<SweepJob, 'directory' | 'workers' | 'saveEvery' | 'lock' | 'bar'>;

export interface SweepProduct {
  /** Of the sweep, or the fingerprint of the shard. Null if it was interrupted; it can then be resumed from its journal. */
  readonly fingerprint: string | null;
  readonly summary: string;
}

function summarise(finished: Iterable<FinishedRun>, seconds: number): string {
  const counts = new Map<string, number>();
  for (const { outcome } of finished) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const parts = [...counts].map(([outcome, count]) => `${count} ${outcome}`);
  return `${parts.join(', ')} in ${seconds.toFixed(1)} s`;
}

/** Where the job starts: from the journal of its directory, from a saved sweep, or from the beginning. */
async function startOf({ directory, plan, part, saved }: SweepJob, engine: EngineDescription): Promise<SweepStart> {
  if (hasJournal(directory)) return startFromJournal({ directory, plan });
  if (saved?.engine) return startFromSaved({ directory, plan }, { ...saved, engine: saved.engine });
  return startAnew({ directory, plan, part }, engine);
}

interface SaverOptions {
  readonly journal: JournalFile;
  readonly record: StreamedRecord;
  readonly lock: DirectoryLock;
  readonly control: SweepControl;
  /** Seconds. */
  readonly every: number;
}

/** Appends to a journal what a record is given, from time to time. A save that fails stops the sweep. */
function createSaver({ journal, record, lock, control, every }: SaverOptions) {
  const additions = createAdditions(record);
  let saved = performance.now();
  let saving: Promise<void> = Promise.resolve();
  let failure: unknown = null;
  const save = () => {
    saved = performance.now();
    saving = saving.then(async () => {
      const taken = additions.take();
      if (failure !== null || taken.length === 0) return;
      try {
        lock.requireHeld();
        await journal.append(taken);
      } catch (error) {
        failure = error;
        control.stop();
      }
    });
    return saving;
  };
  return {
    add: additions.add,
    saveIfDue() {
      if (performance.now() - saved > 1000 * every) void save();
    },
    /** Saves the rest. Rejects with the failure of any save. */
    async end() {
      await save();
      if (failure !== null) throw failure;
    },
  };
}

const runsOf = ({ cohorts }: ShardPart) => cohorts.flatMap((cohort) => cohort.runs);
/** Fraction of the work after which the time left is told. */
const LEAST_TELLING = 0.02;

/** Performs what remains of a sweep. Resolves to whether all runs have ended; a signal stops it earlier. */
async function train(job: SweepJob, record: StreamedRecord, pool: ExecutorPool) {
  const { directory, plan, part, lock, bar, saveEvery } = job;
  const runs = part ? runsOf(part).length : plan.runs.length;
  const control = createSweepControl();
  const [started, first] = [performance.now(), record.fraction];
  /** At the speed of this process, once it has done enough to tell. */
  const secondsLeft = (fraction: number) => {
    const done = fraction - first;
    if (done < LEAST_TELLING) return null;
    return Number((((performance.now() - started) / 1000) * ((1 - fraction) / done)).toPrecision(3));
  };
  const journal = await openJournal(directory, plan);
  const saver = createSaver({ journal, record, lock, control, every: saveEvery });
  try {
    await untilInterrupted(control.stop, () =>
      performSweep(record, {
        pool,
        control,
        onSegment(progress) {
          saver.add(progress);
          const { fraction, finished } = record;
          const ended = finished.size;
          bar.show(fraction, `${ended}/${runs} runs`, { runs, ended, secondsLeft: secondsLeft(fraction) });
          saver.saveIfDue();
        },
        onIncident: ({ message }) => bar.say(message),
      }),
    );
  } finally {
    // A failed sweep too keeps what it has.
    try {
      await saver.end();
    } finally {
      await journal.close();
    }
  }
  return record.tasks.length === 0;
}

/** Performs a sweep on worker threads, saving what is added; it can be interrupted and resumed. */
export async function performSweepJob(job: SweepJob): Promise<SweepProduct> {
  const { plan, data } = job;
  const open = () => openWorker(nodeChannel, { engine: job.engine, plan, data });
  const options = { workers: job.workers, cohortSize: COHORT_SIZE, open };
  const pool = await retryLost(async () => checkedWorkerPool(await open(), options));
  try {
    return await performOn(pool, job);
  } finally {
    pool.dispose?.();
  }
}

async function performOn(pool: ExecutorPool, job: SweepJob): Promise<SweepProduct> {
  const { plan, part, directory, lock, warn } = job;
  const started = performance.now();
  const { description } = pool;
  const { checkpoint, engine, warnings } = await startOf(job, description);
  warnings.forEach(warn);
  if (engine.kind !== description.kind)
    warn(
      `The sweep was started on engine ${engine.kind} and goes on with ${description.kind}, which its fingerprint says.`,
    );
  const record = createStreamedRecord(plan, { pool, resumed: checkpoint, own: part ? runsOf(part) : undefined });
  if (record.fraction > 0) warn(`Goes on from ${(100 * record.fraction).toFixed(1)} % of its work.`);
  if (!(await train(job, record, pool))) return { fingerprint: null, summary: '' };
  lock.requireHeld();
  const performer = engine.kind === description.kind ? description : engine;
  const fingerprint = part
    ? await writeShard(directory, plan)
    : await writeResults({ directory, record, engine: performer });
  await removeJournal(directory);
  const summary = summarise(record.finished.values(), (performance.now() - started) / 1000);
  if (part) return { fingerprint, summary };
  return { fingerprint, summary: [summary, ...tuningLines(plan, record.results())].join('\n') };
}
