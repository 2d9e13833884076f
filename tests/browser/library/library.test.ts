import { Dexie } from 'dexie';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildDataset } from '../../../src/data/build-dataset.ts';
import type { Engine } from '../../../src/engine/contract.ts';
import { loadSimdEngineInBrowser } from '../../../src/engine/simd/load-browser.ts';
import { type Library, openLibrary } from '../../../src/library/library.ts';
import { LibraryError } from '../../../src/library/library-error.ts';
import { leaseHolds } from '../../../src/library/sweep-hold.ts';
import { type KeepOptions, keepSweep, type StoredStart } from '../../../src/state/keep-sweep.ts';
import { completed } from '../../../src/state/stored-start.ts';
import { type PreparedSweep, performSweep, prepareSweep } from '../../../src/sweep/perform-sweep.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { createSweepControl } from '../../../src/sweep/sweep-control.ts';
import { createSweepRecord, type SweepRecord } from '../../../src/sweep/sweep-record.ts';
import { localPool } from '../../support/local-pool.ts';

const SPEC = parseSweepSpec({
  version: 1,
  name: 'kept',
  dataset: { source: { kind: 'moons' }, trainCount: 64, testCount: 64 },
  model: { hidden: [8] },
  update: { momentum: 0.9 },
  grid: { learningRates: [0.1, 0.4, 30], batchSizes: [8, 32], seeds: 2 },
  budget: { kind: 'steps', steps: 300 },
});

let engine: Engine;
let prepared: PreparedSweep;
let expected: { fingerprint: string | null; samples: number };
let library: Library;
/** Each test has its own database. */
let name = '';
let made = 0;

const poolOf = () => localPool(engine).choose('simd', prepared.plan, prepared.data);
beforeAll(async () => {
  engine = await loadSimdEngineInBrowser();
  prepared = await prepareSweep(SPEC, buildDataset);
  const pool = await poolOf();
  const record = createSweepRecord(prepared.plan, { pool });
  await performSweep(record, { pool });
  expected = { fingerprint: record.fingerprint(), samples: record.traces.all().length };
});
beforeEach(async () => {
  name = `sgdscope-library-test-${made++}`;
  library = await openLibrary(name);
});
afterEach(() => library.database.close());

interface Performed {
  readonly id: string;
  readonly record: SweepRecord;
  readonly faults: LibraryError[];
}

/** Performs a sweep or what is left of a stored one, saving after every segment; ends after `segments` of them. */
async function performKept(stored: StoredStart | null = null, segments = Number.POSITIVE_INFINITY): Promise<Performed> {
  const pool = await poolOf();
  const resumed = stored ? completed(prepared.plan, stored.loaded.checkpoint) : undefined;
  const record = createSweepRecord(prepared.plan, { pool, resumed });
  const control = createSweepControl();
  const faults: LibraryError[] = [];
  const options: KeepOptions = {
    library,
    record,
    engine: engine.description,
    stored,
    seconds: () => 1,
    standing: () => ({ status: record.tasks.length === 0 ? 'finished' : 'unfinished', isPaused: false }),
    onSaved: () => {},
    onFault: (error) => void faults.push(error),
  };
  const kept = keepSweep(options);
  const saves: Promise<void>[] = [];
  let done = 0;
  await performSweep(record, {
    pool,
    control,
    segmentMilliseconds: 5,
    onSegment(progress) {
      kept.add(progress);
      saves.push(kept.save());
      if (++done >= segments) control.stop();
    },
  });
  await Promise.all(saves);
  await kept.end();
  return { id: kept.id, record, faults };
}

async function takenUp(id: string): Promise<StoredStart> {
  const hold = await library.holds.tryHold(id);
  if (!hold) throw new Error('the sweep must not be held.');
  await library.takeUp(id, 'a later page');
  return { loaded: await library.load(id), hold, holder: 'a later page' };
}

/** What the library holds gives the results of a sweep without interruption. */
async function expectWhole(id: string) {
  const { row, checkpoint, damage } = await library.load(id);
  expect(damage).toEqual([]);
  expect(row).toMatchObject({ status: 'finished', fingerprint: expected.fingerprint });
  expect(checkpoint.samples).toHaveLength(expected.samples);
  const pool = { description: engine.description, cohortSize: 1 };
  const plan = { ...prepared.plan, spec: checkpoint.spec };
  expect(createSweepRecord(plan, { pool, resumed: checkpoint }).fingerprint()).toBe(expected.fingerprint);
}

describe('saving', () => {
  test('a sweep is read back as it was performed, in one part or several', async () => {
    const { id, faults } = await performKept(null, 5);
    expect((await library.load(id)).row).toMatchObject({ status: 'unfinished', fingerprint: null });
    const second = await performKept(await takenUp(id), 4);
    expect(second.id).toBe(id);
    await performKept(await takenUp(id));
    expect(faults).toEqual([]);
    await expectWhole(id);
  });

  test('a save costs what it adds: the rows of earlier saves are not written again', async () => {
    const { id } = await performKept();
    const { row } = await library.load(id);
    const samples = await library.database.samples.toArray();
    expect(samples.length).toBe(row.sequence);
    expect(samples.reduce((sum, { count }) => sum + count, 0)).toBe(expected.samples);
  });

  test.each(['samples', 'cohorts', 'sweeps'] as const)(
    'transactions aborted while %s are written: nothing is lost or doubled',
    async (table) => {
      let writes = 0;
      let aborted = 0;
      const hooked = library.database.table(table);
      const abort = (transaction: { abort(): void }) => {
        if (writes++ % 3 !== 1) return;
        aborted++;
        transaction.abort();
      };
      hooked.hook('creating', (_key, _row, transaction) => abort(transaction));
      hooked.hook('updating', (_changes, _key, _row, transaction) => abort(transaction));
      const { id, faults } = await performKept();
      expect(aborted).toBeGreaterThan(1);
      expect(faults.length).toBeGreaterThan(1);
      await expect
        .poll(async () => (await library.database.sweeps.get(id))?.status, { timeout: 30_000 })
        .toBe('finished');
      await expectWhole(id);
    },
  );

  test('a page whose sweep another has taken up saves nothing any more', async () => {
    const { id } = await performKept(null, 3);
    const first = await takenUp(id);
    await library.takeUp(id, 'yet another page');
    const before = await library.load(id);
    const { faults } = await performKept(first);
    expect(faults.map(({ fault }) => fault)).toContain('taken');
    expect((await library.load(id)).row).toEqual(before.row);
  });

  test('a closed database is opened again by the next save', async () => {
    const { id } = await performKept(null, 3);
    const stored = await takenUp(id);
    library.database.close({ disableAutoOpen: false });
    await performKept(stored);
    await expectWhole(id);
  });
});

describe('damage', () => {
  const damages: [string, (id: string) => Promise<unknown>, RegExp][] = [
    [
      'a row of samples that is missing',
      (id) => library.database.samples.delete([id, 1]),
      /samples of save 1 are missing/,
    ],
    [
      'a value that changed',
      async (id) => {
        const row = await library.database.samples.get([id, 1]);
        if (row) row.value[0] = (row.value[0] ?? 0) + 1;
        if (row) await library.database.samples.put(row);
      },
      /samples of save 1 are damaged/,
    ],
    [
      'a state that is cut off',
      async (id) => {
        const rows = await library.database.cohorts.toArray();
        const row = rows.find(({ sweep, task }) => sweep === id && task?.state);
        if (!row?.task?.state) throw new Error('a cohort must have a state.');
        const state = { ...row.task.state, theta: row.task.state.theta.slice(1) };
        await library.database.cohorts.put({ ...row, task: { ...row.task, state } });
      },
      /damaged state/,
    ],
    [
      'a cohort that is missing',
      async (id) => library.database.cohorts.delete([id, (await library.database.cohorts.toArray())[0]?.cohort ?? -1]),
      /runs are not whole/,
    ],
  ];
  test.each(damages)('%s is named, and what it concerns starts again', async (_, harm, words) => {
    const { id } = await performKept(null, 6);
    await harm(id);
    const stored = await takenUp(id);
    expect(stored.loaded.damage.join('; ')).toMatch(words);
    await performKept(stored);
    await expectWhole(id);
  });
});

describe('holds', () => {
  const kinds = [
    ['locks', () => library.holds],
    ['leases', () => leaseHolds(library.database)],
  ] as const;
  test.each(kinds)('%s: one page at a time; the next has it once it is released', async (_, holdsOf) => {
    const holds = holdsOf();
    const first = await holds.tryHold('a');
    expect(first).not.toBeNull();
    expect(await holds.tryHold('a')).toBeNull();
    (await holds.tryHold('b'))?.release();
    const leaving = new AbortController();
    const left = holds.awaitHold('a', leaving.signal);
    leaving.abort();
    expect(await left).toBeNull();
    const next = holds.awaitHold('a', new AbortController().signal);
    first?.release();
    (await next)?.release();
  });

  test('a lease that has ended is taken over', async () => {
    let time = 0;
    const holds = leaseHolds(library.database, () => time);
    const first = await holds.tryHold('a');
    time = 9000;
    expect(await holds.tryHold('a')).toBeNull();
    time = 60_000;
    const second = await holds.tryHold('a');
    expect(second).not.toBeNull();
    // Too late: the lease is another's now.
    first?.release();
    expect(await holds.tryHold('a')).toBeNull();
    second?.release();
  });
});

test('a copy is independent, a name is a label, and a removed sweep leaves no rows', async () => {
  const { id } = await performKept();
  const copy = await library.duplicate(id, (own) => `${own} 2`);
  await library.change(copy, { name: 'other', isKept: true });
  await library.remove(id);
  await expectWhole(copy);
  await expect(library.load(id)).rejects.toMatchObject({ fault: 'gone' });
  await library.remove(copy);
  const { sweeps, cohorts, samples } = library.database;
  expect([await sweeps.count(), await cohorts.count(), await samples.count()]).toEqual([0, 0, 0]);
});

test('the list follows what any connection changes', async () => {
  const other = await openLibrary(name);
  const seen: number[] = [];
  const end = other.watch((rows) => seen.push(rows.length));
  await performKept(null, 3);
  await expect.poll(() => seen.at(-1)).toBe(1);
  end();
  other.database.close();
});

test('storage that cannot be opened is an error with its reason', async () => {
  const blocked = {
    open: () => {
      throw new DOMException('denied', 'SecurityError');
    },
  };
  const { indexedDB } = Dexie.dependencies;
  Dexie.dependencies.indexedDB = blocked as unknown as IDBFactory;
  try {
    await expect(openLibrary('sgdscope-library-blocked')).rejects.toBeInstanceOf(LibraryError);
  } finally {
    Dexie.dependencies.indexedDB = indexedDB;
  }
});
