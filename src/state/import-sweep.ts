import { readBeginning, type UnreadFile, unreadFile } from '../data/formats/unread-file.ts';
import type { SweepSummary } from '../library/library-database.ts';
import type { LoadedSweep } from '../library/load-sweep.ts';
import { randomId } from '../library/random-id.ts';
import { thumbnailOf } from '../library/thumbnail.ts';
import { createTurns } from '../library/turns.ts';
import { type PreparedSweep, prepareSweep } from '../sweep/perform-sweep.ts';
import { unpackSamples } from '../sweep/results/pack-samples.ts';
import type { Sample } from '../sweep/results/trace-store.ts';
import { type ImportedSweep, unknownEngine } from '../sweep/saved/imported-sweep.ts';
import { SWEEP_FORMAT } from '../sweep/saved/sweep-file.ts';
import { beginsAsSpec } from '../sweep/spec/spec-file.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import type { AppState, BoardSweep } from './app-state.ts';
import { comparedSweepOf } from './compared-sweep.ts';
import type { CurrentTask } from './current-task.ts';
import type { StoreDependencies } from './dependencies.ts';
import { damaged, openFault } from './library-notices.ts';
import type { Shelf } from './shelf.ts';
import type { SweepDesk } from './sweep-desk.ts';

const MARK = new RegExp(`^\\s*\\{\\s*"format"\\s*:\\s*"${SWEEP_FORMAT}"\\s*,\\s*"version"\\s*:`);

/** What is stored of a sweep from a file. One that has not ended is paused: the user decides whether it goes on here. */
function rowOf(plan: SweepPlan, { checkpoint, fingerprint, engine, results, fraction }: ImportedSweep) {
  const summary: SweepSummary = {
    status: fingerprint === null ? 'unfinished' : 'finished',
    isPaused: fingerprint === null,
    fingerprint,
    runs: plan.runs.length,
    endedRuns: checkpoint.finished.length,
    fraction,
    seconds: 0,
    switches: checkpoint.switches,
    milliseconds: checkpoint.milliseconds ?? null,
    thumbnail: thumbnailOf(plan, results),
  };
  const now = Date.now();
  const identity = { id: randomId(), name: plan.spec.name, isKept: true, created: now, spec: plan.spec };
  const row = { ...identity, engine: engine ?? unknownEngine(checkpoint.engine), holder: '', changed: now, deleted: 0 };
  return { row, summary };
}

/** An imported sweep as the library would give it back. */
async function loadedFrom(imported: ImportedSweep, { row, summary }: ReturnType<typeof rowOf>): Promise<LoadedSweep> {
  const turn = createTurns();
  const samples: Sample[] = [];
  for (const packed of imported.samples) {
    for (const sample of unpackSamples(packed) ?? []) samples.push(sample);
    await turn();
  }
  return {
    row: { ...row, ...summary, sequence: 0, sampleBytes: 0, stateBytes: 0 },
    checkpoint: { ...imported.checkpoint, samples },
    tallies: new Map(),
    supplement: imported.supplement,
    // Of a finished sweep all runs are sound, whatever is said of its supplement.
    damage: imported.fingerprint === null ? imported.warnings : [],
  };
}

type ReadWiring = Pick<StoreDependencies, 'sources' | 'fileWork'>;

interface ImportWiring extends ReadWiring {
  readonly get: () => AppState;
  readonly shelf: Shelf;
  readonly desk: SweepDesk;
}

/** Reads a saved sweep, and prepares its data. */
async function readSweep(
  file: UnreadFile,
  { sources, fileWork }: ReadWiring,
  { signal, showProgress }: Pick<CurrentTask, 'signal' | 'showProgress'>,
): Promise<{ readonly imported: ImportedSweep; readonly prepared: PreparedSweep }> {
  let prepared: PreparedSweep | null = null;
  const imported = await fileWork.readSweep(file, {
    signal,
    onFraction: showProgress,
    async dataOf(spec) {
      // Data sets of other seeds are made later, when this task has ended.
      prepared = await prepareSweep(spec, (dataset) => sources.build(dataset, prepared ? {} : { signal }));
      return prepared.data.first;
    },
  });
  if (!prepared) throw new Error(`${file.name}: a saved sweep must be read with its data, got none.`);
  return { imported, prepared };
}

/** A saved sweep from a file, to be shown beside that on the board. Rejects where it cannot be read. */
export async function savedSweepOf(file: UnreadFile, wiring: ReadWiring, signal: AbortSignal): Promise<BoardSweep> {
  const { imported, prepared } = await readSweep(file, wiring, { signal, showProgress: () => {} });
  return comparedSweepOf(prepared, await loadedFrom(imported, rowOf(prepared.plan, imported)));
}

/** Puts a saved sweep from a file into the library, if there is one, and on the board. Rejects where it cannot be read. */
async function importSweep(file: UnreadFile, wiring: ImportWiring, task: CurrentTask): Promise<void> {
  const { get, shelf, desk } = wiring;
  const { imported, prepared } = await readSweep(file, wiring, task);
  task.signal.throwIfAborted();
  const { checkpoint, samples, supplement, warnings } = imported;
  const stored = rowOf(prepared.plan, imported);
  const { row, summary } = stored;
  if (warnings.length > 0)
    get().notify(imported.fingerprint === null ? damaged(row.name, warnings, true) : openFault(warnings.join(' ')));
  if (!shelf.library) {
    const loaded = await loadedFrom(imported, stored);
    task.signal.throwIfAborted();
    return desk.show({ ...prepared, ...loaded });
  }
  await shelf.library.put(row, { ...checkpoint, samples, supplement, summary });
  await desk.open(row.id);
}

/** See `LibraryState.openSweepFiles`. */
export async function openSweepFiles(
  files: readonly File[],
  wiring: ImportWiring,
  task: CurrentTask,
): Promise<boolean> {
  const unread = files.map(unreadFile);
  const beginnings = await Promise.all(unread.map(async (file) => new TextDecoder().decode(await readBeginning(file))));
  task.signal.throwIfAborted();
  // Beside it may be other files of a folder that the command line wrote, which hold the same results.
  const saved = unread.find((_, i) => MARK.test(beginnings[i] ?? ''));
  if (saved) {
    await importSweep(saved, wiring, task);
    return true;
  }
  const [file, ...others] = unread;
  if (!file || others.length > 0 || !beginsAsSpec(beginnings[0] ?? '')) return false;
  const spec = await wiring.fileWork.specIn(file, task.signal);
  task.signal.throwIfAborted();
  if (spec) wiring.get().editDraft(() => spec);
  return spec !== null;
}
