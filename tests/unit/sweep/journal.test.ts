import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { SpecError } from '../../../src/errors.ts';
import { performSweep } from '../../../src/sweep/perform-sweep.ts';
import { createAdditions } from '../../../src/sweep/saved/addition.ts';
import { createByteReader, createByteWriter, DamagedBytes } from '../../../src/sweep/saved/bytes.ts';
import { additionFrame, journalStart, readJournal } from '../../../src/sweep/saved/journal.ts';
import { bytesSource } from '../../../src/sweep/saved/journal-frames.ts';
import { restoreJournal } from '../../../src/sweep/saved/restore-journal.ts';
import { createSweepControl } from '../../../src/sweep/sweep-control.ts';
import { createSweepRecord, type SweepCheckpoint } from '../../../src/sweep/sweep-record.ts';
import { RUNS } from '../../support/runs.ts';
import {
  type OpenedSavedSweep,
  openOnSimd,
  performOnSimd,
  SAVED_FINGERPRINT,
  savedSweepText,
} from '../../support/saved-sweeps.ts';

const joined = (pieces: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(pieces));

let opened: OpenedSavedSweep;
/** The journal of the sweep after each of its segments, and what a checkpoint was then. */
let journals: { readonly bytes: Uint8Array; readonly checkpoint: SweepCheckpoint }[];

beforeAll(async () => {
  // One run a cohort: two cohorts.
  opened = await openOnSimd(JSON.parse(savedSweepText('3')).spec, 1);
  const { plan, pool } = opened;
  const record = createSweepRecord(plan, { pool });
  const additions = createAdditions(record);
  const pieces: Uint8Array[] = [
    journalStart({
      spec: plan.spec,
      engine: pool.description,
      cohorts: record.tasks.map(({ cohort }) => cohort),
    }),
  ];
  const sequences = new Map<number, number>();
  journals = [{ bytes: joined(pieces), checkpoint: record.checkpoint() }];
  const onSegment: Parameters<typeof performSweep>[1]['onSegment'] = (progress) => {
    additions.add(progress);
    for (const addition of additions.take()) {
      const sequence = sequences.get(addition.cohort.id) ?? 0;
      sequences.set(addition.cohort.id, sequence + 1);
      pieces.push(additionFrame(addition, sequence));
    }
    journals.push({ bytes: joined(pieces), checkpoint: record.checkpoint() });
  };
  // A few steps a segment, so that there are several frames of a cohort.
  const spawn = async () => {
    const executor = await pool.spawn(0, undefined);
    const perform: typeof executor.perform = (request) =>
      executor.perform({ ...request, untilStep: (request.state?.step ?? 0) + 3 });
    return { ...executor, perform };
  };
  await performSweep(record, { pool: { ...pool, spawn }, control: createSweepControl(), onSegment });
  expect(record.fingerprint()).toBe(SAVED_FINGERPRINT);
});

const restored = (bytes: Uint8Array) => {
  const source = bytesSource(bytes);
  const name = 'checkpoint.journal';
  return restoreJournal({ name, source, index: readJournal(source, name), plan: opened.plan });
};
const last = () => journals.at(-1)!.bytes;

describe('a journal', () => {
  test('gives the checkpoint of every segment again', () => {
    expect(journals.length).toBeGreaterThan(6);
    for (const { bytes, checkpoint } of journals) {
      const read = restored(bytes);
      expect(read.warnings).toEqual([]);
      expect({ ...read.checkpoint, finished: new Set(read.checkpoint.finished) }).toEqual({
        ...checkpoint,
        finished: new Set(checkpoint.finished),
      });
    }
    expect(restored(last()).fingerprint).toBe(SAVED_FINGERPRINT);
  });

  /** Reads damaged bytes and performs what remains. */
  async function outcomeOf(bytes: Uint8Array): Promise<'refused' | 'dropped' | 'whole'> {
    let read: ReturnType<typeof restored>;
    try {
      read = restored(bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(SpecError);
      expect(String(error)).toContain('checkpoint.journal');
      return 'refused';
    }
    const record = await performOnSimd(opened, { resumed: read.checkpoint });
    expect(record.fingerprint()).toBe(SAVED_FINGERPRINT);
    return read.warnings.length > 0 ? 'dropped' : 'whole';
  }

  test('cut off anywhere gives the right fingerprint, or is refused where its first frame is cut', async () => {
    const first = journals[0].bytes.length;
    await fc.assert(
      fc.asyncProperty(fc.nat(last().length - 1), async (length) => {
        const outcome = await outcomeOf(last().subarray(0, length));
        expect(outcome === 'refused').toBe(length < first);
      }),
      { numRuns: RUNS },
    );
  });

  test('with a bit flipped anywhere gives the right fingerprint, or is refused where it is in the first frame', async () => {
    const first = journals[0].bytes.length;
    const flip = fc.record({ at: fc.nat(last().length - 1), bit: fc.nat(7) });
    await fc.assert(
      fc.asyncProperty(flip, async ({ at, bit }) => {
        const damaged = last().slice();
        damaged[at] ^= 1 << bit;
        expect(await outcomeOf(damaged)).toBe(at < first ? 'refused' : 'dropped');
      }),
      { numRuns: RUNS },
    );
  });

  test('with bytes missing, doubled or exchanged in its middle gives the right fingerprint', async () => {
    const first = journals[0].bytes.length;
    const places = fc.array(fc.integer({ min: first, max: last().length }), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(places, fc.nat(2), async (unordered, kind) => {
        const [a, b, c] = unordered.toSorted((x, y) => x - y);
        const part = (from: number, to?: number) => last().subarray(from, to);
        const pieces = [
          [part(0, a), part(b)],
          [part(0, b), part(a)],
          [part(0, a), part(b, c), part(a, b), part(c)],
        ][kind];
        await outcomeOf(joined(pieces));
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    );
  });

  test('a frame of another sweep or of none, and another file, are refused or not used', () => {
    expect(() => restored(new Uint8Array(0))).toThrow('must begin with the description of its sweep');
    expect(() => restored(new TextEncoder().encode('{"format":"sgdscope-sweep"}'))).toThrow('or another file');
    const other = { ...opened.plan.spec, budget: { kind: 'steps' as const, steps: 21 } };
    expect(() => restored(journalStart({ spec: other, engine: opened.pool.description, cohorts: [] }))).toThrow(
      'must be of the runs of its spec',
    );
  });
});

describe('bytes', () => {
  test('are read as they were written, to the last bit', () => {
    const doubles = fc.array(fc.double(), { maxLength: 20 });
    const floats = fc.float32Array({ maxLength: 2000 });
    fc.assert(
      fc.property(doubles, floats, fc.nat(255), fc.nat(0xffff), fc.nat(0xffffffff), (numbers, row, a, b, c) => {
        const writer = createByteWriter();
        for (const value of numbers) writer.f64(value);
        writer.floats(row);
        writer.u8(a);
        writer.u16(b);
        writer.u32(c);
        const reader = createByteReader(writer.written());
        expect(numbers.map(() => reader.f64())).toEqual(numbers);
        expect(new Uint8Array(reader.floats().buffer)).toEqual(new Uint8Array(row.slice().buffer));
        expect([reader.u8(), reader.u16(), reader.u32(), reader.rest().length]).toEqual([a, b, c, 0]);
        expect(() => reader.u8()).toThrow(DamagedBytes);
      }),
    );
  });
});
