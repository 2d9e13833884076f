import { PURPOSE, type RandomStream, randomStream } from '../../math/rng.ts';

/** Independent copies of one toy system. Particle p's noise is a function of (seed, p, draw) alone. */
export interface Particles {
  /** Integer in [0, 2⁵³). */
  readonly seed: number;
  readonly count: number;
  /** Index of the first particle, default 0: cells of one experiment use disjoint ranges, so their noise is independent. */
  readonly first?: number;
}

/** One value per particle. `trial` simulates one particle; its index counts from 0 in this set. */
export function eachParticle(
  { seed, count, first = 0 }: Particles,
  trial: (noise: RandomStream, index: number) => number,
): Float64Array {
  const values = new Float64Array(count);
  for (let p = 0; p < count; p++) values[p] = trial(randomStream(seed, PURPOSE.particles, first + p), p);
  return values;
}
