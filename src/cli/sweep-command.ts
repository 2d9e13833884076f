import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isSameSweep, type SweepIdentity } from '../sweep/sweep-record.ts';
import { loadCheckpoint } from './checkpoint.ts';
import { createProgressBar } from './progress-bar.ts';
import { openSpec } from './read-dataset.ts';
import { readJson } from './read-json.ts';
import { specOf } from './recorded-run.ts';
import { performSweepJob } from './sweep-job.ts';
import { type Command, engineOption, onlyArgument, parseCommandLine, positiveInteger, UsageError } from './usage.ts';

const HELP = `Usage: npm run --silent sgdscope -- sweep SPEC.json --out DIR [--workers N] [--engine simd|cpu] [--data FILE]…

Trains and measures every run of a sweep, given by a spec or a saved sweep.json, and writes to DIR:
  sweep.json      spec, engine, results, every sample, fingerprint
  runs.csv        one row per run: η, B, seed, outcome, steps, final losses, accuracies, λ₁ with its error; the data seed if the
                  spec has several ("dataset": {"seeds": a count or a list})
  samples.csv     one row per sample
  best-rates.csv  the best η of every B, if the spec has "tune": testAccuracy, testLoss or trainLoss
Prints the fingerprint, which is the same on every machine and for any number of workers (engine simd). An interrupted sweep
is resumed by the same command.

  --out DIR      output directory; created if it does not exist
  --workers N    worker threads (default: one per core)
  --data FILE    the file (several for IDX) of a spec whose dataset is a file, identified by its contents. In a spec written by
                 hand, {"source": {"kind": "file"}} is enough; "data FILE" shows how it will be read
  --engine E     simd (default) or cpu (tfjs, slow; for comparison)
`;

/** The fingerprint of this sweep if the directory holds its results; refuses a directory that holds another sweep. */
async function finishedFingerprint(directory: string, sweep: SweepIdentity): Promise<string | undefined> {
  const path = join(directory, 'sweep.json');
  const conflict = () =>
    new UsageError(
      `--out: ${directory} must be empty or hold this sweep, got another sweep. Choose another directory.`,
    );
  const checkpoint = await loadCheckpoint(directory);
  if (checkpoint && !isSameSweep(checkpoint, sweep)) throw conflict();
  if (!existsSync(path)) return undefined;
  const file = JSON.parse(await readFile(path, 'utf8'));
  if (!isSameSweep({ spec: file.spec, engine: file.engine?.kind }, sweep)) throw conflict();
  return file.fingerprint ?? undefined;
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommandLine(args, {
    out: { type: 'string' },
    workers: { type: 'string', default: String(availableParallelism()) },
    engine: { type: 'string', default: 'simd' },
    data: { type: 'string', multiple: true, default: [] },
  });
  const path = onlyArgument(positionals, 'sweep', 'SPEC.json');
  if (values.out === undefined) throw new UsageError('sweep needs --out DIR, the output directory.');
  const engine = engineOption(values.engine);
  const workers = positiveInteger('workers', values.workers);
  const { spec, readData } = await openSpec(specOf(await readJson(path)), values.data);
  await mkdir(values.out, { recursive: true });
  const known = await finishedFingerprint(values.out, { spec, engine });
  if (known !== undefined) {
    process.stderr.write(`${values.out} holds the finished sweep.\n`);
    process.stdout.write(`${known}\n`);
    return 0;
  }
  const bar = createProgressBar();
  const { fingerprint, files, summary } = await performSweepJob({
    spec,
    data: await readData(),
    engine,
    workers,
    directory: values.out,
    bar,
  });
  if (fingerprint === null) {
    bar.end('Interrupted. Run the same command again to resume.');
    return 130;
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(values.out, name), text);
  bar.end(summary);
  process.stdout.write(`${fingerprint}\n`);
  return 0;
}

export const sweepCommand: Command = {
  name: 'sweep',
  summary: 'train every run of a spec; write tables and a fingerprint',
  help: HELP,
  run,
};
