import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine, Point } from '../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { engineCases } from '../support/engine-cases.ts';
import { cohortTheta } from '../support/engine-fixtures.ts';
import { gaussNewtonVector, hessianVector, parameterCount } from '../support/oracle/problem.ts';
import { denseNetwork, type RandomProblem, randomProblem } from '../support/oracle/random-problem.ts';

/** Examples and their vectors are more than one block of 128 holds, and no multiple of it. */
const N = 45;
/** Sixteen unit roundoffs of f32 of the sizes that are summed: what the probes state. */
const ROUNDING = 2 ** -20;

let engine: Engine;
beforeAll(async () => {
  engine = await loadSimdEngineInNode();
});
afterAll(() => engine.dispose());

async function withPoint<T>(
  problem: RandomProblem,
  theta: Float32Array,
  work: (point: Point) => Promise<T>,
): Promise<T> {
  const program = await engine.open(problem.network, problem.dataset);
  const point = await program.at(theta);
  const found = await work(point);
  point.dispose();
  program.dispose();
  return found;
}

const tracesAt = (problem: RandomProblem, theta: Float32Array) =>
  withPoint(problem, theta, async (point) => {
    if (!point.curvatureTraces) throw new Error('a dense network must have traces');
    return point.curvatureTraces();
  });

/** Σ_p e_pᵀ A e_p of the f64 oracle. */
function oracleTrace(problem: RandomProblem, product: typeof hessianVector, theta: Float32Array): number {
  const P = parameterCount(problem);
  let trace = 0;
  for (let p = 0; p < P; p++) {
    const unit = new Float64Array(P);
    unit[p] = 1;
    trace += product(problem, theta, unit)[p];
  }
  return trace;
}

const CASES = [
  ...engineCases({ images: false }).filter(({ network }) => network.layers.every(({ kind }) => kind === 'dense')),
  // four layers and 17 classes: vectors go down several layers, and one example's are cut by the end of a block
  ...(['tanh', 'gelu'] as const).map((activation) => ({
    title: `dense 4-6-5-9-17 ${activation} crossEntropy`,
    network: denseNetwork([4, 6, 5, 9, 17], activation, 'crossEntropy'),
    regression: false,
  })),
].map((entry, index) => [entry.title, entry, index] as const);

test.each(CASES)('tr H and tr G of %s are those of the f64 oracle', async (_, { network, regression }, index) => {
  const problem = randomProblem({ network, N, seed: 40 + index, regression });
  const { theta } = problem;
  const { hessian, gaussNewton, size } = await tracesAt(problem, theta);
  const bound = ROUNDING * size[0];
  const exact = oracleTrace(problem, hessianVector, theta);
  const exactGaussNewton = oracleTrace(problem, gaussNewtonVector, theta);
  expect(Math.abs(hessian[0] - exact)).toBeLessThanOrEqual(bound);
  expect(Math.abs(gaussNewton[0] - exactGaussNewton)).toBeLessThanOrEqual(ROUNDING * gaussNewton[0]);
  const hidden = network.layers.slice(0, -1);
  const bends = hidden.some((layer) => 'activation' in layer && !['relu', 'linear'].includes(layer.activation));
  // to leave φ″ out is far more than the bound; where φ″ = 0 nothing is added
  if (bends) expect(Math.abs(exact - exactGaussNewton)).toBeGreaterThan(1000 * bound);
  else expect([hessian[0], size[0]]).toEqual([gaussNewton[0], gaussNewton[0]]);
});

test('each run is that run alone, bit for bit; a diverged one is NaN', async () => {
  const problem = randomProblem({ network: denseNetwork([5, 7, 4, 3], 'tanh', 'crossEntropy'), N, seed: 2 });
  const P = parameterCount(problem);
  const theta = cohortTheta(problem, 3);
  theta.fill(Number.NaN, P, 2 * P);
  const together = await tracesAt(problem, theta);
  for (const run of [0, 2]) {
    const alone = await tracesAt(problem, theta.slice(run * P, (run + 1) * P));
    for (const key of ['hessian', 'gaussNewton', 'size'] as const) expect(alone[key][0]).toBe(together[key][run]);
  }
  expect([together.hessian[1], together.gaussNewton[1], together.size[1]]).toEqual(Array(3).fill(Number.NaN));
});

test('where the network is sure to 10⁻⁵ and beyond, tr G keeps its digits', async () => {
  const problem = randomProblem({ network: denseNetwork([5, 7, 3], 'softplus', 'crossEntropy'), N: 12, seed: 6 });
  const theta = problem.theta.slice();
  const last = 7 * 3 + 3;
  for (let p = theta.length - last; p < theta.length; p++) theta[p] *= 16; // logits up to 66 in size
  const { gaussNewton } = await tracesAt(problem, theta);
  const exact = oracleTrace(problem, gaussNewtonVector, theta);
  expect(exact).toBeLessThan(1e-3); // 1 − p is at most 6·10⁻⁶: as 1 − p in f32 it would be off by 1 %
  // p and 1 − p err by a difference of logits each, 2 · 132 unit roundoffs
  expect(Math.abs(gaussNewton[0] / exact - 1)).toBeLessThanOrEqual(ROUNDING + 264 * 2 ** -24);
});

test('networks with images have no traces', async () => {
  for (const { network } of engineCases({}).filter(({ title }) => title.includes('conv'))) {
    const problem = randomProblem({ network, N: 3, seed: 1 });
    await withPoint(problem, problem.theta, async (point) => expect(point.curvatureTraces).toBeUndefined());
  }
});
