import { availableParallelism } from 'node:os';
import { boundedCost } from '../sweep/cost/bounds.ts';
import { costText } from '../sweep/cost/cost-text.ts';
import { costOn } from '../sweep/cost/sweep-cost.ts';
import type { SweepResults } from '../sweep/link/sweep-results.ts';
import { planSweep } from '../sweep/plan.ts';
import { restoreSweep, sweepFileIn } from '../sweep/saved/read-sweep-file.ts';
import type { ParsedSweepFile, RestoredSweep } from '../sweep/saved/restored-sweep.ts';
import { shardText } from '../sweep/shards/shard.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import { INTERRUPTED } from './interrupts.ts';
import { hasJournal, removeJournal } from './journal-file.ts';
import { readSweepArgument, reproductionText } from './link-argument.ts';
import { heldSweep, openOutDirectory, refusal } from './out-directory.ts';
import { performShard } from './perform-shard.ts';
import { PROGRESS_OPTIONS, progressFor } from './progress-option.ts';
import { type OpenedSpec, openSpec } from './read-dataset.ts';
import { specOf } from './recorded-run.ts';
import { shardDirectory } from './shard-file.ts';
import { shardOption } from './shard-option.ts';
import { type JobSettings, performSweepJob } from './sweep-job.ts';
import {
  type Command,
  engineOption,
  type NodeEngineKind,
  onlyArgument,
  PROGRAM,
  parseCommandLine,
  positiveInteger,
  seconds,
  UsageError,
} from './usage.ts';

const HELP = `Usage: ${PROGRAM} sweep SPEC.json|LINK|- --out DIR [--workers N] [--engine simd|cpu] [--data FILE]…
       ${PROGRAM} sweep SPEC.json|LINK|- --out DIR --shard i/N
       ${PROGRAM} sweep SPEC.json|LINK|- --out DIR --shard slurm|sge|kubernetes [--shards N]

Trains and measures every run of a sweep, given by a spec, a saved sweep.json or a link of the page, and writes to
DIR:
  sweep.json      spec, engine, results, every sample, fingerprint; the page opens it too
  runs.csv        one row per run: η, B, seed, outcome, steps, final losses, accuracies, λ₁ with its error; the data seed if the
                  spec has several ("dataset": {"seeds": a count or a list})
  samples.csv     one row per sample
  runs.parquet, samples.parquet
                  the same tables for pandas, polars, DuckDB, R; units, spec and fingerprint are in their metadata
  best-rates.csv  the best η of every B, if the spec has "tune": testAccuracy, testLoss or trainLoss
Prints the fingerprint, which is the same on every machine and for any number of workers (engine simd). An interrupted sweep
is resumed by the same command, from DIR/checkpoint.journal, which is written as it runs. A sweep that the page saved before it had
ended goes on from there. Of a link with results it says whether they were reproduced.

  --out DIR      output directory; created if it does not exist; used by one process at a time
  --workers N    worker threads (default: one per core)
  --save-every S seconds between two saves of the journal (default: 1); a sweep that is killed loses at most these
  --data FILE    the file (several for IDX) of a spec whose dataset is a file, identified by its contents. In a spec written by
                 hand, {"source": {"kind": "file"}} is enough; "data FILE" shows how it will be read
  --engine E     simd (default) or cpu (tfjs, slow; for comparison)
  --shard i/N    only the i-th of N parts of the sweep, i from 1 on, into DIR/shard-i-of-N/; all N may share DIR. "merge" makes of
                 them what one process would have written, with the same fingerprint; "plan" lists them. Prints the fingerprint
                 of the shard, equal for every copy of it
  --shard S      the same, i and N from the variables of the scheduler S, which are not read otherwise: slurm
                 (SLURM_ARRAY_TASK_…), sge (SGE_TASK_…), kubernetes (JOB_COMPLETION_INDEX)
  --shards N     with --shard S: the number of shards; needed for kubernetes, and where a part of an array is submitted
                 again. The tasks of an array are then numbered from 1 to N
  --progress json
                 on stderr one JSON object a line and nothing else: progress at intervals, and messages
  --progress-every S
                 seconds between two lines of progress (default: 10)

Exit status: 0 done, also where it was done before; 1 failed, a retry may help; 2 the call, the spec or a file is wrong, a retry
does not help; ${INTERRUPTED} interrupted by SIGTERM, SIGINT, SIGUSR1, SIGUSR2 or SIGXCPU: saved, and the same command goes on.
`;

/** The fingerprint of a finished sweep in the output directory, verified; null where it has not ended. */
function verifiedFingerprint(held: ParsedSweepFile, plan: SweepPlan): string | null {
  if (held.content.fingerprint === null) return null;
  try {
    return restoreSweep(held, plan).fingerprint;
  } catch (error) {
    throw refusal(held.name, error);
  }
}

const GO_ON = 'Interrupted. Run the same command again to resume.';

/** A saved sweep that can go on; null for any other file. */
const resumable = (file: ParsedSweepFile | null): ParsedSweepFile | null =>
  file?.content.fingerprint === null && file.content.engine ? file : null;

interface SweepOrder extends OpenedSpec, JobSettings {
  /** What the file at `path` holds: a spec or a saved sweep. */
  readonly content: unknown;
  /** What the link promises; null for a file, and for a link without results. */
  readonly promised: SweepResults | null;
  readonly path: string;
  readonly engine: NodeEngineKind;
}

async function performWhole({ spec, readData, content, promised, path, directory, ...order }: SweepOrder) {
  const { bar } = order;
  const warn = bar.say;
  const held = await heldSweep(directory, { spec, engine: order.engine });
  const cost = boundedCost(spec); // before data are made
  const data = await readData();
  const plan = planSweep(spec, data.first);
  const known = held && verifiedFingerprint(held, plan);
  if (known) {
    await removeJournal(directory);
    warn(`${directory} holds the finished sweep.`);
    if (promised) warn(await reproductionText(promised, directory, plan));
    process.stdout.write(`${known}\n`);
    return 0;
  }
  const file = resumable(held) ?? resumable(sweepFileIn(content, path));
  const saved: RestoredSweep | null = file && !hasJournal(directory) ? restoreSweep(file, plan) : null;
  warn(`Training ${costText(cost, costOn(cost, order))}.`);
  const job = { ...order, plan, part: null, data, directory, saved, warn };
  const { fingerprint, summary } = await performSweepJob(job);
  bar.say(fingerprint === null ? GO_ON : summary);
  if (fingerprint === null) return INTERRUPTED;
  if (promised) warn(await reproductionText(promised, directory, plan));
  process.stdout.write(`${fingerprint}\n`);
  return 0;
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommandLine(args, {
    out: { type: 'string' },
    workers: { type: 'string', default: String(availableParallelism()) },
    'save-every': { type: 'string', default: '1' },
    engine: { type: 'string', default: 'simd' },
    data: { type: 'string', multiple: true, default: [] },
    shard: { type: 'string' },
    shards: { type: 'string' },
    ...PROGRESS_OPTIONS,
  });
  const path = onlyArgument(positionals, 'sweep', 'SPEC.json or link');
  const { out } = values;
  if (out === undefined) throw new UsageError('sweep needs --out DIR, the output directory.');
  const engine = engineOption(values.engine);
  const workers = positiveInteger('workers', values.workers);
  const saveEvery = seconds('save-every', values['save-every']);
  const shard = shardOption(values, process.env);
  const bar = progressFor(values, shard ? { shard: shardText(shard) } : {});
  const { content, promised } = await readSweepArgument(path);
  // Before the directory is made: a wrong spec leaves nothing behind.
  const opened = await openSpec(specOf(content), values.data);
  const directory = shard ? shardDirectory(out, shard) : out;
  const lock = await openOutDirectory(directory, bar.say);
  const order = { ...opened, directory, engine, workers, saveEvery, lock, bar };
  try {
    return await (shard ? performShard({ ...order, shard }) : performWhole({ ...order, content, promised, path }));
  } finally {
    lock.release();
  }
}

export const sweepCommand: Command = {
  help: HELP,
  run,
};
