import type { BatchIndices } from '../../engine/contract.ts';

/** Parts of equal size of the mini-batches of one step. */
export interface Shards {
  /** Per mini-batch. */
  readonly count: number;
  /** Size of one as a fraction of B. */
  readonly share: number;
  /** The shards of run 0, then those of run 1, …: one row each. */
  readonly batches: BatchIndices;
}

/** `count` shards of `size` examples of every mini-batch, from its example `first` on. */
function cut(
  { batchSize, indices, orders, orderOfRun }: BatchIndices,
  { first, count, size }: { first: number; count: number; size: number },
): Shards {
  const parts = new Int32Array(orders * count * size);
  for (let order = 0; order < orders; order++) {
    const from = order * batchSize + first;
    parts.set(indices.subarray(from, from + count * size), order * count * size);
  }
  const rows = Int32Array.from(
    { length: orderOfRun.length * count },
    (_, row) => orderOfRun[Math.floor(row / count)] * count + (row % count),
  );
  const batches = { steps: 1, batchSize: size, indices: parts, orders: orders * count, orderOfRun: rows };
  return { count, share: size / batchSize, batches };
}

/** The mini-batches of a step in shards of `size` examples, in their order; the last may be smaller. */
export function shardsOf(batch: BatchIndices, size: number): Shards[] {
  const count = Math.floor(batch.batchSize / size);
  const rest = batch.batchSize - count * size;
  return [
    ...(count > 0 ? [cut(batch, { first: 0, count, size })] : []),
    ...(rest > 0 ? [cut(batch, { first: count * size, count: 1, size: rest })] : []),
  ];
}
