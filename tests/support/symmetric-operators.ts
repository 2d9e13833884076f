import type { BatchedOperator } from '../../src/math/lanczos.ts';
import { PURPOSE, randomStream } from '../../src/math/rng.ts';

/** H v in f64, for one run. */
export type Product = (v: Float64Array) => Float64Array;

export const diagonal =
  (spectrum: ArrayLike<number>): Product =>
  (v) =>
    v.map((x, i) => x * spectrum[i]);

/** Q·diag(spectrum)·Qᵀ with Q a product of three random reflections: the spectrum is exact, the eigenvectors are dense. */
export function planted(spectrum: ArrayLike<number>, seed: number): Product {
  const P = spectrum.length;
  const reflections = [0, 1, 2].map((index) => {
    const stream = randomStream(seed, PURPOSE.probeVectors, index);
    const u = Float64Array.from({ length: P }, () => stream.normal());
    const norm = Math.sqrt(u.reduce((sum, x) => sum + x * x, 0));
    return u.map((x) => x / norm);
  });
  const reflect = (v: Float64Array, u: Float64Array) => {
    const twice = 2 * v.reduce((sum, x, i) => sum + x * u[i], 0);
    return v.map((x, i) => x - twice * u[i]);
  };
  return (v) => {
    const rotated = reflections.reduceRight(reflect, v);
    return reflections.reduce(reflect, diagonal(spectrum)(rotated));
  };
}

/** The column of Q that belongs to spectrum[k]. */
export function plantedVector(spectrum: ArrayLike<number>, seed: number, k: number): Float32Array {
  const only = Float64Array.from(spectrum, (_, i) => (i === k ? 1 : 0));
  const e = Float64Array.from(spectrum, () => 1);
  // Q e_k is the only direction that Q diag(e_k) Qᵀ leaves
  const q = planted(only, seed)(e);
  const norm = Math.sqrt(q.reduce((sum, x) => sum + x * x, 0));
  return Float32Array.from(q, (x) => x / norm);
}

/** Runs one after the other in f64, rounded to f32: each product is within 2⁻²⁴·‖H‖ of the exact one. */
export function batched(products: readonly Product[]): BatchedOperator {
  return async (v) => {
    const P = v.length / products.length;
    const out = new Float32Array(v.length);
    products.forEach((product, r) => {
      out.set(product(Float64Array.from(v.subarray(r * P, (r + 1) * P))), r * P);
    });
    return out;
  };
}

/** A spectrum like a Hessian's: a few outliers, a bulk near zero, some negative. */
export function hessianLike(P: number, outliers: readonly number[], seed = 0): Float64Array {
  const stream = randomStream(seed, PURPOSE.probeVectors, 99);
  return Float64Array.from({ length: P }, (_, i) => outliers[i] ?? (stream.uniform() - 0.3) * 0.5 * stream.uniform());
}
