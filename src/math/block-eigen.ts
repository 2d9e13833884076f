import type { RandomStream } from './rng.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { addScaled, dot, squaredNorm } from './vectors.ts';

/** The algebraically largest eigenpairs of a symmetric operator, from the largest to the smallest. */
export interface BlockPairs {
  readonly values: readonly number[];
  /** Orthonormal to rounding of f32, `[P]` each. */
  readonly vectors: readonly Float32Array[];
  /** ‖Hv − λv‖ of each. */
  readonly residuals: readonly number[];
  /** Whether the first `count` reached the tolerance. */
  readonly converged: boolean;
  readonly products: number;
}

export interface BlockEigenOptions {
  /** P. */
  readonly dimension: number;
  /** Width b of the block, in [1, P]: an eigenvalue of multiplicity up to b is found with all its vectors. */
  readonly width: number;
  /** How many of the b pairs must converge, in [1, b]. */
  readonly count: number;
  /** Residual relative to the largest |λ|, > 0. */
  readonly tolerance: number;
  /** Vectors near the wanted ones; missing ones are drawn. */
  readonly start: readonly Float32Array[];
  /** Of the vectors that are drawn. */
  readonly stream: RandomStream;
  /** Most products. */
  readonly maxProducts: number;
}

/** A vector whose part outside a space is shorter than this fraction of it is taken to lie within. */
const NEGLIGIBLE = 1e-5;

/** The part of w orthogonal to the basis, normalised to f32; undefined where nothing is left of it. */
function orthonormal(w: Float64Array, basis: readonly Float32Array[]): Float32Array | undefined {
  const length = Math.sqrt(squaredNorm(w));
  for (let pass = 0; pass < 2; pass++) for (const q of basis) addScaled(w, -dot(q, w), q);
  const left = Math.sqrt(squaredNorm(w));
  if (!(left > NEGLIGIBLE * length)) return undefined;
  return Float32Array.from(w, (x) => x / left);
}

function combination(vectors: readonly Float32Array[], coefficients: ArrayLike<number>): Float64Array {
  const sum = new Float64Array(vectors[0].length);
  vectors.forEach((vector, j) => void addScaled(sum, coefficients[j], vector));
  return sum;
}

/** Ritz pairs of an orthonormal basis Q with its products HQ. */
function ritzPairs(basis: readonly Float32Array[], images: readonly Float32Array[], width: number) {
  const m = basis.length;
  const matrix = new Float64Array(m * m);
  for (let j = 0; j < m; j++) {
    const image = Float64Array.from(images[j]);
    for (let i = 0; i < m; i++) matrix[i * m + j] = dot(basis[i], image);
  }
  const { values, vectors } = symmetricEigen(matrix, m);
  return Array.from({ length: Math.min(width, m) }, (_, k) => {
    const coefficients = vectors.subarray(k * m, (k + 1) * m);
    const vector = combination(basis, coefficients);
    const residual = combination(images, coefficients);
    for (let p = 0; p < residual.length; p++) residual[p] -= values[k] * vector[p];
    return { value: values[k], vector, residual, length: Math.sqrt(squaredNorm(residual)) };
  });
}

/**
 * Block Krylov method: a Rayleigh–Ritz step on the span of all blocks so far, the next block being the residuals of the b
 * largest Ritz pairs. Unlike with one start vector, eigenvalues that are equal to rounding are found with all their vectors.
 * Undefined if a product was not finite. f32 vectors, f64 sums; when the basis reaches 12 b it restarts from the Ritz vectors.
 * Source: Golub, Underwood 1977, The block Lanczos method; Parlett 1998, The Symmetric Eigenvalue Problem, 13.10.
 */
export async function blockEigenpairs(
  apply: (v: Float32Array) => Promise<Float32Array>,
  { dimension, width, count, tolerance, start, stream, maxProducts }: BlockEigenOptions,
): Promise<BlockPairs | undefined> {
  let basis: Float32Array[] = [];
  let images: Float32Array[] = [];
  let block: Float32Array[] = [];
  const extend = (w: Float64Array) => {
    const next = orthonormal(w, [...basis, ...block]);
    if (next) block.push(next);
  };
  for (const vector of start.slice(0, width)) extend(Float64Array.from(vector));
  for (let tries = 0; block.length < width && tries < 3 * width; tries++)
    extend(Float64Array.from({ length: dimension }, () => stream.normal()));
  for (let products = 0; ; ) {
    for (const vector of block) {
      const image = (await apply(vector)).slice();
      products++;
      if (!image.every(Number.isFinite)) return undefined;
      basis.push(vector);
      images.push(image);
    }
    const pairs = ritzPairs(basis, images, width);
    const scale = Math.max(...pairs.map(({ value }) => Math.abs(value)));
    const open = pairs.slice(0, count).some(({ length }) => length > tolerance * scale);
    block = [];
    const full = basis.length + width > Math.min(12 * width, dimension);
    if (open && products < maxProducts && !(full && basis.length >= dimension)) {
      if (full) {
        basis = [];
        images = [];
        for (const { vector } of pairs) extend(vector);
        continue;
      }
      for (const { residual } of pairs) extend(residual);
    }
    if (block.length === 0)
      return {
        values: pairs.map(({ value }) => value),
        vectors: pairs.map(({ vector }) => Float32Array.from(vector)),
        residuals: pairs.map(({ length }) => length),
        converged: !open,
        products,
      };
  }
}
