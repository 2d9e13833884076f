import { dataSeedsOf, seedsOf } from '../data/seeds.ts';
import type { Shard } from '../sweep/shards/shard.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';

/**
 * The replicates of one shard among `count`: ranges that follow one another, of lengths that differ by at most 1. Where there are
 * fewer replicates than shards, some shards make the same: a claim is never performed without any.
 */
export function shareRange(count: number, { index, of }: Shard): { first: number; count: number } {
  const start = (place: number) => Math.floor((count * place) / of);
  const [first, end] = [start(index - 1), start(index)];
  if (end > first || count === 0) return { first, count: end - first };
  return { first: Math.min(first, count - 1), count: 1 };
}

/** How the keys begin of what a shard keeps. */
export const PART = 'part of ';
export const SWEEP = 'share of ';
/** The key of a shard's part of some replicates. */
export const partKey = (key: string) => PART + key;
/** The key of a shard's runs of a sweep; `spec`: of the whole, as canonical JSON. */
export const sweepKey = (spec: string) => SWEEP + spec;

function own<T>(items: readonly T[], shard: Shard): T[] {
  const { first, count } = shareRange(items.length, shard);
  return items.slice(first, first + count);
}

/**
 * The sweep of one shard: its data seeds where there are several, else its seeds. Every run of it is, bit for bit, one of the
 * whole.
 */
export function shareOfSweep(spec: SweepSpec, shard: Shard): SweepSpec {
  const dataSeeds = dataSeedsOf(spec.dataset);
  if (dataSeeds.length > 1) return { ...spec, dataset: { ...spec.dataset, seeds: own(dataSeeds, shard) } };
  return { ...spec, grid: { ...spec.grid, seeds: own(seedsOf(spec.grid.seeds), shard) } };
}
