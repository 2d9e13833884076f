import { SpecError } from '../../errors.ts';

/** One of the parts into which a sweep is split, each performed by a process of its own. */
export interface Shard {
  /** From 1 on. */
  readonly index: number;
  /** Number of shards. */
  readonly of: number;
}

/** "3/7" */
export const shardText = ({ index, of }: Shard) => `${index}/${of}`;

/** Throws SpecError unless a sweep of so many runs can be split into so many shards: none may be empty. */
export function requireShards(of: number, runs: number): void {
  if (of <= runs) return;
  throw new SpecError(
    `shards: their number must be at most ${runs}, that of the runs of the sweep, got ${of}. Use fewer shards.`,
  );
}
