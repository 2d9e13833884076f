import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { faultsOf, messageOf, SpecError } from '../errors.ts';
import { parseJson } from '../json/parse-json.ts';
import { fromBase64, toBase64 } from '../sweep/saved/base64.ts';
import { CLAIM_SIZES, type ClaimSize } from './claim.ts';
import type { KeptReplicates } from './replicate-memory.ts';

const FORMAT = 'sgdscope-claim-shard';
const VERSION = 1;
const LIMITS = { mostLength: 500_000_000, mostValues: 100_000_000 };

/** A finished shard of a claim. */
export interface ClaimShareFile {
  readonly claim: string;
  readonly size: ClaimSize;
  /** From 1 on. */
  readonly index: number;
  readonly of: number;
  /** The version of sgdscope that made it. */
  readonly release: string;
  readonly kept: KeptReplicates;
}

const ARRAYS = { Float64Array, Float32Array, Int32Array, Uint32Array, Uint16Array, Uint8Array } as const;
type ArrayName = keyof typeof ARRAYS;
const NUMBERS: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  '-0': -0,
};
const nameOf = (value: number) => (Object.is(value, -0) ? '-0' : String(value));

/** Plain data as JSON that reads back to the last bit: what JSON lacks is an object with one key that begins with "$". */
function encoded(value: unknown): unknown {
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0) ? value : { $number: nameOf(value) };
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) {
    const name = value.constructor.name;
    if (!(name in ARRAYS)) throw new TypeError(`claim shard: it keeps plain data, got ${name}.`);
    return { $array: name, base64: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  }
  if (Array.isArray(value)) return value.map(encoded);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, encoded(each)]));
}

function decodedArray(name: unknown, base64: unknown): ArrayBufferView {
  const make = ARRAYS[name as ArrayName];
  const bytes = typeof base64 === 'string' ? fromBase64(base64) : null;
  if (make && bytes && bytes.length % make.BYTES_PER_ELEMENT === 0) return new make(bytes.buffer);
  throw new TypeError('an array must have a known type and its bytes in base64');
}

function decoded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decoded);
  if (typeof value !== 'object' || value === null) return value;
  if ('$number' in value) return NUMBERS[String(value.$number)];
  if ('$array' in value) return decodedArray(value.$array, 'base64' in value ? value.base64 : undefined);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, decoded(each)]));
}

const schema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  claim: z.string().max(100),
  size: z.enum(CLAIM_SIZES),
  index: z.int().min(1),
  of: z.int().min(1),
  release: z.string().max(100),
  sha256: z.string(),
  bytes: z.number().min(0),
  values: z.array(z.tuple([z.string(), z.unknown()])),
});

const sumOf = (values: unknown) => bytesToHex(sha256(utf8ToBytes(JSON.stringify(values))));

/** The text of a shard's file. `sha256` is over `values`, so that copies of a shard can be compared by it. */
export function claimShareText({ kept, ...identity }: ClaimShareFile): string {
  const values = [...kept.values].map(([key, value]) => [key, encoded(value)]);
  const file = { format: FORMAT, version: VERSION, ...identity, sha256: sumOf(values), bytes: kept.bytes, values };
  return `${JSON.stringify(file)}\n`;
}

/** The shard in a file's text. Throws SpecError where it is none, of another version, or damaged. */
export function claimShareIn(text: string, name: string): ClaimShareFile & { readonly sha256: string } {
  const outcome = schema.safeParse(parseJson(text, { what: name, ...LIMITS }), { reportInput: true });
  const remedy = 'Run the command of that shard again.';
  if (!outcome.success)
    throw new SpecError(
      `${name}: it must be a shard of a claim: ${faultsOf(outcome.error, 'the file').slice(0, 3).join('; ')}. ${remedy}`,
    );
  const { values, bytes, format: _, version: __, ...identity } = outcome.data;
  if (sumOf(values) !== identity.sha256)
    throw new SpecError(`${name}: its values must have SHA-256 ${identity.sha256}, got others. ${remedy}`);
  try {
    return { ...identity, kept: { values: new Map(values.map(([key, value]) => [key, decoded(value)])), bytes } };
  } catch (error) {
    throw new SpecError(`${name}: ${messageOf(error)}. ${remedy}`);
  }
}
