import type { RunResult } from '../sweep/results/results.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import type { Thumbnail } from './library-database.ts';

/** The mean over runs of the latest λ₁ of each cell; NaN where no run of it has one. */
export function thumbnailOf(
  { learningRates, batchSizes }: Pick<SweepPlan, 'learningRates' | 'batchSizes'>,
  results: readonly RunResult[],
): Thumbnail {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { run, sharpness } of results) {
    if (!Number.isFinite(sharpness)) continue;
    const key = `${run.learningRate} ${run.batchSize}`;
    const { sum, count } = sums.get(key) ?? { sum: 0, count: 0 };
    sums.set(key, { sum: sum + sharpness, count: count + 1 });
  }
  const values = batchSizes.flatMap((batchSize) =>
    learningRates.map((learningRate) => {
      const cell = sums.get(`${learningRate} ${batchSize}`);
      return cell ? cell.sum / cell.count : Number.NaN;
    }),
  );
  return { columns: learningRates.length, rows: batchSizes.length, values };
}
