import type { BatchOrder } from '../../engine/batch-order.ts';

/** Index of the random numbers of a step. Like that of batches, it goes on from the steps before a warm start. */
export const drawIndex = ({ offset = 0 }: BatchOrder, step: number) => step + offset;
