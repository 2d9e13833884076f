import type { Measured } from './claim.ts';
import { measureOverSeeds, type SeedStatistic } from './measure.ts';

/**
 * Jackknife pseudo-values nθ − (n − 1)θ₋ᵢ of a statistic θ of all seeds: their mean removes the bias of order 1/n, and
 * they are approximately independent. Smooth statistics only. Source: Tukey 1958, Ann. Math. Stat. 29, 614.
 */
export function pseudoValues<Seed>(seeds: readonly Seed[], statistic: (seeds: readonly Seed[]) => number): number[] {
  const n = seeds.length;
  const whole = n * statistic(seeds);
  return seeds.map((_, left) => whole - (n - 1) * statistic(seeds.filter((_, i) => i !== left)));
}

/**
 * Jackknife estimate of a statistic of all seeds, such as a mean in units of a standard deviation: the mean of the
 * pseudo-values with their Student interval. NaN if too few seeds remain when one is left out.
 */
export const measureJackknife = <Seed>(
  seeds: readonly Seed[],
  statistic: (seeds: readonly Seed[]) => number,
  level: number,
  kind?: SeedStatistic,
): Measured => measureOverSeeds(pseudoValues(seeds, statistic), level, kind);
