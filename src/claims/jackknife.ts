import type { Measured } from './claim.ts';
import { measureOverSeeds, type SeedStatistic } from './measure.ts';

/**
 * Pseudo-values nθ − (n − 1)θ₋ᵢ of a statistic of all seeds together: their mean is θ without its bias of order 1/n, and
 * they vary about as independent values do. Smooth statistics only. Source: Tukey 1958, Ann. Math. Stat. 29, 614.
 */
export function pseudoValues<Seed>(seeds: readonly Seed[], statistic: (seeds: readonly Seed[]) => number): number[] {
  const n = seeds.length;
  const whole = n * statistic(seeds);
  return seeds.map((_, left) => whole - (n - 1) * statistic(seeds.filter((_, i) => i !== left)));
}

/**
 * A statistic of all seeds together, such as a mean in units of a standard deviation: the mean of its pseudo-values with
 * their Student interval, so that the error of every part of it counts. NaN where leaving one seed out leaves too few.
 */
export const measureJackknife = <Seed>(
  seeds: readonly Seed[],
  statistic: (seeds: readonly Seed[]) => number,
  level: number,
  kind?: SeedStatistic,
): Measured => measureOverSeeds(pseudoValues(seeds, statistic), level, kind);
