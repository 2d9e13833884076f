import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset } from '../../src/data/dataset.ts';
import { sparseRegression } from '../../src/data/generators/sparse-regression.ts';
import type { Engine } from '../../src/engine/contract.ts';
import { initialParameters } from '../../src/engine/initial-parameters.ts';
import { trainDiagonalNetwork } from '../../src/engine/toys/diagonal-network.ts';
import {
  evaluationBound,
  exampleHessianSquareBound,
  meanBound,
  projectionsBound,
} from '../../src/probes/reference/bounds.ts';
import { exactly } from '../../src/probes/reference/rounded-vector.ts';
import { trajectoryBound } from '../../src/probes/reference/trajectory-bounds.ts';
import { boundedBy } from './engine-expectations.ts';
import { expectWithin } from './expect-within.ts';
import { diagonalNetwork, normals, type RandomProblem, randomProblem } from './oracle/random-problem.ts';

const D = 6;
const N = 11;

/** Closed forms at θ = (u, v), in f64: residuals rᵢ = x·(u² − v²) − y, gᵢ = rᵢ j and Hᵢ = jjᵀ + rᵢ diag(2x, −2x), j = (2u, −2v)x. */
function closedForms({ dataset, theta }: RandomProblem, examples = N) {
  const { inputs, targets } = dataset.train;
  return Array.from({ length: examples }, (_, i) => {
    const x = (p: number) => inputs[i * D + (p % D)];
    const sign = (p: number) => (p < D ? 1 : -1);
    const output = Array.from({ length: 2 * D }, (__, p) => sign(p) * theta[p] ** 2 * x(p)).reduce((s, t) => s + t, 0);
    const residual = output - targets![i];
    const slope = Array.from({ length: 2 * D }, (__, p) => 2 * sign(p) * theta[p] * x(p));
    const hessian = slope.map((a, p) => slope.map((b, q) => a * b + (p === q ? 2 * residual * sign(p) * x(p) : 0)));
    return { residual, gradient: slope.map((j) => residual * j), slope, hessian };
  });
}

const times = (matrix: readonly (readonly number[])[], v: ArrayLike<number>) =>
  matrix.map((row) => row.reduce((sum, m, q) => sum + m * v[q], 0));
const meanOf = (rows: readonly (readonly number[])[]) =>
  rows[0].map((_, p) => rows.reduce((sum, row) => sum + row[p] / rows.length, 0));
const dot = (a: readonly number[], b: ArrayLike<number>) => a.reduce((sum, x, p) => sum + x * b[p], 0);

/** The diagonal network, for every engine, against formulas that share nothing with the oracle of layers. */
export function diagonalSuite(name: string, makeEngine: () => Engine | Promise<Engine>): void {
  describe(`${name}: diagonal network`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await makeEngine();
    });
    afterAll(() => engine.dispose());

    test('loss, gradient, every column of H, G v, norms, projections and Σ Hᵢ² v in closed form', async () => {
      const problem = randomProblem({ network: diagonalNetwork(D), N, seed: 21, regression: true });
      const { theta, v } = problem;
      const bounded = boundedBy(engine, problem);
      const [at, along] = [exactly(theta), exactly(v)];
      const exact = closedForms(problem);
      const program = await engine.open(problem.network, problem.dataset);
      const point = await program.at(theta);
      const { loss, accuracy } = await point.evaluate('train');
      const mean = exact.reduce((sum, { residual }) => sum + residual ** 2 / (2 * N), 0);
      expectWithin(loss[0], mean, evaluationBound(bounded, at, 'train').lossError);
      expect(accuracy[0]).toBeNaN();
      const errors = meanBound(bounded, at, { v: along });
      expectWithin(await point.gradient(), meanOf(exact.map(({ gradient }) => gradient)), errors.gradient.error);
      for (let q = 0; q < 2 * D; q++) {
        const unit = Float32Array.from(theta, (_, p) => (p === q ? 1 : 0));
        const { error } = meanBound(bounded, at, { v: exactly(unit) }).hessianVector;
        expectWithin(await point.hessianVector(unit), meanOf(exact.map(({ hessian }) => hessian[q])), error);
      }
      expectWithin(
        await point.gaussNewtonVector(v),
        meanOf(exact.map(({ slope }) => slope.map((j) => j * dot(slope, v)))),
        errors.hessianVector.error.map((e) => 2 * e),
      );
      expectWithin(
        await point.exampleProjections(v),
        exact.map(({ gradient }) => dot(gradient, v)),
        projectionsBound(bounded, at, along).error,
      );
      expectWithin(
        await point.exampleHessianSquare(v),
        meanOf(exact.map(({ hessian }) => times(hessian, times(hessian, v)))),
        exampleHessianSquareBound(bounded, at, along).error,
      );
      const squares = exact.map(({ gradient }) => dot(gradient, gradient));
      // δ is within its rounding of r, relative to the largest output; the square doubles it.
      expectWithin(
        await point.exampleGradientNorms(),
        squares,
        exact.map(({ residual }, i) => 2 ** -18 * squares[i] * (1 + 4 / Math.abs(residual))),
      );
      point.dispose();
      program.dispose();
    });

    test('the closed form of H is the derivative of that of ∇L', () => {
      const problem = randomProblem({ network: diagonalNetwork(D), N, seed: 22, regression: true });
      const h = 1e-5;
      for (let q = 0; q < 2 * D; q++) {
        const gradientAt = (shift: number) => {
          const theta = Float64Array.from(problem.theta, (x, p) => x + (p === q ? shift : 0));
          return meanOf(closedForms({ ...problem, theta } as unknown as RandomProblem).map(({ gradient }) => gradient));
        };
        const [ahead, behind] = [gradientAt(h), gradientAt(-h)];
        const column = meanOf(closedForms(problem).map(({ hessian }) => hessian[q]));
        // Third derivatives are of order 20 here: h² of them, and 10⁻¹⁶ of gradients of order 10 over h.
        expectWithin(
          ahead.map((g, p) => (g - behind[p]) / (2 * h)),
          column,
          1e-8,
        );
      }
    });

    test('60 steps of gradient descent on a small DLN end where the toy in f64 does', async () => {
      const [dimension, examples, steps] = [12, 8, 60];
      const network = diagonalNetwork(dimension);
      const source = sparseRegression.parameters.parse({ kind: 'sparseRegression', dimension });
      const train = sparseRegression.draw(source, 'train', examples, 4);
      const dataset: Dataset = { name: 'DLN', inputShape: [dimension], classes: 1, train, test: train };
      const theta = initialParameters(network, { init: 'lecun', gain: 1 }, 0);
      expect(theta).toEqual(new Float32Array(2 * dimension).fill(0.1));
      const truth = Float64Array.from({ length: dimension }, (_, j) => (j < 3 ? 1 : 0));
      const learningRate = 0.125;
      const toy = trainDiagonalNetwork(
        {
          dimension,
          examples,
          inputs: Float64Array.from(train.inputs),
          targets: Float64Array.from(train.targets!),
          truth,
        },
        { learningRate, batchSize: examples, recordedSteps: [steps] },
        0,
      );
      const program = await engine.open(network, dataset);
      const whole = Int32Array.from({ length: examples }, (_, i) => i);
      const update = { momentum: 0, nesterov: false, weightDecay: 0 };
      const { state } = await program.advance(
        { update, learningRates: Float32Array.of(learningRate) },
        { step: 0, theta, velocity: new Float32Array(theta.length) },
        {
          steps,
          batchSize: examples,
          orders: 1,
          orderOfRun: Int32Array.of(0),
          indices: Int32Array.from({ length: steps * examples }, (_, i) => whole[i % examples]),
        },
      );
      const bounded = boundedBy(engine, { network, dataset });
      const batches = Array.from({ length: steps }, () => whole);
      const trajectory = trajectoryBound(bounded, theta, { update, learningRate, batches });
      const end = exactly(trajectory.thetas[steps]);
      const point = await program.at(state.theta);
      // The toy starts at 0.1 rather than at the nearest f32: no more than the first step's own rounding, so twice the bound.
      const lossError =
        trajectory.errorOf(steps, meanBound(bounded, end).gradient.value) +
        evaluationBound(bounded, end, 'train').lossError;
      expectWithin((await point.evaluate('train')).loss[0], toy.trainLoss[0], 2 * lossError);
      expect(toy.trainLoss[0]).toBeLessThan(0.5); // from 1.5: it has learnt, and the bound is far below
      expect(lossError).toBeLessThan(1e-3);
      const off = (j: number) => state.theta[j] ** 2 - state.theta[j + dimension] ** 2 - truth[j];
      const testError = Array.from(truth, (_, j) => off(j) ** 2).reduce((sum, e) => sum + e, 0);
      const slope = Float64Array.from(state.theta, (x, p) => (p < dimension ? 4 : -4) * x * off(p % dimension));
      expectWithin(testError, toy.testError[0], 2 * trajectory.errorOf(steps, slope));
      point.dispose();
      program.dispose();
    });

    test('chosen examples, and three runs at once', async () => {
      const problem = randomProblem({ network: diagonalNetwork(D), N, seed: 23, regression: true });
      const program = await engine.open(problem.network, problem.dataset);
      const theta = normals(6 * D, 2);
      const chosen = Int32Array.of(3, 3, 8);
      const [part, whole] = [await program.at(theta, chosen), await program.at(theta)];
      const v = normals(6 * D, 3);
      const all = await whole.exampleProjections(v);
      expect(await part.exampleProjections(v)).toEqual(
        Float32Array.from([0, 1, 2].flatMap((r) => [3, 3, 8].map((i) => all[r * N + i]))),
      );
      const c = Float32Array.from({ length: 9 }, (_, k) => [1, 2, -1][k % 3]);
      const weights = Float32Array.from({ length: 3 * N }, (_, k) => ({ 3: 3, 8: -1 })[k % N] ?? 0);
      const [few, many] = [await part.weightedGradient(c), await whole.weightedGradient(weights)];
      // 3g₃ − g₈ as sums of three terms or of eleven: a few units of their sizes.
      const size = Math.max(...few.map(Math.abs), ...many.map(Math.abs));
      expectWithin(few, many, 2 ** -19 * size);
      await expect(program.at(theta, Int32Array.of(N))).rejects.toThrow(
        'examples must be at least one index in [0, 11)',
      );
      await expect(program.at(theta.subarray(1))).rejects.toThrow('theta must be a positive multiple of P = 12 long');
      part.dispose();
      whole.dispose();
      program.dispose();
    });

    test('labels, cross-entropy and a second layer are refused', async () => {
      const { dataset, network } = randomProblem({ network: diagonalNetwork(3), N: 4, seed: 1, regression: true });
      const { layers } = network;
      for (const wrong of [
        { ...network, loss: 'crossEntropy' as const },
        { ...network, layers: [...layers, { kind: 'dense', in: 1, out: 1, activation: 'linear' } as const] },
        { ...network, layers: [{ kind: 'diagonal', in: 4 } as const] },
      ])
        await expect(engine.open(wrong, dataset)).rejects.toMatchObject({ name: 'SpecError' });
    });
  });
}
