import { bootstrapClusters } from '../../math/bootstrap.ts';
import { mean, variance } from '../../math/statistics.ts';
import type { Measured } from '../claim.ts';
import type { FigureSeries } from '../figure.ts';

/** log L at epochs 1, 2, … of each seed under one setting; every setting has the same seeds and epochs. */
export interface LossCurves {
  readonly name: string;
  /** `[seed][epoch − 1]`; a diverged run has NaN from there on. */
  readonly curves: readonly (readonly number[])[];
}

/** D = mean over epochs of |mean_A − mean_B| ÷ pooled standard deviation between seeds, of log L. NaN with a NaN curve. */
function distance(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number {
  const ratios = (a[0] ?? []).map((_, at) => {
    const [x, y] = [a.map((curve) => curve[at]), b.map((curve) => curve[at])];
    const spread = Math.sqrt((variance(x) + variance(y)) / 2);
    return spread > 0 ? Math.abs(mean(x) - mean(y)) / spread : Number.NaN;
  });
  const defined = ratios.filter(Number.isFinite); // a resample of one seed alone has no spread
  return defined.length > 0 ? mean(defined) : Number.NaN;
}

/** D of two settings; bootstrap over seeds, each with its curve under both. */
export function measureDistance(a: LossCurves, b: LossCurves, level: number): Measured {
  const seeds = a.curves.map((curve, i) => [curve, b.curves[i]] as const);
  const complete = seeds.filter((pair) => pair.every((curve) => curve.every(Number.isFinite)));
  const statistic = (resample: readonly (typeof complete)[number][]) =>
    distance(
      resample.map(([x]) => x),
      resample.map(([, y]) => y),
    );
  const { estimate, low, high } = bootstrapClusters(complete, statistic, {
    resamplingSeed: 0,
    resamples: 1000,
    level,
  });
  return { estimate, low, high, replicates: complete.length };
}

export const curveSeries = ({ name, curves }: LossCurves): FigureSeries => ({
  name,
  kind: 'measured',
  points: curves[0].map((_, at) => ({ x: at + 1, y: mean(curves.map((curve) => curve[at])) })),
});

export function divergedRemarks(all: readonly LossCurves[]): string[] {
  return all.flatMap(({ name, curves }) => {
    const lost = curves.filter((curve) => !curve.every(Number.isFinite)).length;
    return lost > 0
      ? [`${name}: ${lost} of ${curves.length} runs did not last ${curves[0].length} epochs; they are left out.`]
      : [];
  });
}
