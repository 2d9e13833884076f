import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { createTfjsEngine } from '../../../src/engine/webgl/create.ts';
import { expectWithin, worstRatio } from '../../support/expect-within.ts';
import { oracleEngine } from '../../support/oracle/oracle-engine.ts';
import { lossAndGradient } from '../../support/oracle/problem.ts';
import { bitsOf, ruleSuite } from '../../support/rule-suite.ts';
import { type RuledCase, ruledCase } from '../../support/ruled-case.ts';

/** SAM in f64, one coordinate at a time, as Foret et al. write it with PyTorch's SGD as the outer update. */
function samInDoubles(
  { problem, runs: [run], batchOf, plan }: RuledCase,
  { radius, steps, m = run.batchSize }: { radius: number; steps: number; m?: number },
) {
  const { momentum, nesterov, weightDecay } = plan.spec.update;
  const theta = Float64Array.from(problem.theta);
  const velocity = new Float64Array(theta.length);
  for (let step = 0; step < steps; step++) {
    const batch = batchOf(run, step);
    const gradient = new Float64Array(theta.length);
    for (let start = 0; start < batch.length; start += m) {
      const shard = batch.slice(start, start + m);
      const first = lossAndGradient(problem, theta, shard).gradient;
      const length = Math.sqrt(first.reduce((sum, g) => sum + g * g, 0));
      const ascended = theta.map((x, p) => x + (radius * first[p]) / length);
      const uphill = lossAndGradient(problem, ascended, shard).gradient;
      uphill.forEach((g, p) => void (gradient[p] += (g * shard.length) / batch.length));
    }
    for (let p = 0; p < theta.length; p++) {
      const g = gradient[p] + weightDecay * theta[p];
      velocity[p] = momentum * velocity[p] + g;
      theta[p] -= run.learningRate * (nesterov ? g + momentum * velocity[p] : velocity[p]);
    }
  }
  return { theta, velocity };
}

const UPDATES = [{}, { momentum: 0.9 }, { momentum: 0.8, nesterov: true, weightDecay: 0.05 }] as const;

describe.each([
  ['simd', loadSimdEngineInNode],
  ['tfjs cpu', () => createTfjsEngine({ device: 'cpu' })],
] as const)('sam on %s', (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.dispose());

  ruleSuite(() => engine, { kind: 'sam', radius: 0.2 });

  test.each(UPDATES)('five steps with %j against f64 loops', async (update) => {
    const ruled = await ruledCase({ engine, rule: { kind: 'sam', radius: 0.3 }, update });
    const got = await ruled.until(5);
    const exact = samInDoubles(ruled, { radius: 0.3, steps: 5 });
    // A step rounds θ (|θ| < 2, so by 2u) and η times the gradient (η = 0.05, some 16 roundings of numbers of order 1):
    // 3u; five steps, each of which magnifies what came before by less than 1 + η·8, make 15u·1.4⁵/2. m is not scaled by η.
    const bound = 40 * 2 ** -24;
    expectWithin(got.theta, exact.theta, bound);
    expectWithin(got.velocity, exact.velocity, bound);
    expect(worstRatio(got.theta, samInDoubles(ruled, { radius: 0, steps: 5 }).theta, bound)).toBeGreaterThan(10);
    ruled.program.dispose();
  });

  ruleSuite(() => engine, { kind: 'sam', radius: 0.2, ascentBatch: 3 });

  test.each([1, 2, 3, 4, 9])('five steps that climb %i examples at a time against f64 loops', async (m) => {
    const update = UPDATES[2];
    const ruled = await ruledCase({ engine, rule: { kind: 'sam', radius: 0.3, ascentBatch: m }, update });
    const got = await ruled.until(5);
    const bound = 40 * 2 ** -24; // as above
    expectWithin(got.theta, samInDoubles(ruled, { radius: 0.3, steps: 5, m }).theta, bound);
    for (const other of [1, 2, 3, 4].filter((size) => size !== Math.min(m, 4)))
      expect(
        worstRatio(got.theta, samInDoubles(ruled, { radius: 0.3, steps: 5, m: other }).theta, bound),
      ).toBeGreaterThan(10);
    ruled.program.dispose();
  });

  test.each(UPDATES)('with radius 0 and %j it is SGD, bit for bit', async (update) => {
    const ruled = await ruledCase({ engine, rule: { kind: 'sam', radius: 0 }, update, learningRates: [0.02, 0.1] });
    const plain = await ruledCase({ engine, update, learningRates: [0.02, 0.1] });
    const [got, expected] = [await ruled.until(17), await plain.until(17)];
    expect(bitsOf(got.theta)).toEqual(bitsOf(expected.theta));
    expect(bitsOf(got.velocity)).toEqual(bitsOf(expected.velocity));
    for (const { program } of [ruled, plain]) program.dispose();
  });
});

test('on the f64 oracle, one step is the closed form on a quadratic: g + ρHg/‖g‖', async () => {
  const engine = oracleEngine();
  const ruled = await ruledCase({
    engine,
    rule: { kind: 'sam', radius: 0.5 },
    model: { hidden: [], loss: 'squaredError' },
    batchSize: 12,
  });
  const { problem, start, runs } = ruled;
  const { gradient } = lossAndGradient(problem, start.theta);
  const length = Math.sqrt(gradient.reduce((sum, g) => sum + g * g, 0));
  const point = await ruled.program.at(start.theta);
  const curved = await point.hessianVector(Float32Array.from(gradient, (g) => g / length));
  const expected = start.theta.map((x, p) => x - runs[0].learningRate * (gradient[p] + 0.5 * curved[p]));
  expectWithin((await ruled.until(1)).theta, expected, 8 * 2 ** -24);
});
