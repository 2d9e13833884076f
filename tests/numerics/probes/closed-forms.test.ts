import { describe, expect, test } from 'vitest';
import type { Engine, Point, Program } from '../../../src/engine/contract.ts';
import type { Loss } from '../../../src/engine/network.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { symmetricEigen } from '../../../src/math/symmetric-eigen.ts';
import { measureEigenpairs } from '../../../src/probes/estimators/eigenpairs.ts';
import { estimateTrace } from '../../../src/probes/estimators/stochastic-trace.ts';
import { measureGradientNoise, noiseOperator } from '../../../src/probes/operators/gradient-noise.ts';
import { gaussNewtonOperator, hessianOperator } from '../../../src/probes/operators/hessian.ts';
import { measureNoiseCurvature } from '../../../src/probes/operators/noise-curvature.ts';
import { measureBatchSharpness } from '../../../src/probes/quantities/batch-sharpness.ts';
import { measureNonUniformity } from '../../../src/probes/quantities/non-uniformity.ts';
import { noiseAlignment } from '../../../src/probes/scalar/noise-alignment.ts';
import { oracleEngine } from '../../support/oracle/oracle-engine.ts';
import { denseNetwork, randomProblem } from '../../support/oracle/random-problem.ts';
import { knownProgram } from './known-matrices.ts';

const INPUTS = 5;
const N = 40;

function linearProblem(loss: Loss, classes: number) {
  const problem = randomProblem({ network: denseNetwork([INPUTS, classes], 'linear', loss), N, seed: 11 });
  const { inputs } = problem.dataset.train;
  /** x with a 1 for the bias. */
  const rows = Array.from({ length: N }, (_, i) => [...inputs.subarray(i * INPUTS, (i + 1) * INPUTS), 1]);
  return { problem, rows };
}

/** (1/N) Σ wᵢ x̃x̃ᵀ, `[6, 6]`. */
function moment(rows: readonly number[][], weight: (row: readonly number[]) => number = () => 1): Float64Array {
  const n = INPUTS + 1;
  const sum = new Float64Array(n * n);
  for (const row of rows)
    for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) sum[a * n + b] += (weight(row) * row[a] * row[b]) / N;
  return sum;
}

const traceOf = (matrix: Float64Array, n: number) => matrix.reduce((sum, x, k) => sum + (k % (n + 1) === 0 ? x : 0), 0);

const within = ({ value, error }: { value: number; error: number }, exact: number) => {
  expect(Math.abs(value - exact)).toBeLessThanOrEqual(error);
  expect(error).toBeLessThan(1e-2 * (1 + Math.abs(exact)));
};

const ENGINES: readonly (readonly [string, () => Engine | Promise<Engine>])[] = [
  ['oracle', oracleEngine],
  ['simd', loadSimdEngineInNode],
];

describe.each(ENGINES)('closed forms on the %s engine', (_, makeEngine) => {
  async function measured(
    { problem }: ReturnType<typeof linearProblem>,
    theta: Float32Array,
    work: (point: Point, program: Program) => Promise<void>,
  ) {
    const engine = await makeEngine();
    const program = await engine.open(problem.network, problem.dataset);
    const point = await program.at(theta);
    await work(point, program);
    point.dispose();
    program.dispose();
    engine.dispose();
  }

  test('linear regression: H = G = I ⊗ X̃ᵀX̃/N, s² and batch sharpness from the rows of X̃', async () => {
    const linear = linearProblem('squaredError', 3);
    const { theta } = linear.problem;
    const A = moment(linear.rows);
    const { values } = symmetricEigen(A, INPUTS + 1);
    const length = (row: readonly number[]) => row.reduce((sum, x) => sum + x * x, 0);
    await measured(linear, theta, async (point, program) => {
      const shape = { dimension: theta.length, seeds: [7] };
      for (const apply of [hessianOperator(point), gaussNewtonOperator(point)]) {
        const [{ pairs }] = await measureEigenpairs(apply, shape);
        within(pairs[0], values[0]);
        expect(pairs[0].converged).toBe(true);
        const [traces] = await estimateTrace(apply, shape);
        within(traces.trace, 3 * traceOf(A, INPUTS + 1));
        within(traces.frobenius, Math.sqrt(3 * A.reduce((sum, x) => sum + x * x, 0)));
      }
      const [smallest] = await measureEigenpairs(hessianOperator(point), { ...shape, end: 'smallest' });
      within(smallest.pairs[0], values[INPUTS]);
      // (1/N) Σ Hᵢ² = I ⊗ (1/N) Σ ‖x̃‖² x̃x̃ᵀ
      const squares = moment(linear.rows, length);
      const n = INPUTS + 1;
      const variance = squares.map((x, k) => {
        let product = 0;
        for (let j = 0; j < n; j++) product += A[Math.floor(k / n) * n + j] * A[j * n + (k % n)];
        return x - product;
      });
      const [{ squared, value }] = await measureNonUniformity(point, shape);
      within(squared, symmetricEigen(variance, n).values[0]);
      within(value, Math.sqrt(symmetricEigen(variance, n).values[0]));
      // gᵢ = x̃ ⊗ r and Hᵢ = I ⊗ x̃x̃ᵀ: gᵢᵀHᵢgᵢ/‖gᵢ‖² = ‖x̃‖², whatever the residual
      const batches = { runs: 1, parameters: theta.length, examples: N, batchSize: 1 };
      const [sharpness] = await measureBatchSharpness(program, theta, batches);
      within(
        sharpness.value,
        linear.rows.reduce((sum, row) => sum + length(row) / N, 0),
      );
      expect(sharpness.batches).toBe(N);
    });
  });

  test('logistic regression at θ = 0: H = ¼[[1, −1], [−1, 1]] ⊗ X̃ᵀX̃/N', async () => {
    const logistic = linearProblem('crossEntropy', 2);
    const A = moment(logistic.rows);
    const theta = new Float32Array(logistic.problem.theta.length);
    await measured(logistic, theta, async (point) => {
      const shape = { dimension: theta.length, seeds: [7] };
      const [{ pairs }] = await measureEigenpairs(hessianOperator(point), { ...shape, count: 3 });
      const { values } = symmetricEigen(A, INPUTS + 1);
      pairs.forEach((pair, k) => void within(pair, values[k] / 2));
      const [traces] = await estimateTrace(hessianOperator(point), shape);
      within(traces.trace, traceOf(A, INPUTS + 1) / 2);
      const [smallest] = await measureEigenpairs(hessianOperator(point), { ...shape, end: 'smallest' });
      within(smallest.pairs[0], 0);
    });
  });
});

describe('two-point Gaussian noise: g = m ± s', () => {
  const [m, s] = [
    [3, 4, 0],
    [0, 1, 2],
  ];
  const curvatures = [2, 1, 5];
  const hessian = Float64Array.from({ length: 9 }, (_, k) => (k % 4 === 0 ? curvatures[k / 4] : 0));
  const gradients = [1, -1].map((sign) => Float64Array.from(m, (x, p) => x + sign * s[p]));
  const program = knownProgram({ gradients, hessians: [hessian, hessian] });

  test('C = ssᵀ: trace, top eigenpair, noise scales and alignment', async () => {
    const point = await program.at(Float32Array.of(0, 0, 0));
    const [noise] = await measureGradientNoise(point, 1);
    within(noise.gradientNormSquared, 25);
    within(noise.covarianceTrace, 5);
    within(noise.simpleNoiseScale, 5 / 25);
    const [{ pairs }] = await measureEigenpairs(noiseOperator(point, 1), { dimension: 3, seeds: [1] });
    within(pairs[0], 5);
    const cosine = s.reduce((sum, x, p) => sum + x * (pairs[0].vector?.[p] ?? 0), 0) / Math.sqrt(5);
    expect(1 - Math.abs(cosine)).toBeLessThan(1e-6); // residual²/gap²
    const [curvature] = await measureNoiseCurvature(point, { parameters: 3, examples: 2, seeds: [1] });
    // signs (+, −) give w = ±s, equal signs give 0 after centring: samples are 0 or 2·sᵀHs, so this interval is wide
    expect(Math.abs(curvature.trace.value - 21)).toBeLessThanOrEqual(curvature.trace.error);
    within(curvature.gradientCurvature, 2 * 9 + 16);
    const exact = { value: 21, error: 0, certainty: 'bound', converged: true } as const;
    const alignment = noiseAlignment(3, {
      noiseCurvature: exact,
      covarianceTrace: noise.covarianceTrace,
      hessianTrace: { ...exact, value: 8 },
    });
    within(alignment, (21 * 3) / (5 * 8));
  });
});
