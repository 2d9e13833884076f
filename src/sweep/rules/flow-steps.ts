import { type Field, rungeKutta } from './runge-kutta.ts';

/** Largest substep × λ₁: λ₁ may grow 2.78-fold before its next measurement without loss of stability. */
const MOST_STEP = 1;
/** A run that needs more substeps than this for a step has diverged. */
const MOST_STEPS = 65_536;
/** Largest factor by which accuracy may multiply the substeps that stability needs. */
const MOST_REFINEMENT = 64;

/** Substeps with which a time of η is stable at a curvature; NaN where they are too many or the curvature is unknown. */
export function stableCount(time: number, curvature: number): number {
  const count = Math.max(1, Math.ceil((time * curvature) / MOST_STEP));
  return count <= MOST_STEPS ? count : Number.NaN;
}

export interface RefineOptions {
  readonly start: Float64Array;
  readonly times: ArrayLike<number>;
  /** Substeps to begin with; NaN for rows to skip. */
  readonly counts: readonly number[];
  /** Largest error of the result relative to its distance from `start`. */
  readonly tolerance: number;
}

export interface Refined {
  /** y after the times, `[R, P]`. */
  readonly end: Float64Array;
  /** Factor by which the substeps of each row were multiplied: 1, 2, 4, … */
  readonly factors: number[];
}

const distance = (a: Float64Array, b: Float64Array, from: number, to: number) => {
  let sum = 0;
  for (let i = from; i < to; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return Math.sqrt(sum);
};

/**
 * Doubles the substeps of each row until doubling them again moves its end by less than 15/16 of the tolerance: that
 * difference is 15/16 of the error of the coarser end; the finer one, which is returned, has a sixteenth of that error. A
 * row whose error does not halve, because rounding or kinks of ReLU dominate it, is refined no further.
 * Source: Richardson 1911; Hairer, Nørsett, Wanner 1993, II.4.
 */
export async function refine(field: Field, { start, times, counts, tolerance }: RefineOptions): Promise<Refined> {
  const P = start.length / times.length;
  const factors = counts.map(() => 1);
  const errors = counts.map(() => Number.POSITIVE_INFINITY);
  let open = counts.flatMap((count, row) => (Number.isNaN(count) ? [] : [row]));
  const numbers = (multiple: number) =>
    counts.map((count, row) => (open.includes(row) ? multiple * factors[row] * count : 0));
  const end = start.slice();
  let coarse = await rungeKutta(field, { start, times, counts: numbers(1) });
  while (open.length > 0) {
    const fine = await rungeKutta(field, { start, times, counts: numbers(2) });
    const rest: number[] = [];
    for (const row of open) {
      const [from, to] = [row * P, (row + 1) * P];
      end.set(fine.subarray(from, to), from);
      const error = (16 / 15) * distance(fine, coarse, from, to);
      const missed = error > tolerance * distance(fine, start, from, to);
      if (missed && error < errors[row] / 2 && factors[row] < MOST_REFINEMENT) {
        factors[row] *= 2;
        rest.push(row);
      }
      errors[row] = error;
    }
    open = rest;
    coarse = fine;
  }
  return { end, factors };
}
