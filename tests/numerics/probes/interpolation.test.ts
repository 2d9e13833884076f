import { describe, expect, test } from 'vitest';
import type { CohortState, Program } from '../../../src/engine/contract.ts';
import type { Loss } from '../../../src/engine/network.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { measureEigenpairs } from '../../../src/probes/estimators/eigenpairs.ts';
import { estimateTrace } from '../../../src/probes/estimators/stochastic-trace.ts';
import { measureGradientNoise, noiseOperator, noiseRoundoff } from '../../../src/probes/operators/gradient-noise.ts';
import { hessianOperator } from '../../../src/probes/operators/hessian.ts';
import { measureRoundoff } from '../../../src/probes/operators/roundoff.ts';
import { measureBatchSharpness } from '../../../src/probes/quantities/batch-sharpness.ts';
import { measureFisherRao } from '../../../src/probes/quantities/fisher-rao.ts';
import { measureNonUniformity } from '../../../src/probes/quantities/non-uniformity.ts';
import { oracleEngine } from '../../support/oracle/oracle-engine.ts';
import { denseNetwork, randomProblem } from '../../support/oracle/random-problem.ts';

const N = 12;

async function trained(
  program: Program,
  state: CohortState,
  steps: number,
  learningRate: number,
): Promise<CohortState> {
  const indices = Int32Array.from({ length: steps * N }, (_, k) => k % N);
  const update = { momentum: 0.9, nesterov: false, weightDecay: 0 };
  const batches = { steps, batchSize: N, indices, orders: 1, orderOfRun: Int32Array.of(0) };
  return (await program.advance({ update, learningRates: Float32Array.of(learningRate) }, state, batches)).state;
}

/** What cancels near interpolation, by either engine. */
async function measureThere(program: Program, theta: Float32Array, loss: Loss) {
  const point = await program.at(theta);
  const roundoff = await measureRoundoff(point, { runs: 1, loss });
  const [noise] = await measureGradientNoise(point, 1, roundoff);
  const [fisherRao] = await measureFisherRao(point, theta, { runs: 1, roundoff });
  const shape = { runs: 1, parameters: theta.length, examples: N, batchSize: 1, roundoff };
  const [{ value: batchSharpness }] = await measureBatchSharpness(program, theta, shape);
  const [{ pairs }] = await measureEigenpairs(hessianOperator(point), {
    dimension: theta.length,
    seeds: [1],
    roundoff,
  });
  const whole = { dimension: theta.length, seeds: [1], roundoff };
  const [{ pairs: covariance }] = await measureEigenpairs(noiseOperator(point, 1), {
    ...whole,
    roundoff: noiseRoundoff(roundoff),
  });
  const [{ squared }] = await measureNonUniformity(point, whole);
  // as many products as parameters: exact but for rounding
  const [{ trace, frobenius }] = await estimateTrace(hessianOperator(point), { ...whole, sketch: 100 });
  const { loss: means } = await point.evaluate('train');
  point.dispose();
  return {
    loss: means[0],
    found: { ...noise, fisherRao, batchSharpness, top: pairs[0], covariance: covariance[0], squared, trace, frobenius },
  };
}

describe('towards interpolation, where residuals cancel in f32, errors still hold (simd against the f64 oracle)', () => {
  test.each([
    ['squaredError', 0.05, 1e-11],
    ['crossEntropy', 0.3, 1e-3],
  ] as const)('%s', async (loss, learningRate, small) => {
    const problem = randomProblem({ network: denseNetwork([4, 24, 3], 'tanh', loss), N, seed: 2 });
    const engine = await loadSimdEngineInNode();
    const program = await engine.open(problem.network, problem.dataset);
    const oracle = await oracleEngine().open(problem.network, problem.dataset);
    let state: CohortState = { step: 0, theta: problem.theta, velocity: new Float32Array(problem.theta.length) };
    const losses: number[] = [];
    for (const steps of [0, 100, 900, 3000]) {
      if (steps > 0) state = await trained(program, state, steps, learningRate);
      const got = await measureThere(program, state.theta, loss);
      const exact = await measureThere(oracle, state.theta, loss);
      losses.push(got.loss);
      for (const key of Object.keys(got.found) as (keyof typeof got.found)[]) {
        const { value, error } = got.found[key];
        expect(Math.abs(value - exact.found[key].value), `${key} at step ${state.step}`).toBeLessThanOrEqual(error);
        // at the start, residuals of order 1, the error must be of use: 10⁻³ is the tolerance of the eigenvalue
        if (steps === 0) expect(error, key).toBeLessThanOrEqual(1e-3 * Math.abs(value));
      }
    }
    expect(losses.at(-1)).toBeLessThan(small);
    program.dispose();
    oracle.dispose();
    engine.dispose();
  });
});
