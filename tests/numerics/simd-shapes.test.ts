import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACTIVATIONS } from '../../src/engine/activations.ts';
import type { Engine, UpdateRule } from '../../src/engine/contract.ts';
import { LOSSES } from '../../src/engine/network.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { boundedBy, expectPoint, expectRun } from '../support/engine-expectations.ts';
import { denseNetwork, normals, randomProblem } from '../support/oracle/random-problem.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await loadSimdEngineInNode();
});
afterAll(() => engine.dispose());

const UPDATES: readonly UpdateRule[] = [
  { momentum: 0, nesterov: false, weightDecay: 0 },
  { momentum: 0, nesterov: false, weightDecay: 0.01 },
  { momentum: 0.9, nesterov: true, weightDecay: 0 },
];

test.each(Array.from({ length: 17 }, (_, i) => i + 1))(
  'width %i: every question, against the f64 oracle',
  async (w) => {
    const classes = 2 + (w % 9);
    const network = denseNetwork([w, w, (w % 5) + 1, classes], ACTIVATIONS[w % 5], LOSSES[w % 2]);
    const problem = randomProblem({ network, N: 6, seed: w });
    const program = await engine.open(network, problem.dataset);
    const point = await program.at(problem.theta);
    const c = normals(6, 8);
    await expectPoint(point, problem, boundedBy(engine, problem), { theta: problem.theta, v: problem.v, c });
    point.dispose();
    program.dispose();
  },
);

test('131 examples, more than a block holds: every question, against the f64 oracle', async () => {
  const network = denseNetwork([3, 5, 3], 'tanh', 'crossEntropy');
  const problem = randomProblem({ network, N: 131, seed: 3 });
  const program = await engine.open(network, problem.dataset);
  const point = await program.at(problem.theta);
  const c = normals(131, 8);
  await expectPoint(point, problem, boundedBy(engine, problem), { theta: problem.theta, v: problem.v, c });
  point.dispose();
  program.dispose();
});

const BATCHES = [1, 2, 3, 5, 8, 129, 131];
test.each(BATCHES.flatMap((size) => UPDATES.map((update, index) => [size, index, update] as const)))(
  'batch size %i, update rule %i: three steps, against the f64 oracle',
  async (batchSize, _, update) => {
    const network = denseNetwork([3, 5, 3], 'tanh', 'crossEntropy');
    const problem = randomProblem({ network, N: 131, seed: 4 });
    const program = await engine.open(network, problem.dataset);
    const steps = 3;
    const indices = Int32Array.from({ length: steps * batchSize }, (_, i) => (i * 29 + 5) % 131);
    const learningRates = Float32Array.of(0.05);
    const advanced = await program.advance(
      { update, learningRates },
      { step: 0, theta: problem.theta, velocity: new Float32Array(problem.theta.length) },
      { steps, batchSize, indices, orders: 1, orderOfRun: Int32Array.of(0) },
    );
    const batches = Array.from({ length: steps }, (_, t) => indices.slice(t * batchSize, (t + 1) * batchSize));
    const run = { theta: problem.theta, update, learningRate: learningRates[0], batches };
    expectRun(advanced, 0, problem, boundedBy(engine, problem), run);
    expect(advanced.state.step).toBe(steps);
    program.dispose();
  },
);
