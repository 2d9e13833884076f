import { type TridiagonalEigenpairs, tridiagonalEigenpairs } from './tridiagonal.ts';
import { addCombination, addScaled, dot, squaredNorm, storeScaled } from './vectors.ts';

/**
 * Orthonormal Lanczos vectors v₀ … v₍ₘ₋₁₎ (f32) with the tridiagonal T = VᵀHV (f64). Storing v in f32 perturbs T by a
 * few 2⁻²⁴·‖H‖, no more than the rounding of an operator that works in f32 itself.
 */
export interface KrylovBasis {
  readonly vectors: Float32Array[];
  readonly diagonal: number[];
  /** βⱼ couples vⱼ and vⱼ₊₁; the last one is the norm of the component outside the space. */
  readonly offDiagonal: number[];
  /** Norm of what reorthogonalisation removed from Hvⱼ beyond T: only rounding, unless the operator is not symmetric. */
  readonly defects: number[];
  /** Number of `vectors` in use; the remaining storage is reused after a restart. */
  size: number;
}

/** Which end of the spectrum, algebraically. */
export type SpectrumEnd = 'largest' | 'smallest';

export function createKrylovBasis(): KrylovBasis {
  return { vectors: [], diagonal: [], offDiagonal: [], defects: [], size: 0 };
}

/** The storage of the next vector, allocated at its first use. */
export function nextSlot(basis: KrylovBasis, dimension: number): Float32Array {
  return (basis.vectors[basis.size] ??= new Float32Array(dimension));
}

/** Appends the vector in the next slot to the basis; `coupling` is β to the previous vector. */
export function pushVector(basis: KrylovBasis, coupling: number): void {
  if (basis.size > 0) basis.offDiagonal[basis.size - 1] = coupling;
  basis.size++;
}

/** w ← (I − VVᵀ)w; returns Vᵀw. */
export function projectOut(basis: KrylovBasis, w: Float64Array): Float64Array {
  const negated = new Float64Array(basis.size);
  for (let k = 0; k < basis.size; k++) negated[k] = -dot(basis.vectors[k], w);
  addCombination(w, negated, basis.vectors, basis.size);
  return negated.map((x) => -x);
}

/**
 * w ← (I − VVᵀ)w, twice if the first pass removed most of w; returns ‖w‖. Adds Vᵀw to `removed`, which has the size of
 * the basis.
 * Source: Kahan's "twice is enough", Parlett 1998, §6.9.
 */
export function orthogonalise(basis: KrylovBasis, w: Float64Array, removed?: Float64Array): number {
  let norm = Math.sqrt(squaredNorm(w));
  for (let pass = 0; pass < 3; pass++) {
    const along = projectOut(basis, w);
    if (removed) for (let k = 0; k < basis.size; k++) removed[k] += along[k];
    const before = norm;
    norm = Math.sqrt(squaredNorm(w));
    if (norm > 0.5 * before) break;
  }
  return norm;
}

/**
 * One Lanczos step: takes w = Hv for the last vector v, appends α to T, makes w orthogonal to the space and returns its
 * norm β. O(size·P).
 */
export function lanczosStep(basis: KrylovBasis, w: Float64Array): number {
  const last = basis.size - 1;
  const alpha = dot(basis.vectors[last], w);
  addScaled(w, -alpha, basis.vectors[last]);
  if (last > 0 && basis.offDiagonal[last - 1] !== 0)
    addScaled(w, -basis.offDiagonal[last - 1], basis.vectors[last - 1]);
  const removed = new Float64Array(basis.size);
  const beta = orthogonalise(basis, w, removed);
  basis.diagonal[last] = alpha;
  basis.offDiagonal[last] = beta;
  basis.defects[last] = Math.sqrt(squaredNorm(removed));
  return beta;
}

/** Ritz values, ascending, with the last component of each eigenvector of T: its residual is |β·component|. */
export function ritzValues(basis: KrylovBasis): TridiagonalEigenpairs {
  return tridiagonalEigenpairs(basis.diagonal.slice(0, basis.size), basis.offDiagonal, [basis.size - 1]);
}

/** Index of the k-th eigenpair from an end among n in ascending order. */
export function placeFrom(end: SpectrumEnd, k: number, n: number): number {
  return end === 'largest' ? n - 1 - k : k;
}

export interface RitzPair {
  readonly value: number;
  /** Σ sᵢvᵢ, of norm 1. */
  readonly vector: Float32Array;
  /** Norm of the component of its product outside the space, |β·s₍ₘ₋₁₎|, plus the part that T omits, Σ |sᵢ|·defectᵢ. */
  readonly residual: number;
  /** Σ |sᵢ|: bound on its error in units of the error of one product. */
  readonly spread: number;
}

/** The `count` Ritz pairs of one end, from the end inwards. `w` is scratch. */
export function extremeRitzPairs(
  basis: KrylovBasis,
  { count, end }: { readonly count: number; readonly end: SpectrumEnd },
  w: Float64Array,
): RitzPair[] {
  const n = basis.size;
  const { values, components } = tridiagonalEigenpairs(basis.diagonal.slice(0, n), basis.offDiagonal);
  return Array.from({ length: count }, (_, k) => {
    const place = placeFrom(end, k, n);
    const s = Float64Array.from({ length: n }, (__, i) => components[i * n + place]);
    w.fill(0);
    addCombination(w, s, basis.vectors, n);
    const vector = new Float32Array(w.length);
    storeScaled(vector, 1 / Math.sqrt(squaredNorm(w)), w);
    const residual = s.reduce(
      (sum, x, i) => sum + Math.abs(x) * basis.defects[i],
      Math.abs(basis.offDiagonal[n - 1] * s[n - 1]),
    );
    return { value: values[place], vector, residual, spread: s.reduce((sum, x) => sum + Math.abs(x), 0) };
  });
}
