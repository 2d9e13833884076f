import { existsSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '../errors.ts';
import type { CohortAddition } from '../sweep/saved/addition.ts';
import { additionFrame, type JournalSubject, journalStart, readJournal } from '../sweep/saved/journal.ts';
import { journalCohorts, restoredCohorts } from '../sweep/saved/restore-journal.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import { writeError } from './disk-error.ts';
import { syncDirectory, temporaryName, writeFilesDurably } from './durable-files.ts';
import { openFileSource } from './file-source.ts';

const JOURNAL_NAME = 'checkpoint.journal';

export const journalPath = (directory: string) => join(directory, JOURNAL_NAME);
export const hasJournal = (directory: string) => existsSync(journalPath(directory));

const KEPT = 'What was saved before is intact: run the same command again to go on from there.';

/** Writes a journal in the place of the one that is there, which stays as it is until the new one is on the disk. */
export async function writeJournal(
  directory: string,
  subject: JournalSubject,
  additions: () => Iterable<CohortAddition>,
): Promise<void> {
  function* pieces() {
    yield journalStart(subject);
    for (const addition of additions()) yield additionFrame(addition, 0);
  }
  try {
    await writeFilesDurably(directory, { [JOURNAL_NAME]: pieces });
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw writeError(journalPath(directory), error, KEPT);
  }
}

/** The journal with the progress of a sweep, to which more is appended. */
export interface JournalFile {
  /** Resolves once the additions are on the disk. Rejects with EngineError; the journal is then as it was. */
  append(additions: readonly CohortAddition[]): Promise<void>;
  close(): Promise<void>;
}

/** A journal is written anew when states that later ones have replaced are most of it, and this much. */
const MOST_SUPERSEDED = 1 << 25;

/** Appends to the file at `end`; what was written of a failed write is cut off again, or dropped as a torn end. */
async function appendBytes(handle: FileHandle, bytes: Uint8Array, end: number): Promise<void> {
  try {
    for (let at = 0; at < bytes.length; )
      at += (await handle.write(bytes, at, bytes.length - at, end + at)).bytesWritten;
    await handle.datasync();
  } catch (error) {
    await handle.truncate(end).catch(() => undefined);
    throw error;
  }
}

/** Opens a sound journal. `plan`: of its sweep. */
export async function openJournal(directory: string, plan: SweepPlan): Promise<JournalFile> {
  const path = journalPath(directory);
  let sequences = new Map<number, number>();
  /** Bytes of the latest state of each cohort, about. */
  let states = new Map<number, number>();
  let [end, superseded] = [0, 0];
  let handle: FileHandle | null = null;

  const read = () => {
    const source = openFileSource(path);
    try {
      const index = readJournal(source, path);
      sequences = new Map([...index.frames].map(([id, frames]) => [id, frames.length]));
      states = new Map();
      [end, superseded] = [source.size, 0];
      return index;
    } finally {
      source.close();
    }
  };
  const rewrite = async () => {
    const index = read();
    const source = openFileSource(path);
    try {
      const journal = { name: path, source, index, plan };
      const cohorts = journalCohorts(journal);
      await writeJournal(directory, { ...index.header, cohorts }, function* () {
        for (const restored of restoredCohorts(journal)) if (restored.isStarted) yield restored;
      });
    } finally {
      source.close();
    }
    await handle?.close();
    handle = await open(path, 'r+');
    read();
  };
  read();
  handle = await open(path, 'r+');

  return {
    async append(additions) {
      const frames = additions.map((addition) => additionFrame(addition, sequences.get(addition.cohort.id) ?? 0));
      const bytes = Buffer.concat(frames);
      try {
        if (!handle || (await handle.stat()).nlink === 0) throw Object.assign(new Error(), { code: 'ENOENT' });
        await appendBytes(handle, bytes, end);
      } catch (error) {
        throw writeError(path, error, KEPT);
      }
      end += bytes.length;
      for (const { cohort, state } of additions) {
        sequences.set(cohort.id, (sequences.get(cohort.id) ?? 0) + 1);
        superseded += states.get(cohort.id) ?? 0;
        states.set(cohort.id, state ? 2 * state.theta.byteLength : 0);
      }
      if (superseded > MOST_SUPERSEDED && superseded > end / 2) await rewrite();
    },
    close: async () => handle?.close(),
  };
}

/** Removes a journal that is not needed any more, and what an interrupted write left of one. */
export async function removeJournal(directory: string): Promise<void> {
  await rm(journalPath(directory), { force: true });
  await rm(join(directory, temporaryName(JOURNAL_NAME)), { force: true });
  await syncDirectory(directory);
}
