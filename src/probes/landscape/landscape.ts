import type { Program } from '../../engine/contract.ts';
import { bounded, type Estimate, ROUNDOFF } from '../estimators/estimate.ts';
import { evaluateMany } from './evaluate-many.ts';

export interface SliceOptions {
  /** Where the slice is centred, `[P]`. */
  readonly theta: Float32Array;
  /** One or two directions `[P]`: filter-normalised, eigenvectors, or the difference to another solution. */
  readonly directions: readonly ArrayLike<number>[];
  /** Coordinates along each direction, in units of that direction. */
  readonly coordinates: readonly ArrayLike<number>[];
  readonly split?: 'train' | 'test';
}

/** L and accuracy at θ + x d₁ (+ y d₂). */
export interface Slice {
  /** Number of coordinates along each direction; rows run over the last direction, so `[…, nx]`. */
  readonly shape: readonly number[];
  /** Row-major: entry y·nx + x. Not finite where the network overflows. */
  readonly loss: Float64Array;
  readonly accuracy: Float64Array;
  /** Rounding of each loss, 2⁻²⁰(1 + L). */
  readonly error: Float64Array;
}

/** `points` equally spaced coordinates from `low` to `high`, both ends in; points ≥ 2. */
export function evenly(low: number, high: number, points: number): Float64Array {
  if (!Number.isSafeInteger(points) || points < 2)
    throw new RangeError(`evenly: points must be an integer ≥ 2, got ${points}.`);
  return Float64Array.from({ length: points }, (_, i) => low + ((high - low) * i) / (points - 1));
}

function requireSlice({ theta, directions, coordinates }: SliceOptions): void {
  if (directions.length < 1 || directions.length > 2 || coordinates.length !== directions.length)
    throw new RangeError(
      `measureSlice: directions must be one or two with coordinates for each, got ${directions.length} and ${coordinates.length}.`,
    );
  for (const direction of directions)
    if (direction.length !== theta.length)
      throw new RangeError(`measureSlice: a direction must have ${theta.length} numbers, got ${direction.length}.`);
}

/**
 * The loss on a line or plane through θ: all points are runs of one batched program, a forward pass each. 51 × 51 points
 * are 2601 runs. Source: Goodfellow et al. 2015, arXiv:1412.6544; Li et al. 2018, arXiv:1712.09913.
 */
export async function measureSlice(program: Program, options: SliceOptions): Promise<Slice> {
  requireSlice(options);
  const { theta, directions, coordinates, split = 'train' } = options;
  const [d1, d2] = directions;
  const [xs, ys] = coordinates;
  const count = xs.length * (ys?.length ?? 1);
  const { loss, accuracy } = await evaluateMany(program, {
    count,
    parameters: theta.length,
    split,
    write: (index, out) => {
      const x = xs[index % xs.length];
      const y = ys === undefined ? 0 : ys[Math.floor(index / xs.length)];
      for (let p = 0; p < out.length; p++) out[p] = theta[p] + x * d1[p] + (d2 ? y * d2[p] : 0);
    },
  });
  const shape = ys === undefined ? [xs.length] : [ys.length, xs.length];
  return { shape, loss, accuracy, error: loss.map((value) => ROUNDOFF * (1 + value)) };
}

/** The loss between two solutions. */
export interface Interpolation {
  /** α of every point, from −beyond to 1 + beyond; a is at 0, b at 1. */
  readonly fractions: Float64Array;
  readonly loss: Float64Array;
  readonly accuracy: Float64Array;
  /**
   * max over α in [0, 1] of L(α) − (1 − α)L(a) − αL(b): the height of the barrier above the straight line between the
   * ends, ≥ 0; `top` is the α of the maximum. Error: twice the rise of a parabola between neighbouring points, plus rounding.
   */
  readonly barrier: Estimate;
  readonly top: number;
}

export interface InterpolationOptions {
  /** Number of points in [0, 1], both ends included; ≥ 2. Default 41. */
  readonly points?: number;
  /** Extension of the line beyond both ends, as a fraction of its length; rounded to whole spacings. Default 0. */
  readonly beyond?: number;
  readonly split?: 'train' | 'test';
}

/**
 * L at (1 − α)a + αb for α evenly in [0, 1], and beyond if asked, one forward pass each. Two minima with barrier 0 are
 * linearly connected. a, b: `[P]`. Source: Frankle et al. 2020, arXiv:1912.05671, §2.
 */
export async function measureInterpolation(
  program: Program,
  a: Float32Array,
  b: Float32Array,
  { points = 41, beyond = 0, split = 'train' }: InterpolationOptions = {},
): Promise<Interpolation> {
  if (!Number.isSafeInteger(points) || points < 2 || !(beyond >= 0 && beyond < 100))
    throw new RangeError(
      `measureInterpolation: points must be an integer ≥ 2 and beyond in [0, 100), got ${points} and ${beyond}.`,
    );
  const spacings = points - 1;
  const outside = Math.round(beyond * spacings);
  // Ratios of integers and f64 differences: the points at 0 and 1 are a and b, bit for bit.
  const fractions = Float64Array.from({ length: points + 2 * outside }, (_, i) => (i - outside) / spacings);
  const way = Float64Array.from(a, (x, p) => b[p] - x);
  const slice = await measureSlice(program, { theta: a, directions: [way], coordinates: [fractions], split });
  const { loss, accuracy } = slice;
  const between = { from: outside, to: outside + points };
  const [inner, places] = [loss.slice(between.from, between.to), fractions.slice(between.from, between.to)];
  // L − (1 − α)L(a) − αL(b), written so that it is exactly 0 at both ends.
  const above = inner.map((value, i) => (1 - places[i]) * (value - inner[0]) + places[i] * (value - inner[points - 1]));
  const rounding = Math.max(...slice.error.slice(between.from, between.to));
  const top = above.reduce((best, value, i) => (value > above[best] ? i : best), 0);
  return { fractions, loss, accuracy, barrier: barrierOf(above, { top, rounding }), top: places[top] };
}

function barrierOf(above: Float64Array, { top, rounding }: { top: number; rounding: number }): Estimate {
  if (above.some(Number.isNaN)) return bounded(Number.NaN, Number.NaN, false);
  const bend = (i: number) =>
    i < 1 || i >= above.length - 1 ? 0 : Math.abs(above[i - 1] - 2 * above[i] + above[i + 1]) / 4;
  const overshoot = Math.max(bend(top - 1), bend(top), bend(top + 1));
  return { value: above[top], error: overshoot + 2 * rounding, certainty: 'indication', converged: true };
}
