import type { Measured } from './claim.ts';
import { measureOverSeeds, type SeedStatistic } from './measure.ts';

/**
 * A statistic of all seeds together, such as a mean in units of a standard deviation: the mean of its pseudo-values
 * nθ − (n − 1)θ₋ᵢ with their Student interval, so that the error of every part of it counts. Smooth statistics only; NaN
 * where leaving one seed out leaves too few. Source: Tukey 1958, Ann. Math. Stat. 29, 614.
 */
export function measureJackknife<Seed>(
  seeds: readonly Seed[],
  statistic: (seeds: readonly Seed[]) => number,
  level: number,
  kind?: SeedStatistic,
): Measured {
  const n = seeds.length;
  const whole = n * statistic(seeds);
  const pseudo = seeds.map((_, left) => whole - (n - 1) * statistic(seeds.filter((_, i) => i !== left)));
  return measureOverSeeds(pseudo, level, kind);
}
