import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset } from '../../src/data/dataset.ts';
import { linearRegression } from '../../src/data/generators/linear-regression.ts';
import type { Engine } from '../../src/engine/contract.ts';
import { gaussianRegression as regressionToy } from '../../src/engine/toys/linear-regression.ts';
import { meanBound } from '../../src/probes/reference/bounds.ts';
import { exactly } from '../../src/probes/reference/rounded-vector.ts';
import { boundedBy } from './engine-expectations.ts';
import { expectWithin } from './expect-within.ts';
import { denseNetwork, normals, type RandomProblem, randomProblem } from './oracle/random-problem.ts';

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => Array.from(a).reduce((sum, x, i) => sum + x * b[i], 0);

/** Rows of X̃ = [X, 1]. */
function rowsOf({ dataset }: RandomProblem): number[][] {
  const { count, inputs } = dataset.train;
  const D = inputs.length / count;
  return Array.from({ length: count }, (_, i) => [...inputs.subarray(i * D, (i + 1) * D), 1]);
}

/** Logits of a network without hidden layers, from θ = (W row-major, b): Σ_j x̃_j θ[j, k]. */
const outputsOf = (row: readonly number[], theta: ArrayLike<number>, K: number) =>
  Array.from({ length: K }, (_, k) => row.reduce((sum, x, j) => sum + x * theta[j * K + k], 0));

function softmax(z: readonly number[]): number[] {
  const top = Math.max(...z);
  const total = z.reduce((sum, x) => sum + Math.exp(x - top), 0);
  return z.map((x) => Math.exp(x - top) / total);
}

/** (1/N) Σ x̃ ⊗ (A_i (x̃ᵀV)), A_i the curvature of the loss by the outputs: H v in closed form. */
function closedHessianVector(problem: RandomProblem, v: ArrayLike<number>): Float64Array {
  const { classes: K, loss } = problem.network;
  const rows = rowsOf(problem);
  const result = new Float64Array(v.length);
  for (const row of rows) {
    const moved = outputsOf(row, v, K);
    const p = softmax(outputsOf(row, problem.theta, K));
    const curved = loss === 'squaredError' ? moved : moved.map((m, k) => p[k] * (m - dot(p, moved)));
    row.forEach((x, j) => {
      curved.forEach((c, k) => {
        result[j * K + k] += (x * c) / rows.length;
      });
    });
  }
  return result;
}

/** Real targets and networks without hidden layers, held to closed forms. */
export function regressionSuite(name: string, makeEngine: () => Engine | Promise<Engine>): void {
  describe(`${name}: regression`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await makeEngine();
    });
    afterAll(() => engine.dispose());

    test.each([
      ['linear regression, one output', denseNetwork([4, 1], 'linear', 'squaredError'), true],
      ['linear regression, three outputs', denseNetwork([4, 3], 'linear', 'squaredError'), true],
      ['squared error of labels', denseNetwork([4, 3], 'linear', 'squaredError'), false],
      ['softmax regression', denseNetwork([4, 3], 'linear', 'crossEntropy'), false],
      ['logistic regression', denseNetwork([4, 2], 'linear', 'crossEntropy'), false],
    ] as const)('%s: H v = (1/N) Σ x̃x̃ᵀ ⊗ A v, and G = H', async (_, network, regression) => {
      const problem = randomProblem({ network, N: 40, seed: 8, regression });
      const program = await engine.open(network, problem.dataset);
      const point = await program.at(problem.theta);
      const { error } = meanBound(boundedBy(engine, problem), exactly(problem.theta), {
        v: exactly(problem.v),
      }).hessianVector;
      const exact = closedHessianVector(problem, problem.v);
      expectWithin(await point.hessianVector(problem.v), exact, error);
      expectWithin(
        await point.gaussNewtonVector(problem.v),
        exact,
        error.map((e) => 2 * e),
      );
      point.dispose();
      program.dispose();
    });

    test('LINREG: its Hessian is that of the toy, its gradient at the least-squares solution 0', async () => {
      const source = linearRegression.parameters.parse({ kind: 'linearRegression' });
      const train = linearRegression.draw(source, 'train', 512, 3);
      const dataset: Dataset = { name: 'LINREG', inputShape: [2], classes: 1, train, test: train };
      const network = denseNetwork([2, 1], 'linear', 'squaredError');
      const toy = regressionToy({ deviations: [1, 0.5], examples: 512, seed: 3 });
      const program = await engine.open(network, dataset);
      // y − x·θ̂ of the toy: adding the mean error of the bias would still change the loss, so θ̂ gets b = 0 and only
      // the weights' gradient vanishes.
      const fit = Float32Array.from([...leastSquares(train.inputs, train.targets!), 0]);
      const point = await program.at(fit);
      const gradient = await point.gradient();
      // 512 products below 4 · 8 in f32, and θ̂ itself rounded to f32.
      expectWithin(gradient.slice(0, 2), [0, 0], 2 ** -20);
      for (const k of [0, 1]) {
        const v = Float32Array.from([0, 1, 2], (j) => (j === k ? 1 : 0));
        const column = (await point.hessianVector(v)).slice(0, 2);
        expectWithin(column, [toy.hessian[k], toy.hessian[2 + k]], 2 ** -20 * toy.hessian[0]);
      }
      const { loss, accuracy } = await point.evaluate('train');
      const exact = toy.residuals.reduce((sum, e) => sum + (e * e) / 1024, 0);
      expectWithin(loss[0], exact, 2 ** -20 * exact);
      expect(accuracy[0]).toBeNaN();
      point.dispose();
      program.dispose();
    });

    test('targets with cross-entropy, of another length, not finite or of one split alone are refused', async () => {
      const network = denseNetwork([3, 2], 'linear', 'squaredError');
      const { dataset } = randomProblem({ network, N: 5, seed: 1, regression: true });
      const { train } = dataset;
      const { targets: _, ...labelled } = train;
      const faults: readonly (readonly [Dataset, 'squaredError' | 'crossEntropy', RegExp])[] = [
        [dataset, 'crossEntropy', /it must be squaredError where targets are numbers, got crossEntropy/],
        [{ ...dataset, train: { ...train, targets: normals(9, 1) } }, 'squaredError', /N × K = 10 numbers, got 9/],
        [
          { ...dataset, train: { ...train, targets: train.targets!.with(3, Number.NaN) } },
          'squaredError',
          /finite, got NaN/,
        ],
        [{ ...dataset, test: labelled }, 'squaredError', /targets of "random-1" must be in both splits or in none/],
        [
          { ...dataset, train: { ...labelled, labels: Uint16Array.of(0, 1, 2, 0, 0) }, test: labelled },
          'squaredError',
          /label 2 .* below 2, got 2/,
        ],
      ];
      for (const [data, loss, message] of faults)
        await expect(engine.open({ ...network, loss }, data)).rejects.toMatchObject({
          name: 'SpecError',
          message: expect.stringMatching(message),
        });
    });
  });
}

/** θ̂ of y ≈ x·θ for two inputs, by the normal equations in f64. */
function leastSquares(inputs: Float32Array, targets: Float32Array): [number, number] {
  const sum = (f: (a: number, b: number, y: number) => number) =>
    Array.from(targets, (y, i) => f(inputs[2 * i], inputs[2 * i + 1], y)).reduce((total, x) => total + x, 0);
  const [aa, ab, bb] = [sum((a) => a * a), sum((a, b) => a * b), sum((_, b) => b * b)];
  const [ay, by] = [sum((a, _, y) => a * y), sum((_, b, y) => b * y)];
  const determinant = aa * bb - ab * ab;
  return [(bb * ay - ab * by) / determinant, (aa * by - ab * ay) / determinant];
}
