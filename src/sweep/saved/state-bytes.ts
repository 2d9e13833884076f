import type { RunMemory } from '../segment/run-status.ts';
import type { SegmentState } from '../segment/segment-state.ts';
import type { Cohort, Run, SweepPlan } from '../sweep-plan.ts';
import { stepsBefore } from '../training/origin.ts';
import { type ByteReader, type ByteWriter, createByteReader, createByteWriter, DamagedBytes } from './bytes.ts';

type OptionalRows<T> = readonly (T | undefined)[];

/** The number of rows, then 1 and the row, or 0 where it is undefined. Holes of a sparse array are undefined rows. */
function writeRows<T>(writer: ByteWriter, rows: OptionalRows<T>, write: (row: T) => void): void {
  writer.u32(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    writer.u8(row === undefined ? 0 : 1);
    if (row !== undefined) write(row);
  }
}

/** `count`: what the number of rows must be, or 0 where there are none yet. */
function readRows<T>(reader: ByteReader, { count, what, read }: { count: number; what: string; read: () => T }) {
  const length = reader.u32();
  if (length !== count && length !== 0)
    throw new DamagedBytes(`must have ${what} of ${count} runs or of none, got ${length}`);
  return Array.from({ length }, () => (reader.u8() === 1 ? read() : undefined));
}

const NONE = 0;
const ABSENT = 0;
const PRESENT = 1;

/** A state as bytes, exact to the last bit. */
export function stateBytes(state: SegmentState): Uint8Array<ArrayBuffer> {
  const writer = createByteWriter();
  const { step, runs, theta, velocity, memory, start, watched, sharpest } = state;
  writer.f64(step);
  writer.u32(runs.length);
  for (const { id } of runs) writer.u32(id);
  writer.floats(theta);
  writer.floats(velocity);
  writer.u8(memory ? PRESENT : ABSENT);
  if (memory) writeRows(writer, memory, writer.floats);
  writer.u8(start ? PRESENT : ABSENT);
  if (start) writer.floats(start);
  writeRows(writer, watched as OptionalRows<RunMemory>, ({ initialLoss, aboveSince }) => {
    writer.f64(initialLoss);
    writer.f64(aboveSince ?? Number.NaN);
  });
  writeRows(writer, sharpest, writer.floats);
  return writer.written();
}

/** The runs of a state, which are some of the cohort's, in their order. */
function runsOf(reader: ByteReader, cohort: Cohort): Run[] {
  const count = reader.u32();
  if (count > cohort.runs.length || count === NONE)
    throw new DamagedBytes(`must be of 1 to ${cohort.runs.length} runs, got ${count}`);
  const ids = Array.from({ length: count }, () => reader.u32());
  const runs = cohort.runs.filter(({ id }) => ids.includes(id));
  if (runs.length !== count || runs.some(({ id }, row) => id !== ids[row]))
    throw new DamagedBytes(`must be of runs of its cohort, in order, got runs ${ids.join(', ')}`);
  return runs;
}

function requireLength(what: string, values: Float32Array, allowed: (length: number) => boolean): Float32Array {
  if (allowed(values.length)) return values;
  throw new DamagedBytes(`must have ${what} of the size that the plan gives, got ${values.length} numbers`);
}

/** Largest memory that a rule keeps per parameter of a run, 100 eigenvectors; any more is damage. */
const MOST_MEMORY = 128;

/**
 * The state of a cohort from its bytes, checked against the plan: its runs, its step and the size of every array. Throws
 * DamagedBytes.
 */
export function stateFromBytes(bytes: Uint8Array, plan: SweepPlan, cohort: Cohort): SegmentState {
  const reader = createByteReader(bytes);
  const P = plan.parameters;
  const step = reader.f64();
  const runs = runsOf(reader, cohort);
  const [least, most] = [-stepsBefore(plan), Math.min(...runs.map(({ endStep }) => endStep))];
  if (!Number.isInteger(step) || step < least || step >= most)
    throw new DamagedBytes(`must be at a step in [${least}, ${most}), got ${step}`);
  // Before step 0, runs of one lineage share a row.
  const isRows = (length: number) =>
    step < 0 ? length > 0 && length % P === 0 && length <= runs.length * P : length === runs.length * P;
  const theta = requireLength('parameters', reader.floats(), isRows);
  const rows = theta.length / P;
  const velocity = requireLength('a momentum buffer', reader.floats(), (length) => length === theta.length);
  const row = (what: string, most: number) => () => requireLength(what, reader.floats(), (length) => length <= most);
  const memory =
    reader.u8() === PRESENT
      ? readRows(reader, {
          count: rows,
          what: 'the memory of a rule',
          read: row('the memory of a rule', MOST_MEMORY * (P + 1)),
        })
      : undefined;
  const start =
    reader.u8() === PRESENT
      ? requireLength('first weights', reader.floats(), (length) => length === runs.length * P)
      : undefined;
  const watched = readRows(reader, {
    count: runs.length,
    what: 'initial losses',
    read: (): RunMemory => {
      const [initialLoss, aboveSince] = [reader.f64(), reader.f64()];
      return { initialLoss, aboveSince: Number.isNaN(aboveSince) ? null : aboveSince };
    },
  });
  const vector = () => requireLength('eigenvectors', reader.floats(), (length) => length === P);
  const sharpest = readRows(reader, { count: runs.length, what: 'eigenvectors', read: vector });
  if (reader.rest().length > 0) throw new DamagedBytes(`must end there, got ${reader.rest().length} bytes more`);
  return {
    step,
    runs,
    theta,
    velocity,
    ...(memory && { memory }),
    ...(start && { start }),
    // Undefined only before the first evaluation, as in a state that was never saved.
    watched: watched as RunMemory[],
    sharpest,
  };
}
