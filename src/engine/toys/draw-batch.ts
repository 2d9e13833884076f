import type { RandomStream } from '../../math/rng.ts';

/** Moves a new draw of B distinct rows to the front of `order`. */
export function drawBatch(order: Uint32Array, batchSize: number, stream: RandomStream): void {
  for (let b = 0; b < batchSize; b++) {
    const other = b + stream.below(order.length - b);
    const held = order[b];
    order[b] = order[other];
    order[other] = held;
  }
}
