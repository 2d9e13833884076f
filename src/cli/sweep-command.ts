import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import { loadCheckpoint } from './checkpoint.ts';
import { performSweep } from './perform-sweep.ts';
import { createProgressBar } from './progress-bar.ts';
import { openSpec } from './read-dataset.ts';
import { readJson } from './read-json.ts';
import { specOf } from './recorded-run.ts';
import { type Command, parseCommandLine, positiveInteger, UsageError } from './usage.ts';

const HELP = `Usage: npm run --silent sgdscope -- sweep SPEC.json --out DIR [--workers N] [--engine simd|cpu] [--data FILE]…

Trains every run of a sweep (a spec, or a saved sweep.json to be made again) and measures it. Writes to DIR:
  sweep.json    spec, engine, results, every sample, fingerprint
  runs.csv      one row per run: η, B, seed, outcome, steps, final losses, accuracies, λ₁ with its error; its data seed where
                the spec has several ("dataset": {"seeds": how many, or a list})
  samples.csv   one row per sample
  best-rates.csv  the best η of every B, where the spec has "tune": testAccuracy, testLoss or trainLoss
and prints the fingerprint, which is the same on every machine and for any number of workers (engine simd).
Interrupted and started again with the same DIR, it goes on where it was.

  --out DIR      where to write; made if it does not exist
  --workers N    worker threads (default: one per core)
  --data FILE    the file (several for IDX) of a spec whose dataset is a file. Known by its content, whatever it is called;
                 of a spec written by hand, {"source": {"kind": "file"}} is enough: "data FILE" tells how it will be read
  --engine E     simd (default) or cpu (tfjs, slow: to compare)
`;

const sameSpec = (a: SweepSpec, b: SweepSpec) => JSON.stringify(a) === JSON.stringify(b);

/** The fingerprint of a finished sweep of this spec in the directory; refuses a directory that holds another sweep. */
async function finishedFingerprint(directory: string, spec: SweepSpec, engine: string): Promise<string | undefined> {
  const path = join(directory, 'sweep.json');
  const conflict = () =>
    new UsageError(`--out: ${directory} must be empty or hold this sweep, got another sweep. Name another directory.`);
  const checkpoint = await loadCheckpoint(directory);
  if (checkpoint && !(sameSpec(checkpoint.spec, spec) && checkpoint.engine === engine)) throw conflict();
  if (!existsSync(path)) return undefined;
  const file = JSON.parse(await readFile(path, 'utf8'));
  if (!sameSpec(file.spec, spec) || file.engine?.kind !== engine) throw conflict();
  return file.fingerprint ?? undefined;
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommandLine(args, {
    out: { type: 'string' },
    workers: { type: 'string', default: String(availableParallelism()) },
    engine: { type: 'string', default: 'simd' },
    data: { type: 'string', multiple: true, default: [] },
  });
  if (positionals.length !== 1)
    throw new UsageError(`sweep takes one SPEC.json, got ${positionals.length}. See sweep --help.`);
  if (values.out === undefined) throw new UsageError('sweep needs --out DIR: where to write its results.');
  if (values.engine !== 'simd' && values.engine !== 'cpu')
    throw new UsageError(`--engine must be simd or cpu, got "${values.engine}".`);
  const engine = values.engine === 'simd' ? 'simd' : 'tfjs-cpu';
  const workers = positiveInteger('workers', values.workers);
  const { spec, readData } = await openSpec(specOf(await readJson(positionals[0])), values.data);
  await mkdir(values.out, { recursive: true });
  const known = await finishedFingerprint(values.out, spec, engine);
  if (known !== undefined) {
    process.stderr.write(`${values.out} holds this sweep, finished.\n`);
    process.stdout.write(`${known}\n`);
    return 0;
  }
  const bar = createProgressBar();
  const { fingerprint, files, summary } = await performSweep({
    spec,
    data: await readData(),
    engine,
    workers,
    directory: values.out,
    bar,
  });
  if (fingerprint === null) {
    bar.end('Interrupted. Start the same command again to go on.');
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
