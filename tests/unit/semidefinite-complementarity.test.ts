import { describe, expect, test } from 'vitest';
import { PURPOSE, randomStream } from '../../src/math/rng.ts';
import { solveComplementarity, upperIndex, upperPairs } from '../../src/math/semidefinite-complementarity.ts';
import { symmetricEigen } from '../../src/math/symmetric-eigen.ts';

/** A problem of k vectors pairs in P dimensions: entry (i, j) of A + B[X] is a_ij + Σ_kl ⟨b_ij, b_kl⟩ X_kl, all k, l. */
function randomCase(k: number, P: number, seed: number) {
  const { normal } = randomStream(seed, PURPOSE.probeVectors);
  const pairs = upperPairs(k);
  const b = pairs.map(() => Array.from({ length: P }, () => normal()));
  const constant = pairs.map(() => normal());
  const gram = b.flatMap((x) => b.map((y) => x.reduce((sum, v, p) => sum + v * y[p], 0)));
  return { constant, gram };
}

const full = (triangle: ArrayLike<number>, k: number) =>
  Array.from({ length: k * k }, (_, n) => {
    const [i, j] = [Math.floor(n / k), n % k];
    return triangle[upperIndex(Math.min(i, j), Math.max(i, j), k)];
  });

/** A + B[X] as a full matrix, by the definition. */
function slack({ constant, gram }: { constant: number[]; gram: number[] }, X: number[], k: number) {
  const m = constant.length;
  const A = full(constant, k);
  return A.map((a, n) => {
    const [i, j] = [Math.floor(n / k), n % k];
    const p = upperIndex(Math.min(i, j), Math.max(i, j), k);
    let sum = a;
    for (let r = 0; r < k; r++)
      for (let s = 0; s < k; s++) sum += gram[p * m + upperIndex(Math.min(r, s), Math.max(r, s), k)] * X[r * k + s];
    return sum;
  });
}

describe('the semidefinite complementarity problem', () => {
  test('of one entry is max(0, −A/B) in closed form', () => {
    for (const [a, b, x] of [
      [-3, 2, 1.5],
      [3, 2, 0],
      [-1, 0.25, 4],
    ])
      expect(solveComplementarity({ size: 1, constant: [a], gram: [b] }).solution[0]).toBeCloseTo(x, 9);
  });

  test('of orthogonal constraints is that of each', () => {
    const gram = [1, 0, 0, 0, 1, 0, 0, 0, 16];
    const { solution } = solveComplementarity({ size: 2, constant: [-2, 0, -8], gram });
    [2, 0, 0.5].forEach((x, p) => void expect(solution[p]).toBeCloseTo(x, 8));
  });

  test.each([2, 3, 4, 6])('of size %i: X ⪰ 0, A + B[X] ⪰ 0 and their product is 0', (k) => {
    for (let seed = 0; seed < 6; seed++) {
      const problem = randomCase(k, 40, seed);
      const { solution, residual } = solveComplementarity({ size: k, ...problem });
      expect(residual).toBeLessThanOrEqual(1e-10);
      const X = full(solution, k);
      const S = slack(problem, X, k);
      // 40-dimensional Gram matrices have entries below 100, so the scaled residual 10⁻¹⁰ is at most some 10⁻⁷ here
      expect(symmetricEigen(X, k).values[k - 1]).toBeGreaterThan(-1e-9);
      expect(symmetricEigen(S, k).values[k - 1]).toBeGreaterThan(-1e-7);
      expect(Math.abs(X.reduce((sum, x, n) => sum + x * S[n], 0))).toBeLessThan(1e-7);
      expect(X.some((x) => x > 1e-4)).toBe(symmetricEigen(full(problem.constant, k), k).values[k - 1] < 0);
    }
  });
});
