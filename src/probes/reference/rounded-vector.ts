import { type Arithmetic, sumFactor } from './error-model.ts';

/**
 * A vector known up to rounding: `value` is computed in f64, and any evaluation in the engine's arithmetic, in any order
 * of operations, lies within `error` of it componentwise (to first order in u). Running the algorithm on such
 * numbers gives bounds as tight as its condition allows.
 */
export interface RoundedVector {
  readonly value: Float64Array;
  readonly error: Float64Array;
}

/** Numbers that the engine holds exactly. */
export function exactly(values: ArrayLike<number>): RoundedVector {
  return { value: Float64Array.from(values), error: new Float64Array(values.length) };
}

/** Numbers passed in a Float32Array: the engine has the nearest f32, whose distance is known. */
export function storedAsFloat32(values: ArrayLike<number>): RoundedVector {
  const value = Float64Array.from(values);
  return { value, error: value.map((x) => Math.abs(x - Math.fround(x))) };
}

/** Open sums of products: Σab, the error inherited from a and b, and Σ|a||b| for the rounding of the sum. */
export interface ProductSums extends RoundedVector {
  readonly magnitude: Float64Array;
}

export function emptySums(length: number): ProductSums {
  return { value: new Float64Array(length), error: new Float64Array(length), magnitude: new Float64Array(length) };
}

/** Adds a·b to sum k, where a and b are known within ea and eb. */
export function addProduct(sums: ProductSums, k: number, a: number, ea: number, b: number, eb: number): void {
  if ((a === 0 && ea === 0) || (b === 0 && eb === 0)) return; // common: unit vectors, dead units
  const sizeA = Math.abs(a);
  const sizeB = Math.abs(b);
  sums.value[k] += a * b;
  sums.error[k] += sizeA * eb + ea * (sizeB + eb);
  sums.magnitude[k] += (sizeA + ea) * (sizeB + eb);
}

/** Adds the mean (or `weights`-weighted sum) of other sums. */
export function addScaledSums(into: ProductSums, sums: ProductSums, weight: number): void {
  const size = Math.abs(weight);
  for (let k = 0; k < into.value.length; k++) {
    into.value[k] += weight * sums.value[k];
    into.error[k] += size * sums.error[k];
    into.magnitude[k] += size * sums.magnitude[k];
  }
}

/** Ends sums of at most n products each: adds their own rounding error. */
export function settled({ value, error, magnitude }: ProductSums, n: number, arithmetic: Arithmetic): RoundedVector {
  const factor = sumFactor(n, arithmetic);
  return { value, error: error.map((e, k) => e + factor * magnitude[k]) };
}

/** Euclidean norm. */
export function euclideanNorm(x: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += x[k] * x[k];
  return Math.sqrt(sum);
}
