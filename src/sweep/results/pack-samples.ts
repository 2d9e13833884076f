import { crc32 } from '../../data/formats/crc32.ts';
import { SCALAR_PROBE_IDS } from '../../probes/scalar/registry.ts';
import type { RecordedProbe, Sample } from './trace-store.ts';

/** Samples by columns: 22 to 30 bytes each. Reading them back gives the same doubles. */
export interface PackedSamples {
  readonly count: number;
  /** The probes that occur, by their index in `probe`. */
  readonly probes: readonly string[];
  readonly run: Uint32Array;
  readonly probe: Uint8Array;
  readonly step: Uint32Array;
  readonly value: Float64Array;
  /** Sum of `HAS_ERROR`, `HAS_CONVERGED` and `CONVERGED`. */
  readonly flags: Uint8Array;
  /** Of the samples that have one, in order. */
  readonly errors: Float64Array;
  /** CRC-32 over the columns. */
  readonly checksum: number;
}

const HAS_ERROR = 1;
const HAS_CONVERGED = 2;
const CONVERGED = 4;

type Columns = Omit<PackedSamples, 'count' | 'probes' | 'checksum'>;

/** The arrays of packed samples. */
export const columnsOf = ({ run, probe, step, value, flags, errors }: Columns) => [
  run,
  probe,
  step,
  value,
  flags,
  errors,
];

const bytesIn = (column: ArrayBufferView) => new Uint8Array(column.buffer, column.byteOffset, column.byteLength);

/** CRC-32 over the checksums of the columns, so that columns cannot be mistaken for one another. */
const checksumOf = (columns: Columns) => crc32(bytesIn(Uint32Array.from(columnsOf(columns), (c) => crc32(bytesIn(c)))));

/** Space that packed samples take, in bytes. */
export const bytesOfPacked = (packed: PackedSamples) =>
  columnsOf(packed).reduce((sum, { byteLength }) => sum + byteLength, 0);

export function packSamples(samples: readonly Sample[]): PackedSamples {
  const probes = [...new Set(samples.map(({ probe }) => probe))];
  const flagsOf = ({ error, converged }: Sample) =>
    (error === undefined ? 0 : HAS_ERROR) +
    (converged === undefined ? 0 : HAS_CONVERGED) +
    (converged === true ? CONVERGED : 0);
  const columns = {
    run: Uint32Array.from(samples, ({ run }) => run),
    probe: Uint8Array.from(samples, ({ probe }) => probes.indexOf(probe)),
    step: Uint32Array.from(samples, ({ step }) => step),
    value: Float64Array.from(samples, ({ value }) => value),
    flags: Uint8Array.from(samples, flagsOf),
    errors: Float64Array.from(samples.flatMap(({ error }) => (error === undefined ? [] : [error]))),
  };
  return { count: samples.length, probes, ...columns, checksum: checksumOf(columns) };
}

const SAMPLES_IN_ROW = 50_000;

/** All samples of a sweep in rows of a size that is handled at once. */
export function packRows(samples: readonly Sample[]): PackedSamples[] {
  const rows: PackedSamples[] = [];
  for (let start = 0; start < samples.length; start += SAMPLES_IN_ROW)
    rows.push(packSamples(samples.slice(start, start + SAMPLES_IN_ROW)));
  return rows;
}

const isProbe = (name: string): name is RecordedProbe => (SCALAR_PROBE_IDS as readonly string[]).includes(name);

/** The samples, or undefined where they are not what was packed. */
export function unpackSamples(packed: PackedSamples): Sample[] | undefined {
  const { count, probes, run, probe, step, value, flags, errors } = packed;
  if ([run, probe, step, value, flags].some((column) => column.length !== count)) return undefined;
  if (checksumOf(packed) !== packed.checksum || !probes.every(isProbe)) return undefined;
  let next = 0;
  return Array.from(value, (each, i) => ({
    run: run[i]!,
    probe: probes[probe[i]!] as RecordedProbe,
    step: step[i]!,
    value: each,
    ...(flags[i]! & HAS_ERROR && { error: errors[next++]! }),
    ...(flags[i]! & HAS_CONVERGED && { converged: (flags[i]! & CONVERGED) !== 0 }),
  }));
}
