import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchSchedule } from '../../../src/engine/batch-order.ts';
import type { Engine } from '../../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { createTfjsEngine } from '../../../src/engine/webgl/create.ts';
import { PURPOSE } from '../../../src/math/rng.ts';
import { svagWeights } from '../../../src/sweep/rules/svag-steps.ts';
import { rowOf } from '../../support/engine-expectations.ts';
import { expectWithin, worstRatio } from '../../support/expect-within.ts';
import { expectMoments, MOST, worstMoment } from '../../support/moments.ts';
import { lossAndGradient } from '../../support/oracle/problem.ts';
import { gradientCovariance } from '../../support/oracle/quantities.ts';
import { bitsOf, ruleSuite } from '../../support/rule-suite.ts';
import { type RuledCase, type RuledCaseOptions, ruledCase } from '../../support/ruled-case.ts';

const U = 2 ** -24;

/** SVAG in f64, one coordinate at a time; `shuffled` draws both batches anew in epochs of their own. */
function svagInDoubles({ problem, plan, runs: [run] }: RuledCase, level: number, steps: number) {
  const { update, sampling } = plan.spec;
  const order = { sampling, examples: plan.examples, batchSize: run.batchSize, seeds: [run.seed] };
  const first = batchSchedule(order, 0, steps * level).indices;
  const second = batchSchedule({ ...order, purpose: PURPOSE.ruleBatches }, 0, steps * level).indices;
  const theta = Float64Array.from(problem.theta);
  const velocity = new Float64Array(theta.length);
  const root = Math.sqrt(2 * level - 1);
  for (let small = 0; small < steps * level; small++) {
    const part = (indices: Int32Array) => indices.slice(small * run.batchSize, (small + 1) * run.batchSize);
    const one = lossAndGradient(problem, theta, part(first)).gradient;
    const two = lossAndGradient(problem, theta, part(second)).gradient;
    for (let p = 0; p < theta.length; p++) {
      const g = ((1 + root) / 2) * one[p] + ((1 - root) / 2) * two[p] + update.weightDecay * theta[p];
      velocity[p] = update.momentum * velocity[p] + g;
      theta[p] -= (run.learningRate / level) * (update.nesterov ? g + update.momentum * velocity[p] : velocity[p]);
    }
  }
  return { theta, velocity };
}

test.each([1, 2, 5, 64, 1024])('weights of level %i sum to 1, their squares to the level', (level) => {
  const [a, b] = svagWeights(level);
  expectWithin([a + b, a * a + b * b], [1, level], [1e-14, 4 * 2 ** -53 * level]);
});

const UPDATES = [{}, { momentum: 0.8, nesterov: true, weightDecay: 0.05 }] as const;

describe.each([
  ['simd', loadSimdEngineInNode],
  ['tfjs cpu', () => createTfjsEngine({ device: 'cpu' })],
] as const)('SVAG on %s', (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.dispose());
  const cased = (options: Omit<RuledCaseOptions, 'engine'>) => ruledCase({ engine, ...options });

  ruleSuite(() => engine, { kind: 'svag', level: 3 });

  test.each([
    ['epochs', {}],
    ['epochs', UPDATES[1]],
    ['withReplacement', {}],
  ] as const)('four steps of level 3 with %s and %j against f64 loops', async (sampling, update) => {
    const ruled = await cased({ rule: { kind: 'svag', level: 3 }, update, sampling });
    const got = await ruled.until(4);
    const exact = svagInDoubles(ruled, 3, 4);
    // Twelve small steps round θ (|θ| < 2, by 2u) and η/3 times a gradient of norm ≤ 10 (by u), and magnify what came
    // before by less than 1 + η·8/3 each.
    const bound = 12 * 3 * U * 1.13 ** 12;
    expectWithin(got.theta, exact.theta, bound);
    expectWithin(got.velocity, exact.velocity, bound);
    expect(worstRatio(got.theta, svagInDoubles(ruled, 1, 4).theta, bound)).toBeGreaterThan(10);
    ruled.program.dispose();
  });

  test.each(UPDATES)('level 1 with %j is SGD, bit for bit', async (update) => {
    const ruled = await cased({ rule: { kind: 'svag', level: 1 }, update });
    const plain = await cased({ update });
    const [got, expected] = [await ruled.until(17), await plain.until(17)];
    expect(bitsOf(got.theta)).toEqual(bitsOf(expected.theta));
    expect(bitsOf(got.velocity)).toEqual(bitsOf(expected.velocity));
    for (const { program } of [ruled, plain]) program.dispose();
  });
});

describe('noise of SVAG, by steps so small that θ stays where it is', () => {
  const RATE = 2 ** -20;
  let engine: Engine;
  beforeAll(async () => {
    engine = await loadSimdEngineInNode();
  });
  afterAll(() => engine.dispose());

  /** (θ₀ − θ₁)/η of many seeds, started at θ₀ = 0, where a step is not lost in rounding. */
  async function firstSteps(level: number, seeds: number, sampling: 'epochs' | 'withReplacement') {
    const ruled = await ruledCase({
      engine,
      rule: { kind: 'svag', level },
      model: { hidden: [] },
      sampling,
      learningRates: [RATE],
    });
    const { P, problem } = ruled;
    const runs = Array.from({ length: seeds }, (_, seed) => ({ ...ruled.runs[0], seed }));
    const still = new Float32Array(seeds * P);
    const { theta } = await ruled.until(1, { step: 0, theta: still, velocity: still }, runs);
    const moves = runs.map((_, row) => rowOf(theta, row, P).map((x) => -x / RATE));
    const zero = new Float32Array(P);
    const covariance = gradientCovariance(problem, zero);
    const { gradient } = lossAndGradient(problem, zero);
    ruled.program.dispose();
    return { moves, gradient, covariance };
  }

  test.each([1, 4])('level %i, with replacement: mean ∇L and covariance C/B over 3,000 seeds', async (level) => {
    const { moves, gradient, covariance } = await firstSteps(level, 3000, 'withReplacement');
    expectMoments(
      moves,
      gradient,
      covariance.map((c) => c / 4),
    );
    for (const wrong of [level === 1 ? 0.8 : 1, 1 / 3])
      expect(
        worstMoment(
          moves,
          gradient,
          covariance.map((c) => c * wrong),
        ),
      ).toBeGreaterThan(MOST);
  });

  test('in shuffled epochs of three batches the noise of a step of level 3 cancels: it is ∇L', async () => {
    const { moves, gradient } = await firstSteps(3, 20, 'epochs');
    // θ moves by 10⁻⁵ within the step, and gradients with it; each is rounded by some 16u.
    for (const move of moves) expectWithin(move, gradient, 8 * 1e-5);
    const { moves: noisy } = await firstSteps(2, 20, 'epochs');
    expect(Math.max(...noisy.map((move) => worstRatio(move, gradient, 8 * 1e-5)))).toBeGreaterThan(100);
  });
});
