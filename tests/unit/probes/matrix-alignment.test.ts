import { expect, test } from 'vitest';
import type { BatchedOperator } from '../../../src/math/lanczos.ts';
import { measureMatrixAlignment } from '../../../src/probes/estimators/matrix-alignment.ts';
import { diagonal, type Product, planted } from '../../support/symmetric-operators.ts';

const operator =
  (product: Product): BatchedOperator =>
  async (v) =>
    Float32Array.from(product(Float64Array.from(v)));
const P = 12;
const spectrum = (of: (i: number) => number) => Float64Array.from({ length: P }, (_, i) => of(i));
const align = (a: Product, b: Product) => measureMatrixAlignment([operator(a), operator(b)], { dimension: P });

test('of diagonal matrices: the cosine of their diagonals', async () => {
  const [a, b] = [spectrum((i) => 1 + i), spectrum((i) => 10 - i)];
  const product = a.reduce((sum, x, i) => sum + x * b[i], 0);
  const norms = [a, b].map((d) => Math.sqrt(d.reduce((sum, x) => sum + x * x, 0)));
  const found = await align(diagonal(a), diagonal(b));
  expect(Math.abs(found.product.value - product)).toBeLessThanOrEqual(found.product.error);
  found.norms.forEach((norm, k) => void expect(Math.abs(norm.value - norms[k])).toBeLessThanOrEqual(norm.error));
  expect(Math.abs(found.cosine.value - product / (norms[0] * norms[1]))).toBeLessThanOrEqual(found.cosine.error);
});

test('does not depend on the basis: dense matrices of one set of eigenvectors have the cosine of their spectra', async () => {
  const [a, b] = [spectrum((i) => 2 ** -i), spectrum((i) => 3 ** -i)];
  const plain = await align(diagonal(a), diagonal(b));
  const dense = await align(planted(a, 5), planted(b, 5));
  expect(Math.abs(dense.cosine.value - plain.cosine.value)).toBeLessThanOrEqual(dense.cosine.error);
  const itself = await align(planted(a, 5), planted(a, 5));
  expect(Math.abs(itself.cosine.value - 1)).toBeLessThanOrEqual(itself.cosine.error);
});

test('of matrices with separate ranges 0, of A and −A −1', async () => {
  const [a, b] = [spectrum((i) => (i < 4 ? 1 : 0)), spectrum((i) => (i < 4 ? 0 : 1))];
  const apart = await align(planted(a, 5), planted(b, 5));
  expect(Math.abs(apart.cosine.value)).toBeLessThanOrEqual(apart.cosine.error);
  const opposite = await align(diagonal(a), diagonal(a.map((x) => -x)));
  expect(opposite.cosine.value).toBe(-1);
});

test('an operator that returns its own memory again and again is read before it changes', async () => {
  const memory = new Float32Array(2);
  const shared: BatchedOperator = async (v) => {
    memory.set([v[0] + v[1], v[0] - v[1]]);
    return memory;
  };
  const twice: BatchedOperator = async (v) => {
    memory.set([2 * v[0], 2 * v[1]]);
    return memory;
  };
  expect((await measureMatrixAlignment([shared, twice], { dimension: 2 })).product.value).toBe(0); // tr of [[1, 1], [1, −1]]
});
