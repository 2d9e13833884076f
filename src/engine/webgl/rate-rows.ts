import { rateStride } from '../check-schedule.ts';
import type { AdvanceSettings, BatchIndices } from '../contract.ts';
import { padRows } from './parameters.ts';

/** η of all runs, padded to `rows` with zeros: one array for each step, or a single one that all steps share. */
export function rateRows(
  { learningRates }: Pick<AdvanceSettings, 'learningRates'>,
  { steps, orderOfRun }: BatchIndices,
  rows: number,
): Float32Array[] {
  const runs = orderOfRun.length;
  const stride = rateStride(learningRates, runs, steps);
  return Array.from({ length: stride === 0 ? 1 : steps }, (_, step) =>
    padRows(learningRates.subarray(step * stride, step * stride + runs), 1, rows),
  );
}
