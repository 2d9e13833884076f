import type { Shard } from '../sweep/shards/shard.ts';
import { partKey, shareRange } from './share.ts';

/** What one size of a claim has measured, so that a larger one asks only for replicates that are new. Bounded in bytes. */
export interface ReplicateMemory {
  /** What was kept under a key; undefined if nothing. The caller must not change it. */
  recall(key: string): unknown;
  /** Keeps a copy of plain data in place of what the key had, if there is room for it. */
  keep(key: string, value: unknown): void;
  /** The shard for which it is: only its share of the replicates is made. Absent: all are. */
  readonly share?: Shard;
}

/** The content of a memory as plain data, which can be sent to a worker and back. */
export interface KeptReplicates {
  readonly values: ReadonlyMap<string, unknown>;
  /** Estimated size of keys and values. */
  readonly bytes: number;
}

/** Limit on the bytes kept of one claim. What does not fit is made again. */
const MOST_BYTES = 1 << 26;
/** Rough size of a number, of a reference, and of the head of an object. */
const WORD = 8;
const HEAD = 16;

const isPlain = (value: object) => [Object.prototype, null].includes(Object.getPrototypeOf(value));

/** A deep copy of plain data, views on buffers without what is around them, and its estimated size in bytes. */
function copyOf(value: unknown): { readonly copy: unknown; readonly bytes: number } {
  if (typeof value === 'string') return { copy: value, bytes: HEAD + 2 * value.length };
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'function') throw new TypeError('replicate memory: it keeps plain data, got a function.');
    return { copy: value, bytes: WORD };
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return { copy: (value as Float64Array).slice(), bytes: HEAD + value.byteLength };
  if (!Array.isArray(value) && !isPlain(value))
    throw new TypeError(`replicate memory: it keeps plain data, got an object of ${value.constructor.name}.`);
  let bytes = HEAD;
  const part = (each: unknown) => {
    const { copy, bytes: own } = copyOf(each);
    bytes += own + WORD;
    return copy;
  };
  const copy = Array.isArray(value)
    ? value.map(part)
    : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, part(each)]));
  return { copy, bytes };
}

/** A memory with what an earlier one has kept. */
export function createReplicateMemory(
  earlier: KeptReplicates | null = null,
  mostBytes = MOST_BYTES,
): ReplicateMemory & { kept(): KeptReplicates } {
  const values = new Map(earlier?.values);
  const sizes = new Map([...values].map(([key, value]) => [key, copyOf(value).bytes]));
  let bytes = earlier?.bytes ?? 0;
  return {
    recall: (key) => values.get(key),
    keep(key, value) {
      const { copy, bytes: size } = copyOf(value);
      const added = values.has(key) ? size - (sizes.get(key) ?? 0) : size + HEAD + 2 * key.length;
      if (bytes + added > mostBytes) return;
      bytes += added;
      values.set(key, copy);
      sizes.set(key, size);
    },
    kept: () => ({ values, bytes }),
  };
}

interface Remembering {
  readonly memory?: ReplicateMemory | undefined;
}

/**
 * What is kept under a key, else what `make` makes, which is kept. Equal keys must imply equal values. Of a shard that is kept
 * only if `ofRun`: the key names one run by its settings, not by its place among runs of which others are elsewhere.
 */
export async function madeOnce<T>(
  { memory }: Remembering,
  key: string,
  make: () => Promise<T>,
  { ofRun = false } = {},
): Promise<T> {
  const known = memory?.recall(key);
  if (known !== undefined) return known as T;
  const made = await make();
  if (ofRun || !memory?.share) memory?.keep(key, made);
  return made;
}

/** Consecutive replicates: those numbered from `first` on. */
export interface ReplicateRange {
  readonly first: number;
  readonly count: number;
}

/** One entry per replicate. */
export type Replicates = Float64Array | readonly unknown[];

const joined = <R extends Replicates>(a: R, b: R): R => {
  if (!(a instanceof Float64Array)) return [...a, ...b] as readonly unknown[] as R;
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b as Float64Array, a.length);
  return both as Replicates as R;
};

/** The first `count` replicates of what `key` names: those that are kept, and the rest made by `make`. For a shard its share of them. */
export function replicates<R extends Replicates>(
  { memory }: Remembering,
  { key, count }: { readonly key: string; readonly count: number },
  make: (range: ReplicateRange) => R,
): R {
  if (memory?.share) {
    const range = shareRange(count, memory.share);
    const values = make(range);
    memory.keep(partKey(key), { first: range.first, values });
    return values;
  }
  const known = memory?.recall(key) as R | undefined;
  if (known !== undefined && known.length >= count) return known.slice(0, count) as R;
  const first = known?.length ?? 0;
  const made = make({ first, count: count - first });
  const all = known === undefined ? made : joined(known, made);
  memory?.keep(key, all);
  return all;
}
