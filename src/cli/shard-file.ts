import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { specLine } from '../sweep/results/fingerprint.ts';
import { additionFrame, type JournalIndex, journalStart, readJournal } from '../sweep/saved/journal.ts';
import { journalCohorts } from '../sweep/saved/restore-journal.ts';
import { type Shard, shardText } from '../sweep/shards/shard.ts';
import { shardFingerprint } from '../sweep/shards/shard-fingerprint.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import type { SweepIdentity } from '../sweep/sweep-record.ts';
import { writeError } from './disk-error.ts';
import { syncDirectory, writeFilesDurably } from './durable-files.ts';
import { openFileSource, type ReadableFile } from './file-source.ts';
import { hasJournal, journalPath, removeJournal } from './journal-file.ts';
import { endedCohorts } from './sweep-results.ts';
import { UsageError } from './usage.ts';

/** A finished shard: a journal with one frame for each cohort, in plan order, without states and times. */
const SHARD_NAME = 'shard.journal';

export const shardPath = (directory: string) => join(directory, SHARD_NAME);

/** The folder of a shard in the output directory that all shards of a sweep may share. */
export const shardDirectory = (out: string, { index, of }: Shard) => join(out, `shard-${index}-of-${of}`);

/** Whether a journal has every cohort, and nothing that is damaged. */
export const isWholeShard = ({ header, frames, damage }: JournalIndex) =>
  damage.length === 0 && header.cohorts.every(({ id }) => frames.get(id)?.length === 1);

function withJournal<T>(path: string, use: (index: JournalIndex, source: ReadableFile) => T): T {
  const source = openFileSource(path);
  try {
    return use(readJournal(source, path), source);
  } finally {
    source.close();
  }
}

/** Writes the file of a shard from its journal, which is compared with its plan before. Returns the fingerprint of the shard. */
export async function writeShard(directory: string, plan: SweepPlan): Promise<string> {
  const path = journalPath(directory);
  const source = openFileSource(path);
  try {
    const index = readJournal(source, path);
    const journal = { name: path, source, index, plan };
    const byRun = <T extends { readonly run: number }>(items: readonly T[]) => [...items].sort((a, b) => a.run - b.run);
    function* pieces() {
      yield journalStart({ ...index.header, cohorts: journalCohorts(journal) });
      for (const { cohort, samples, finished, switches } of endedCohorts(journal))
        yield additionFrame({ cohort, samples, finished: byRun(finished), switches: byRun(switches), state: null }, 0);
    }
    await writeFilesDurably(directory, { [SHARD_NAME]: pieces });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw writeError(
      directory,
      error,
      'All runs are saved in its checkpoint: run the same command again to write them.',
    );
  } finally {
    source.close();
  }
  return withJournal(shardPath(directory), (index, written) => shardFingerprint(written, index));
}

interface ShardIdentity extends SweepIdentity {
  readonly shard: Shard;
  readonly release: string;
}

function requireSame(directory: string, { header }: JournalIndex, asked: ShardIdentity): void {
  const { spec, engine, shard } = header;
  const isSame =
    engine.kind === asked.engine &&
    specLine(spec) === specLine(asked.spec) &&
    shard?.index === asked.shard.index &&
    shard.of === asked.shard.of;
  if (!isSame)
    throw new UsageError(
      `--out: ${directory} must be empty or hold shard ${shardText(asked.shard)} of this sweep, got another sweep or shard. ` +
        'Choose another directory.',
    );
  if (shard.release !== asked.release)
    throw new UsageError(
      `--out: ${directory} must hold a shard of release ${asked.release}, got one of ${shard.release}. Go on with that release, or ` +
        'choose another directory.',
    );
}

/**
 * The fingerprint of the finished shard in a directory; null where it has not ended. A file that is damaged becomes the journal from
 * which its sound cohorts are taken. Throws UsageError where the directory holds something else.
 */
export async function finishedShard(
  directory: string,
  asked: ShardIdentity,
  warn: (sentence: string) => void,
): Promise<string | null> {
  if (hasJournal(directory)) withJournal(journalPath(directory), (index) => requireSame(directory, index, asked));
  const path = shardPath(directory);
  if (!existsSync(path)) return null;
  const fingerprint = withJournal(path, (index, source) => {
    requireSame(directory, index, asked);
    return isWholeShard(index) ? shardFingerprint(source, index) : null;
  });
  if (fingerprint !== null) {
    // It may have been killed between the writing of the one and the removal of the other.
    await removeJournal(directory);
    return fingerprint;
  }
  warn(`${path}: it must hold every cohort of the shard, got a damaged file. What is sound of it is taken over.`);
  if (!hasJournal(directory)) {
    await rename(path, journalPath(directory));
    await syncDirectory(directory);
  }
  return null;
}
