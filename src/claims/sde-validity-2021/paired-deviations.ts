import { mean, variance } from '../../math/statistics.ts';
import type { Measured } from '../claim.ts';
import { measureJackknife } from '../jackknife.ts';

/** Mean difference of pairs ÷ pooled standard deviation between seeds. */
export function inPooledDeviations(pairs: readonly (readonly [number, number])[]): number {
  const samples = [0, 1].map((side) => pairs.map((pair) => pair[side]));
  return mean(pairs.map(([plain, amplified]) => amplified - plain)) / Math.sqrt(mean(samples.map(variance)));
}

/** `inPooledDeviations` over the seeds that two settings have in common, by the jackknife. */
export function measureDeviations(
  plain: ReadonlyMap<number, number>,
  other: ReadonlyMap<number, number>,
  level: number,
): Measured {
  const seeds = [...plain.keys()].filter((seed) => other.has(seed));
  const pairs = seeds.map((seed) => [plain.get(seed) as number, other.get(seed) as number] as const);
  return measureJackknife(pairs, inPooledDeviations, level);
}
