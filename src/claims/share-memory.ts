import type { Shard } from '../sweep/shards/shard.ts';
import {
  createReplicateMemory,
  type KeptReplicates,
  type ReplicateMemory,
  type Replicates,
} from './replicate-memory.ts';
import { PART, SWEEP } from './share.ts';

/** Consecutive replicates of what a key names. */
export interface ReplicatePart {
  readonly first: number;
  readonly values: Replicates;
}

/** Limit on the bytes that a shard keeps. What does not fit is made again when shards are joined. */
const MOST_BYTES = 2 ** 31;

/** A memory for a shard of a claim, which begins with nothing. */
export const createShareMemory = (share: Shard): ReplicateMemory & { kept(): KeptReplicates } => ({
  ...createReplicateMemory(null, MOST_BYTES),
  share,
});

/** The replicates from 0 on, as far as parts follow one another without a gap; parts may overlap. */
function joinedParts(parts: readonly ReplicatePart[]): Replicates {
  const values: unknown[] = [];
  let isNumbers = true;
  for (const part of [...parts].sort((a, b) => a.first - b.first || a.values.length - b.values.length)) {
    if (part.first > values.length) break;
    isNumbers &&= part.values instanceof Float64Array;
    for (let at = values.length - part.first; at < part.values.length; at++) values.push(part.values[at]);
  }
  return isNumbers ? Float64Array.from(values as number[]) : values;
}

/**
 * What all shards of a claim have kept, as what one process would have had in memory: a claim that is performed with it makes
 * only what is not there. Results do not depend on it, as they do not on any memory.
 */
export function joinedShares(shares: readonly KeptReplicates[]): KeptReplicates {
  const values = new Map<string, unknown>();
  const parts = new Map<string, ReplicatePart[]>();
  const sweeps = new Map<string, unknown[]>();
  const gather = <T>(into: Map<string, T[]>, key: string, value: T) => into.set(key, [...(into.get(key) ?? []), value]);
  for (const share of shares)
    for (const [key, value] of share.values)
      if (key.startsWith(PART)) gather(parts, key.slice(PART.length), value as ReplicatePart);
      else if (key.startsWith(SWEEP)) gather(sweeps, key, value);
      else values.set(key, value);
  for (const [key, own] of parts) values.set(key, joinedParts(own));
  for (const [key, own] of sweeps) values.set(key, own);
  return { values, bytes: shares.reduce((sum, { bytes }) => sum + bytes, 0) };
}
