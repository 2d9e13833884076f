import type { Point } from '../engine/contract.ts';
import { quantile } from '../math/statistics.ts';
import { bounded, type Estimate, ROUNDOFF } from './estimate.ts';

export interface Margins {
  /** Smallest output margin f_y − max_{c≠y} f_c over the split; > 0 where every example is classified rightly. */
  readonly smallest: Estimate;
  /** Its 10 % quantile over examples, which one odd example does not decide, and its median. */
  readonly tenth: Estimate;
  readonly median: Estimate;
}

const NOTHING = bounded(Number.NaN, Number.NaN, false);
/** Where there are no classes. */
export const NO_MARGINS: Margins = { smallest: NOTHING, tenth: NOTHING, median: NOTHING };

/** f_y − max_{c≠y} f_c for one example; outputs: `[K]`, K ≥ 2. */
function outputMargin(outputs: Float32Array, label: number): number {
  let other = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < outputs.length; c++) if (c !== label) other = Math.max(other, outputs[c]);
  return outputs[label] - other;
}

/**
 * Margins of every run on a split; labels: `[N]` of that split. One forward pass; the error is rounding of the outputs,
 * ROUNDOFF·max |f|. Source: Jiang et al. 2019, arXiv:1810.00113 for the quantile.
 */
export async function measureMargins(
  point: Pick<Point, 'outputs'>,
  labels: ArrayLike<number>,
  { runs, split = 'train' }: { runs: number; split?: 'train' | 'test' },
): Promise<Margins[]> {
  const all = await point.outputs(split);
  const N = labels.length;
  const K = all.length / (runs * N);
  return Array.from({ length: runs }, (_, run) => {
    const outputs = all.subarray(run * N * K, (run + 1) * N * K);
    const margins = Float64Array.from({ length: N }, (__, i) =>
      outputMargin(outputs.subarray(i * K, (i + 1) * K), labels[i]),
    );
    const error = 2 * ROUNDOFF * outputs.reduce((size, f) => Math.max(size, Math.abs(f)), 0);
    const at = (p: number) => bounded(quantile(margins, p), error);
    return { smallest: at(0), tenth: at(0.1), median: at(0.5) };
  });
}
