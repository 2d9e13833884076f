import type { Point } from '../../engine/contract.ts';
import { quantileOfSorted } from '../../math/statistics.ts';
import { bounded, type Estimate, ROUNDOFF } from '../estimators/estimate.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

export interface Margins {
  /** Smallest output margin f_y − max_{c≠y} f_c over the split; > 0 if every example is classified correctly. */
  readonly smallest: Estimate;
  /** Its 10 % quantile over examples, robust to single outliers, and its median. */
  readonly tenth: Estimate;
  readonly median: Estimate;
}

const NOTHING = bounded(Number.NaN, Number.NaN, false);
/** Where there are no classes. */
const NO_MARGINS: Margins = { smallest: NOTHING, tenth: NOTHING, median: NOTHING };

/** f_y − max_{c≠y} f_c for the example whose K ≥ 2 outputs begin at `start`. */
function outputMargin(outputs: Float32Array, start: number, { classes, label }: { classes: number; label: number }) {
  let other = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < classes; c++) if (c !== label) other = Math.max(other, outputs[start + c]);
  return outputs[start + label] - other;
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
    const margins = new Float64Array(N);
    for (let i = 0; i < N; i++) margins[i] = outputMargin(outputs, i * K, { classes: K, label: labels[i] });
    margins.sort(); // NaN sorts last
    const known = !Number.isNaN(margins[N - 1]);
    const error = 2 * ROUNDOFF * outputs.reduce((size, f) => Math.max(size, Math.abs(f)), 0);
    const at = (p: number) => bounded(known ? quantileOfSorted(margins, p) : Number.NaN, error);
    return { smallest: at(0), tenth: at(0.1), median: at(0.5) };
  });
}

export const marginProbe = defineProbe({
  id: 'margin',
  tier: 'economy',
  symbol: 'γ₁₀',
  label: 'Output margin, 10 % quantile',
  unit: 'output',
  method: 'Quantile over all training examples of the output of the class minus the largest other output.',
  axis: 'linear',
  cost: constantCost(0.3),
  measure: async ({ point, program, runs }) => {
    if (program.targets) return Array.from({ length: runs }, () => NO_MARGINS.tenth);
    return (await measureMargins(point, program.labels, { runs })).map(({ tenth }) => tenth);
  },
});
