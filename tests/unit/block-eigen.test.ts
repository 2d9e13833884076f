import { describe, expect, test } from 'vitest';
import { blockEigenpairs } from '../../src/math/block-eigen.ts';
import { PURPOSE, randomStream } from '../../src/math/rng.ts';
import { symmetricEigen } from '../../src/math/symmetric-eigen.ts';

const P = 60;

/** Q diag(values) Qᵀ of a random rotation, in f64. */
function matrixOf(values: readonly number[]) {
  const { normal } = randomStream(5, PURPOSE.probeVectors);
  const noise = Array.from({ length: P * P }, () => normal());
  const Q = symmetricEigen(noise, P).vectors;
  const matrix = new Float64Array(P * P);
  values.forEach((value, k) => {
    for (let i = 0; i < P; i++) for (let j = 0; j < P; j++) matrix[i * P + j] += value * Q[k * P + i] * Q[k * P + j];
  });
  return {
    Q,
    apply: async (v: Float32Array) =>
      Float32Array.from(v, (_, i) => v.reduce((sum, x, j) => sum + matrix[i * P + j] * x, 0)),
  };
}

describe('block eigenpairs', () => {
  test.each([
    ['separate', [10, 9, 8]],
    ['equal', [10, 10, 10]],
    ['equal to 10⁻⁶', [10, 10 - 1e-6, 10 - 2e-6]],
  ])('%s eigenvalues are found with their whole space', async (_, top) => {
    const values = [...top, ...Array.from({ length: P - 3 }, (__, i) => 5 - 0.1 * i)];
    const { Q, apply } = matrixOf(values);
    const options = { dimension: P, width: 4, count: 3, tolerance: 1e-4, maxProducts: 200 };
    const found = (await blockEigenpairs(apply, {
      ...options,
      start: [],
      stream: randomStream(1, PURPOSE.ruleStart),
    }))!;
    expect(found.converged).toBe(true);
    // second order in the residual 10⁻³ over the gap 3, plus rounding of products, 2⁻²² of 10
    found.values.slice(0, 3).forEach((value, k) => void expect(Math.abs(value - top[k])).toBeLessThan(2e-5));
    for (const vector of found.vectors.slice(0, 3)) {
      let inside = 0;
      for (let k = 0; k < 3; k++) inside += vector.reduce((sum, x, p) => sum + x * Q[k * P + p], 0) ** 2;
      expect(1 - inside).toBeLessThan(1e-6); // (residual/gap)²
    }
    const again = (await blockEigenpairs(apply, {
      ...options,
      start: found.vectors,
      stream: randomStream(2, PURPOSE.ruleStart),
    }))!;
    expect(again.products).toBe(4);
    expect(found.products).toBeGreaterThan(8);
  });

  test('the whole space of a small operator, and NaN', async () => {
    const apply = async (v: Float32Array) => Float32Array.from(v, (x, i) => x * (i + 1));
    const options = { dimension: 3, width: 3, count: 2, tolerance: 1e-5, start: [], maxProducts: 20 };
    const found = await blockEigenpairs(apply, { ...options, stream: randomStream(1, PURPOSE.ruleStart) });
    found!.values.forEach((value, k) => void expect(value).toBeCloseTo(3 - k, 5));
    const none = await blockEigenpairs(async (v) => v.map(() => Number.NaN), {
      ...options,
      stream: randomStream(1, PURPOSE.ruleStart),
    });
    expect(none).toBeUndefined();
  });
});
