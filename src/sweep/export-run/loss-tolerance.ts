import { PURPOSE, randomStream } from '../../math/rng.ts';
import type { Run } from '../sweep-plan.ts';

/** Perturbed copies of the run. */
export const NEIGHBOURS = 4;
/** Unit roundoff of f32. */
const ROUNDOFF = 2 ** -24;
/** Tolerance ÷ largest deviation of a neighbour: four of them are few, and rounding enters at every step. */
export const ALLOWANCE = 8;

/** Relative perturbation of each initial weight: the sum of T roundings of f32 with random signs. */
const displacement = (steps: number) => 2 * ROUNDOFF * Math.sqrt(Math.max(1, steps));

/**
 * Initial weights `[1 + NEIGHBOURS, P]`: those of the run, then copies with every weight w perturbed to w(1 ± displacement),
 * signs at random.
 */
export function neighbouringStarts(initial: Float32Array, { seed }: Run, steps: number): Float32Array {
  const starts = new Float32Array((1 + NEIGHBOURS) * initial.length);
  starts.set(initial);
  const relative = displacement(steps);
  for (let copy = 1; copy <= NEIGHBOURS; copy++) {
    const stream = randomStream(seed, PURPOSE.noiseInjection, copy);
    const row = starts.subarray(copy * initial.length, (copy + 1) * initial.length);
    for (let i = 0; i < row.length; i++) row[i] = initial[i] * (1 + (stream.below(2) === 0 ? relative : -relative));
  }
  return starts;
}

/** Bound of the rounding error of the mean loss itself. */
const evaluationError = (loss: number) => 2 ** -18 * Math.abs(loss) + 2 ** -20;

/**
 * How far the training loss of another program in f32 may be from `losses[0]`, given the losses of the run and of its
 * neighbours at one step: ALLOWANCE times the largest deviation of a neighbour. Wide where the run amplifies rounding, and
 * ∞ where a neighbour diverged alone. Ours: two programs differ in rounding only, a small displacement at each step.
 */
export function lossTolerance(losses: ArrayLike<number>): number {
  const own = losses[0];
  let moved = 0;
  for (let copy = 1; copy < losses.length; copy++) {
    const difference = Math.abs(losses[copy] - own);
    moved = Math.max(moved, Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference);
  }
  return Math.max(evaluationError(own), ALLOWANCE * moved);
}
