import type { BatchOrder } from '../../engine/batch-order.ts';

/** Which random numbers a step takes: counted, as batches are, from the first step of the runs that these start from. */
export const drawIndex = ({ offset = 0 }: BatchOrder, step: number) => step + offset;
