import { log2 } from '../../math/elementary.ts';
import { mean, variance } from '../../math/statistics.ts';
import type { Measured } from '../claim.ts';
import { measureJackknife, pseudoValues } from '../jackknife.ts';
import { measureOverSeeds, measureSmallest } from '../measure.ts';
import type { LossCurves } from './loss-curves.ts';

type Curve = readonly number[];
/** The curves of one seed under two settings. */
type Pair = readonly [Curve, Curve];

/** (mean_A − mean_B) ÷ pooled standard deviation between seeds at one epoch. */
function difference(pairs: readonly Pair[], at: number): number {
  const [a, b] = [0, 1].map((setting) => pairs.map((pair) => pair[setting][at]));
  return (mean(a) - mean(b)) / Math.sqrt((variance(a) + variance(b)) / 2);
}

const epochsOf = (pairs: readonly Pair[]) => (pairs[0]?.[0] ?? []).map((_, at) => at);

/** D = mean over epochs of |mean_A − mean_B| ÷ pooled standard deviation between seeds, of log L. */
const distance = (pairs: readonly Pair[]) => mean(epochsOf(pairs).map((at) => Math.abs(difference(pairs, at))));

/** Seeds whose curves are complete under all settings. */
const completeSeeds = (settings: readonly LossCurves[]): (readonly Curve[])[] =>
  settings[0].curves
    .map((_, seed) => settings.map(({ curves }) => curves[seed]))
    .filter((own) => own.every((curve) => curve.every(Number.isFinite)));

/**
 * Jackknife estimate of D of two settings over seeds, which removes the upward bias from |·| near 0 and from 1/s of few seeds.
 *
 * Lower end: Student's, of the pseudo-values. Upper end: where the curves cross or nearly agree, |·| folds the noise and the
 * pseudo-values vary too little; it is therefore the uncorrected D plus the mean over epochs of the half-width of Student's
 * interval of the signed difference, an upper bound for any signs, since |δ| ≤ |δ̂| + half-width at each epoch.
 */
export function measureDistance(a: LossCurves, b: LossCurves, level: number): Measured {
  const pairs = completeSeeds([a, b]).map(([x, y]) => [x, y] as const);
  const plain = distance(pairs);
  const measured = measureJackknife(pairs, distance, level, { range: { low: 0, high: Number.POSITIVE_INFINITY } });
  const reaches = epochsOf(pairs).map((at) => {
    const { estimate, high } = measureOverSeeds(
      pseudoValues(pairs, (of) => difference(of, at)),
      level,
    );
    return high - estimate;
  });
  const estimate = Math.max(0, measured.estimate);
  return { ...measured, estimate, high: Math.max(plain, estimate) + mean(reaches) };
}

/**
 * Smallest growth of D(base, setting) from one setting to the next: log₂ of the ratio of neighbours, by the jackknife over
 * the seeds complete under all settings.
 */
export function measureSmallestGrowth(base: LossCurves, later: readonly LossCurves[], level: number): Measured {
  const seeds = completeSeeds([base, ...later]);
  const distanceTo = (of: readonly (readonly Curve[])[], place: number) =>
    distance(of.map((own) => [own[0], own[place]] as const));
  return measureSmallest(later.length - 1, level, (index, each) =>
    measureJackknife(seeds, (of) => log2(distanceTo(of, index + 2) / distanceTo(of, index + 1)), each),
  );
}
