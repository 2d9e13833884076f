import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchSchedule } from '../../../src/engine/batch-order.ts';
import type { Engine } from '../../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { createTfjsEngine } from '../../../src/engine/webgl/create.ts';
import { PURPOSE, randomStream } from '../../../src/math/rng.ts';
import { labelDrawer } from '../../../src/sweep/rules/drawn-labels.ts';
import type { RuleSpec } from '../../../src/sweep/rules/registry.ts';
import { expectWithin, worstRatio } from '../../support/expect-within.ts';
import { answeredProblem } from '../../support/oracle/answered-problem.ts';
import { exampleDerivatives } from '../../support/oracle/example.ts';
import { lossAndGradient } from '../../support/oracle/problem.ts';
import { bitsOf, ruleSuite } from '../../support/rule-suite.ts';
import { type RuledCase, type RuledCaseOptions, ruledCase } from '../../support/ruled-case.ts';

const U = 2 ** -24;
const SQUARED: RuledCaseOptions['model'] = { hidden: [4], loss: 'squaredError' };

type Noise = Extract<RuleSpec, { kind: 'freshLabelNoise' }>;

/** Labels or targets of the batch of a step, drawn as the rule says. */
function answersAt({ problem, plan, runs: [run], batchOf }: RuledCase, noise: Noise, step: number) {
  const K = plan.network.classes;
  const { labels } = problem.dataset.train;
  const stream = randomStream(run.seed, PURPOSE.ruleLabels, step);
  const batch = batchOf(run, step);
  if (noise.shape === 'classes')
    return {
      labels: Int32Array.from(batch, (i) =>
        stream.uniform() < noise.probability ? (labels[i] + 1 + stream.below(K - 1)) % K : labels[i],
      ),
    };
  const targets = batch.flatMap((i) =>
    Array.from({ length: K }, (_, k) => (k === labels[i] ? 1 : 0) + noise.deviation * stream.normal()),
  );
  return { targets: Float32Array.from(targets) };
}

/** SGD with momentum in f64 on labels that are drawn at each step, or at one step only. */
function noisyInDoubles(
  ruled: RuledCase,
  noise: Noise,
  { steps, drawnAt = (step) => step }: { steps: number; drawnAt?: (step: number) => number },
) {
  const {
    problem,
    runs: [run],
    batchOf,
    plan,
  } = ruled;
  const { momentum, weightDecay } = plan.spec.update;
  const theta = Float64Array.from(problem.theta);
  const velocity = new Float64Array(theta.length);
  for (let step = 0; step < steps; step++) {
    const answers = answersAt(ruled, noise, drawnAt(step));
    const batch = Int32Array.from(batchOf(run, step));
    const { gradient } = lossAndGradient(answeredProblem(problem, batch, answers), theta);
    for (let p = 0; p < theta.length; p++) {
      velocity[p] = momentum * velocity[p] + gradient[p] + weightDecay * theta[p];
      theta[p] -= run.learningRate * velocity[p];
    }
  }
  return theta;
}

const CASES: readonly (readonly [Noise, RuledCaseOptions['model']])[] = [
  [{ kind: 'freshLabelNoise', shape: 'targets', deviation: 0.5 }, SQUARED],
  [{ kind: 'freshLabelNoise', shape: 'classes', probability: 0.5 }, { hidden: [4] }],
  [{ kind: 'freshLabelNoise', shape: 'classes', probability: 0.5 }, SQUARED],
];

describe.each([
  ['simd', loadSimdEngineInNode],
  ['tfjs cpu', () => createTfjsEngine({ device: 'cpu' })],
] as const)('fresh label noise on %s', (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.dispose());

  describe.each(CASES)('%j', (rule, model) => {
    ruleSuite(() => engine, rule, { options: { model: model! } });

    test.each([{}, { momentum: 0.8, weightDecay: 0.05 }])('seven steps with %j against f64 loops', async (update) => {
      const ruled = await ruledCase({ engine, rule, update, model, seeds: [3] });
      const got = (await ruled.until(7)).theta;
      // A step rounds θ (|θ| < 2, by 2u) and η times some 16 roundings of numbers of order 1, by u; seven steps, each of which
      // magnifies what came before by less than 1 + η·8, make 21u·1.4⁷/2.
      const bound = 110 * U;
      expectWithin(got, noisyInDoubles(ruled, rule, { steps: 7 }), bound);
      const still = noisyInDoubles(ruled, rule, { steps: 7, drawnAt: () => 0 });
      expect(worstRatio(got, still, bound)).toBeGreaterThan(10);
      ruled.program.dispose();
    });

    test.each([{}, { momentum: 0.9, nesterov: true }])('without noise and with %j it is SGD', async (update) => {
      const none = rule.shape === 'targets' ? { ...rule, deviation: 0 } : { ...rule, probability: 0 };
      const ruled = await ruledCase({ engine, rule: none, update, model, learningRates: [0.02, 0.1] });
      const plain = await ruledCase({ engine, update, model, learningRates: [0.02, 0.1] });
      expect(bitsOf((await ruled.until(17)).theta)).toEqual(bitsOf((await plain.until(17)).theta));
      for (const { program } of [ruled, plain]) program.dispose();
    });
  });

  test('two examples of one batch, and two steps, have noise of their own, runs of one seed the same', async () => {
    const rule = CASES[0][0];
    const ruled = await ruledCase({ engine, rule, model: SQUARED });
    const [first, second] = [0, 1].map((step) =>
      Array.from((answersAt(ruled, rule, step) as { targets: Float32Array }).targets),
    );
    expect(new Set([...first, ...second]).size).toBe(24);
    const pair = await ruledCase({ engine, rule, model: SQUARED, learningRates: [0.01, 0.02] });
    const { theta, velocity } = await pair.until(1);
    expect(bitsOf(velocity.slice(0, pair.P))).toEqual(bitsOf(velocity.slice(pair.P)));
    expect(bitsOf(theta.slice(0, pair.P))).not.toEqual(bitsOf(theta.slice(pair.P)));
    for (const { program } of [ruled, pair]) program.dispose();
  });
});

test('noise on targets adds −(σ/B) Σ Jᵀn to the gradient, with J by differences of outputs', async () => {
  const engine = await loadSimdEngineInNode();
  const rule = CASES[0][0];
  const ruled = await ruledCase({ engine, rule, model: SQUARED });
  const plain = await ruledCase({ engine, model: SQUARED });
  const { problem, runs, batchOf, P } = ruled;
  const { targets } = answersAt(ruled, rule, 0) as { targets: Float32Array };
  const { inputs, labels } = problem.dataset.train;
  const outputsAt = (theta: Float64Array, i: number) =>
    exampleDerivatives(problem.network, {
      theta,
      input: inputs.subarray(5 * i, 5 * i + 5),
      label: labels[i],
      withoutSecondDerivative: false,
    }).outputs;
  const added = new Float64Array(P);
  const h = 1e-5;
  for (let p = 0; p < P; p++) {
    const [up, down] = [h, -h].map((by) => Float64Array.from(problem.theta, (x, q) => x + (q === p ? by : 0)));
    batchOf(runs[0], 0).forEach((i, place) => {
      const [above, below] = [outputsAt(up, i), outputsAt(down, i)];
      for (let k = 0; k < 3; k++) {
        const noise = targets[3 * place + k] - (k === labels[i] ? 1 : 0);
        added[p] -= (noise * (above[k] - below[k])) / (2 * h) / 4;
      }
    });
  }
  const [noisy, clean] = [(await ruled.until(1)).velocity, (await plain.until(1)).velocity];
  // Some 20 roundings of each gradient, numbers of order 1; third derivatives of order 10 times h².
  expectWithin(
    noisy.map((g, p) => g - clean[p]),
    added,
    50 * U + 10 * h * h,
  );
  for (const { program } of [ruled, plain]) program.dispose();
  engine.dispose();
});

test('labels are replaced as often as p says, by each other class alike; noise has mean 0 and variance σ²', async () => {
  const engine = await loadSimdEngineInNode();
  const { problem, program } = await ruledCase({ engine, model: SQUARED });
  const { labels } = problem.dataset.train;
  const [p, sigma, steps, K] = [0.3, 0.5, 5000, 3];
  const order = { sampling: 'epochs', examples: 12, batchSize: 4, seeds: [7] } as const;
  const replaced = labelDrawer(program, { shape: 'classes', probability: p }, order);
  const noisy = labelDrawer(program, { shape: 'targets', deviation: sigma }, order);
  const counts = [0, 0, 0];
  let [sum, squares] = [0, 0];
  for (let step = 0; step < steps; step++) {
    const batch = batchSchedule(order, step, step + 1);
    const drawn = replaced(batch, step) as { labels: Int32Array };
    const { targets } = noisy(batch, step) as { targets: Float32Array };
    batch.indices.forEach((example, place) => {
      counts[(drawn.labels[place] - labels[example] + K) % K]++;
      for (let k = 0; k < K; k++) {
        const noise = targets[K * place + k] - (k === labels[example] ? 1 : 0);
        sum += noise;
        squares += noise * noise;
      }
    });
  }
  const draws = 4 * steps;
  // Binomial, normal and χ², at five standard deviations.
  counts.forEach((count, k) => {
    const share = k === 0 ? 1 - p : p / 2;
    expectWithin(count / draws, share, 5 * Math.sqrt((share * (1 - share)) / draws));
  });
  expectWithin(sum / (K * draws), 0, (5 * sigma) / Math.sqrt(K * draws));
  expectWithin(squares / (K * draws), sigma ** 2, 5 * sigma ** 2 * Math.sqrt(2 / (K * draws)));
  program.dispose();
  engine.dispose();
});
