import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError, messageOf, SpecError } from '../errors.ts';
import { canonicalJson } from '../sweep/results/fingerprint.ts';
import { readJournal } from '../sweep/saved/journal.ts';
import { parseSweepFile } from '../sweep/saved/read-sweep-file.ts';
import type { ParsedSweepFile } from '../sweep/saved/restored-sweep.ts';
import type { SweepIdentity } from '../sweep/sweep-record.ts';
import { createDirectory } from './create-directory.ts';
import { diskErrorText } from './disk-error.ts';
import { openFileSource } from './file-source.ts';
import { hasJournal, journalPath } from './journal-file.ts';
import { type DirectoryLock, lockDirectory } from './lock.ts';
import { UsageError } from './usage.ts';

/**
 * Creates the output directory where it is not there, and takes its lock. Throws UsageError where it cannot be written,
 * EngineError where another process writes to it. `warn` says where that takes time to tell.
 */
export async function openOutDirectory(
  directory: string,
  warn: (sentence: string) => void = (sentence) => void process.stderr.write(`${sentence}\n`),
): Promise<DirectoryLock> {
  try {
    await createDirectory(directory);
    return await lockDirectory(directory, { warn });
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new UsageError(`--out: ${directory} must be a directory that can be written, got ${diskErrorText(error)}.`);
  }
}

/** A sweep that is saved by the engine of a browser goes on with any. */
const isOfSweep = (held: SweepIdentity, { spec, engine }: SweepIdentity) =>
  (held.engine === engine || held.engine === 'webgl') && canonicalJson(held.spec) === canonicalJson(spec);

/** The checkpoint of releases up to 0.1, of which nothing can be checked. */
const OLD_CHECKPOINT = 'checkpoint.bin';

const otherSweep = (directory: string) =>
  new UsageError(`--out: ${directory} must be empty or hold this sweep, got another sweep. Choose another directory.`);

/** The saved sweep in a directory; null where there is none. Throws UsageError where the directory holds another sweep. */
export async function heldSweep(directory: string, sweep: SweepIdentity): Promise<ParsedSweepFile | null> {
  const requireSame = (held: SweepIdentity) => {
    if (!isOfSweep(held, sweep)) throw otherSweep(directory);
  };
  const path = join(directory, 'sweep.json');
  if (hasJournal(directory)) {
    const source = openFileSource(journalPath(directory));
    try {
      const { spec, engine, shard } = readJournal(source, journalPath(directory)).header;
      if (shard) throw otherSweep(directory);
      requireSame({ spec, engine: engine.kind });
    } finally {
      source.close();
    }
  } else if (existsSync(join(directory, OLD_CHECKPOINT)) && !existsSync(path))
    throw new SpecError(
      `${join(directory, OLD_CHECKPOINT)}: the checkpoint must be of this release (checkpoint.journal), got that of an earlier ` +
        'one, which has no checksums. Go on with that release, or delete it to start the sweep again.',
    );
  if (!existsSync(path)) return null;
  const file = parseSweepFile(await readFile(path), path);
  if (file.content.engine) requireSame({ spec: file.spec, engine: file.content.engine.kind });
  return file;
}

/** Adds what to do to the error of a finished sweep that does not hold what it must. */
export function refusal(path: string, error: unknown): unknown {
  if (!(error instanceof SpecError)) return error;
  return new SpecError(`${messageOf(error)} To make it again, delete ${path}.`);
}
