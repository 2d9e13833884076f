import { NORM_EPSILON } from '../../engine/network.ts';
import { type Arithmetic, FUNCTION_ULPS } from './error-model.ts';
import { addProduct, emptySums, type RoundedVector, settled } from './rounded-vector.ts';

/** x̂ = (a − mean a)/s, s = √(var a + ε), with x̂'s derivative along v and what the way back needs. */
export interface RoundedNormalise {
  readonly x: RoundedVector;
  readonly rx: RoundedVector;
  /** 1/s. */
  readonly inverse: RoundedVector;
  /** mean(x̂ Ra)/s = Rs/s. */
  readonly growth: RoundedVector;
}

/** Sums of a fixed number of rounded products, element by element; a number stands for a vector of equal elements. */
type Factor = RoundedVector | number;
const at = (factor: Factor, k: number): readonly [value: number, error: number] => {
  if (typeof factor === 'number') return [factor, 0];
  const only = factor.value.length === 1 ? 0 : k;
  return [factor.value[only], factor.error[only]];
};

/** Σ_j x_j y_j for each element. */
function combine(
  size: number,
  products: readonly (readonly [Factor, Factor])[],
  arithmetic: Arithmetic,
): RoundedVector {
  const sums = emptySums(size);
  for (const [x, y] of products) for (let k = 0; k < size; k++) addProduct(sums, k, ...at(x, k), ...at(y, k));
  return settled(sums, products.length, arithmetic);
}

/** (1/n) Σ x_k y_k as a vector of one element. */
function mean(x: RoundedVector, y: Factor, arithmetic: Arithmetic): RoundedVector {
  const n = x.value.length;
  const sums = emptySums(1);
  for (let k = 0; k < n; k++) addProduct(sums, 0, x.value[k], x.error[k], ...at(y, k));
  const { value, error } = settled(sums, n + 2, arithmetic);
  return { value: value.map((total) => total / n), error: error.map((e) => e / n) };
}

/**
 * (q + ε)^(−1/2) of the mean square q: √ is an elementary function, ÷ and + add two roundings; where the error of q may reach
 * q + ε itself, the inverse is unknown.
 */
function inverseRoot(square: RoundedVector, { unitRoundoff: u }: Arithmetic): RoundedVector {
  const total = square.value[0] + NORM_EPSILON;
  const lowest = total - square.error[0];
  const value = 1 / Math.sqrt(total);
  const inherited = lowest > 0 ? 1 / Math.sqrt(lowest) - value : Number.POSITIVE_INFINITY;
  return { value: Float64Array.of(value), error: Float64Array.of(inherited + (FUNCTION_ULPS + 2) * u * value) };
}

/** x̂ with the variance as the mean square of a − mean a, as engines compute it; E[a²] − (E a)² would cancel. */
export function roundedNormalise(a: RoundedVector, ra: RoundedVector, arithmetic: Arithmetic): RoundedNormalise {
  const n = a.value.length;
  const c = combine(
    n,
    [
      [a, 1],
      [mean(a, 1, arithmetic), -1],
    ],
    arithmetic,
  );
  const inverse = inverseRoot(mean(c, c, arithmetic), arithmetic);
  const x = combine(n, [[c, inverse]], arithmetic);
  const p = mean(x, ra, arithmetic);
  const moved = combine(
    n,
    [
      [ra, 1],
      [mean(ra, 1, arithmetic), -1],
      [combine(n, [[x, p]], arithmetic), -1],
    ],
    arithmetic,
  );
  return { x, rx: combine(n, [[moved, inverse]], arithmetic), inverse, growth: combine(1, [[p, inverse]], arithmetic) };
}

/**
 * ∂ℓ/∂a = (d − mean d − x̂ mean(x̂ d))/s from d = ∂ℓ/∂x̂, and its derivative along v,
 * (Rd − mean Rd − x̂(mean(x̂ Rd) + mean(d Rx̂)) − Rx̂ mean(x̂ d))/s − (Rs/s) ∂ℓ/∂a.
 */
export function backThroughNormalise(
  { x, rx, inverse, growth }: RoundedNormalise,
  d: RoundedVector,
  rd: RoundedVector,
  arithmetic: Arithmetic,
): { readonly d: RoundedVector; readonly rd: RoundedVector } {
  const n = x.value.length;
  const times = (y: Factor, z: Factor) => combine(n, [[y, z]], arithmetic);
  const q = mean(x, d, arithmetic);
  const centred = combine(
    n,
    [
      [d, 1],
      [mean(d, 1, arithmetic), -1],
      [times(x, q), -1],
    ],
    arithmetic,
  );
  const below = times(centred, inverse);
  const both = combine(
    1,
    [
      [mean(x, rd, arithmetic), 1],
      [mean(rx, d, arithmetic), 1],
    ],
    arithmetic,
  );
  const moved = combine(
    n,
    [
      [rd, 1],
      [mean(rd, 1, arithmetic), -1],
      [times(x, both), -1],
      [times(rx, q), -1],
    ],
    arithmetic,
  );
  return {
    d: below,
    rd: combine(
      n,
      [
        [times(moved, inverse), 1],
        [times(below, growth), -1],
      ],
      arithmetic,
    ),
  };
}

/** x + y, one rounding. */
export const roundedSum = (x: RoundedVector, y: RoundedVector, arithmetic: Arithmetic): RoundedVector =>
  combine(
    x.value.length,
    [
      [x, 1],
      [y, 1],
    ],
    arithmetic,
  );
