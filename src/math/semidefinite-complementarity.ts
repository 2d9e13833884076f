import { symmetricEigen } from './symmetric-eigen.ts';

/** Index of entry (i, j), i ≤ j, in the upper triangle of a k × k matrix, row by row. */
export const upperIndex = (i: number, j: number, k: number) => i * k - (i * (i - 1)) / 2 + (j - i);

/** Entries (i, j), i ≤ j, in the order of `upperIndex`. */
export const upperPairs = (k: number): (readonly [number, number])[] =>
  Array.from({ length: k }, (_, i) => Array.from({ length: k - i }, (__, d) => [i, i + d] as const)).flat();

export interface ComplementarityProblem {
  /** k. */
  readonly size: number;
  /** A, symmetric, its upper triangle `[m]`, m = k(k + 1)/2. */
  readonly constant: ArrayLike<number>;
  /** ⟨b_p, b_q⟩ of the vectors b of the entries p, q of the upper triangle, `[m, m]`: B[X]_p = Σ_q w_q ⟨b_p, b_q⟩ X_q, w = 2 off the diagonal. */
  readonly gram: ArrayLike<number>;
}

export interface ComplementaritySolution {
  /** X, its upper triangle `[m]`. */
  readonly solution: Float64Array;
  /** ‖X − Π(X − A − B[X])‖ in scaled units, relative to ‖A‖: 0 at a solution. */
  readonly residual: number;
}

const TOLERANCE = 1e-10;
const MOST_ITERATIONS = 20_000;
const ROOT2 = Math.SQRT2;

/** Projection of a symmetric matrix, given as its triangle with √2 off the diagonal, on the semidefinite cone, in place. */
function project(x: Float64Array, k: number, pairs: readonly (readonly [number, number])[]): void {
  if (k === 1) {
    x[0] = Math.max(0, x[0]);
    return;
  }
  const full = new Float64Array(k * k);
  pairs.forEach(([i, j], p) => {
    const value = i === j ? x[p] : x[p] / ROOT2;
    full[i * k + j] = value;
    full[j * k + i] = value;
  });
  const { values, vectors } = symmetricEigen(full, k);
  x.fill(0);
  values.forEach((value, n) => {
    if (value <= 0) return;
    pairs.forEach(([i, j], p) => {
      x[p] += (i === j ? 1 : ROOT2) * value * vectors[n * k + i] * vectors[n * k + j];
    });
  });
}

/**
 * X with X ⪰ 0, A + B[X] ⪰ 0 and ⟨X, A + B[X]⟩ = 0, as the minimiser of ½⟨X, B[X]⟩ + ⟨A, X⟩ over X ⪰ 0, whose condition of
 * optimality that is. B is positive semidefinite, being a Gram matrix; where it is singular X may not be unique, but B[X] is.
 * k = 1: X = max(0, −A/B). Else the accelerated projected gradient method with restarts, after the congruence X → DXD that makes
 * the diagonal of B one.
 * Source: the problem, Cohen et al. 2024, arXiv:2410.24206, and the authors' code (sdcp.py, which solves the same programme by
 * an interior-point method); the method, Beck, Teboulle 2009, doi:10.1137/080716542; O'Donoghue, Candès 2015, doi:10.1007/s10208-013-9150-3.
 */
export function solveComplementarity({ size: k, constant, gram }: ComplementarityProblem): ComplementaritySolution {
  const pairs = upperPairs(k);
  const m = pairs.length;
  if (constant.length !== m || gram.length !== m * m)
    throw new RangeError(
      `solveComplementarity: constant and gram must have ${m} and ${m * m} entries, got ${constant.length} and ${gram.length}.`,
    );
  const largest = Math.max(...pairs.map((_, p) => gram[p * m + p]));
  const solution = new Float64Array(m);
  if (!(largest > 0)) return { solution, residual: 0 };
  // Entries that move nothing would need an infinite X: they are scaled as if they moved a little.
  const d = Array.from({ length: k }, (_, i) => {
    const p = upperIndex(i, i, k);
    return Math.max(gram[p * m + p], 1e-12 * largest) ** -0.25;
  });
  const weight = pairs.map(([i, j]) => (i === j ? 1 : ROOT2) * d[i] * d[j]);
  const A = Float64Array.from(pairs, (_, p) => weight[p] * constant[p]);
  const B = Float64Array.from({ length: m * m }, (_, n) => weight[Math.floor(n / m)] * weight[n % m] * gram[n]);
  const lipschitz = symmetricEigen(B, m).values[0];
  const size = Math.sqrt(A.reduce((sum, a) => sum + a * a, 0));
  const step = (from: Float64Array) => {
    const to = from.slice();
    for (let p = 0; p < m; p++) {
      let slope = A[p];
      for (let q = 0; q < m; q++) slope += B[p * m + q] * from[q];
      to[p] -= slope / lipschitz;
    }
    project(to, k, pairs);
    return to;
  };
  let x = new Float64Array(m);
  let ahead = x;
  let momentum = 1;
  let residual = Number.POSITIVE_INFINITY;
  for (let n = 0; n < MOST_ITERATIONS && size > 0; n++) {
    const next = step(ahead);
    let moved = 0;
    let uphill = 0;
    for (let p = 0; p < m; p++) {
      moved += (next[p] - ahead[p]) ** 2;
      uphill += (ahead[p] - next[p]) * (next[p] - x[p]);
    }
    residual = (lipschitz * Math.sqrt(moved)) / size;
    const following = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const c = uphill > 0 ? 0 : (momentum - 1) / following;
    ahead = next.map((value, p) => value + c * (value - x[p]));
    momentum = uphill > 0 ? 1 : following;
    x = next;
    if (residual <= TOLERANCE) break;
  }
  pairs.forEach(([i, j], p) => void (solution[p] = (x[p] * d[i] * d[j]) / (i === j ? 1 : ROOT2)));
  return { solution, residual: size > 0 ? residual : 0 };
}
