import { expect, test } from 'vitest';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { meanBound } from '../../src/probes/reference/bounds.ts';
import { exactly } from '../../src/probes/reference/rounded-vector.ts';
import { answersSuite } from '../support/answers-suite.ts';
import { batchSuite } from '../support/batch-suite.ts';
import { boundedBy } from '../support/engine-expectations.ts';
import { expectWithin } from '../support/expect-within.ts';
import { oracleEngine } from '../support/oracle/oracle-engine.ts';
import { lossAndGradient } from '../support/oracle/problem.ts';
import { denseNetwork, randomProblem } from '../support/oracle/random-problem.ts';

batchSuite('oracle', oracleEngine, { step: 'withinRounding', slow: true });
batchSuite('simd', loadSimdEngineInNode, { step: 'bitEqual' });
batchSuite('tfjs cpu', () => createTfjsEngine({ device: 'cpu' }), { step: 'bitEqual', slow: true });

answersSuite('oracle', oracleEngine, { own: 'bitEqual', slow: true });
answersSuite('simd', loadSimdEngineInNode, { own: 'bitEqual' });
answersSuite('tfjs cpu', () => createTfjsEngine({ device: 'cpu' }), { own: 'bitEqual', slow: true });

test.each([1, 3, 128, 129, 131])(
  'simd, batches of %i: gradient against the f64 oracle, step with equal bits',
  async (B) => {
    const engine = await loadSimdEngineInNode();
    const problem = randomProblem({ network: denseNetwork([3, 5, 3], 'tanh', 'crossEntropy'), N: 131, seed: 4 });
    const program = await engine.open(problem.network, problem.dataset);
    const indices = Int32Array.from({ length: B }, (_, i) => (i * 29 + 5) % 131);
    const batches = { steps: 1, batchSize: B, indices, orders: 1, orderOfRun: Int32Array.of(0) };
    const { gradient } = await program.batchGradient(problem.theta, batches);
    const { error } = meanBound(boundedBy(engine, problem), exactly(problem.theta), { batch: indices }).gradient;
    expectWithin(gradient, lossAndGradient(problem, problem.theta, indices).gradient, error);
    const learningRates = Float32Array.of(0.05);
    const { state } = await program.advance(
      { update: { momentum: 0, nesterov: false, weightDecay: 0 }, learningRates },
      { step: 0, theta: problem.theta, velocity: new Float32Array(problem.theta.length) },
      batches,
    );
    expect(state.theta).toEqual(problem.theta.map((x, p) => x - Math.fround(learningRates[0] * gradient[p])));
    program.dispose();
    engine.dispose();
  },
);
