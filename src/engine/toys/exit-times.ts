import type { RandomStream } from '../../math/rng.ts';
import { eachParticle, type Particles } from './particles.ts';

/** Steps until each particle left; −maxSteps if it was still inside after maxSteps (censored). */
export type ExitTimes = Float64Array;

/** Simulates one particle: the step at which it left, in [1, maxSteps], or −maxSteps if it did not. */
export type ExitTrial = (noise: RandomStream, maxSteps: number) => number;

export function exitTimes(trial: ExitTrial, { maxSteps, ...particles }: Particles & { maxSteps: number }): ExitTimes {
  if (!(Number.isSafeInteger(maxSteps) && maxSteps >= 1))
    throw new RangeError(`exitTimes: maxSteps must be an integer ≥ 1, got ${maxSteps}.`);
  return eachParticle(particles, (noise) => trial(noise, maxSteps));
}

/**
 * Mean exit time in steps, Σ|tᵢ|/(number that left): the maximum-likelihood mean of an exponential law under censoring,
 * relative standard error 1/√(number that left). ∞ where none left, NaN for no particles.
 * Source: Epstein, Sobel 1953, doi:10.1080/01621459.1953.10483488.
 */
export function meanExitSteps(times: ArrayLike<number>): number {
  let steps = 0;
  let left = 0;
  for (let i = 0; i < times.length; i++) {
    steps += Math.abs(times[i]);
    if (times[i] > 0) left++;
  }
  return steps / left;
}

/** Number of particles that left within maxSteps. */
export function exitCount(times: ArrayLike<number>): number {
  let left = 0;
  for (let i = 0; i < times.length; i++) if (times[i] > 0) left++;
  return left;
}
