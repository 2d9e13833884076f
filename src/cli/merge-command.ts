import { SpecError } from '../errors.ts';
import { distinctShards, requireOneSweep } from '../sweep/shards/same-sweep.ts';
import { writeError } from './disk-error.ts';
import { findShards } from './find-shards.ts';
import { hasJournal } from './journal-file.ts';
import { mergedSweep, missingText } from './merge-shards.ts';
import { openOutDirectory } from './out-directory.ts';
import { requireSweepHead } from './sweep-head.ts';
import { writeSweepFiles } from './sweep-results.ts';
import { tuningLines } from './tuning-lines.ts';
import { type Command, parseCommandLine, UsageError } from './usage.ts';

const HELP = `Usage: npm run --silent sgdscope -- merge DIR… --out OUT

Makes of all shards of a sweep ("sweep SPEC --shard i/N --out DIR") what one process would have written, and prints the
same fingerprint. Each DIR is a folder shard-i-of-N or one that holds such; OUT may be one of them. Needs no data and no network; samples are
read cohort by cohort.

All shards must be of one spec, engine class, number of shards and release of sgdscope. There may be copies of a shard,
as after a job was queued again; they must agree bit for bit.

  --out OUT   where sweep.json, runs.csv, samples.csv and best-rates.csv are written, as by "sweep"

Exit status: 0 merged; 1 shards are missing, each named with the command that makes it, or the disk failed; 2 shards that do not
belong together, or damaged.
`;

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommandLine(args, { out: { type: 'string' } });
  const { out } = values;
  if (positionals.length === 0) throw new UsageError('merge needs at least one DIR with shards. See merge --help.');
  if (out === undefined) throw new UsageError('merge needs --out OUT, the output directory.');
  const found = findShards(positionals);
  requireOneSweep(found);
  const [first, ...others] = distinctShards(found);
  if (!first) throw new SpecError('merge: there must be a shard, got none.');
  const missing = missingText([first, ...others]);
  if (missing !== null) {
    process.stderr.write(`${missing}\n`);
    return 1;
  }
  const lock = await openOutDirectory(out);
  try {
    if (hasJournal(out))
      throw new UsageError(`--out: ${out} must hold no unfinished sweep, got one. Choose another directory.`);
    requireSweepHead(out, first.header.spec);
    const sweep = mergedSweep([first, ...others]);
    const fingerprint = await writeSweepFiles(out, sweep).catch((error) => {
      if (error.code === undefined) throw error;
      throw writeError(out, error, 'The shards are intact: run the same command again.');
    });
    const { plan, results } = sweep;
    const lines = [`${results.length} runs of ${others.length + 1} shards`, ...tuningLines(plan, results)];
    process.stderr.write(`${lines.join('\n')}\n`);
    process.stdout.write(`${fingerprint}\n`);
    return 0;
  } finally {
    lock.release();
  }
}

export const mergeCommand: Command = {
  name: 'merge',
  summary: 'make of all shards of a sweep the files and the fingerprint of one process',
  help: HELP,
  run,
};
