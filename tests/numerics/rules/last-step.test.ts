import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import type { RuleSpec } from '../../../src/sweep/rules/registry.ts';
import { lastStepOf } from '../../../src/sweep/training/last-step.ts';
import { rowOf } from '../../support/engine-expectations.ts';
import { MOMENT_RULES, ruledCase } from '../../support/ruled-case.ts';

const RULES: readonly (RuleSpec | undefined)[] = [
  undefined,
  { kind: 'sam', radius: 0.1 },
  { kind: 'nudged', factor: -1, directions: 2, refreshEpochs: 1 },
  { kind: 'svag', level: 1 },
  { kind: 'injectedNoise', shape: 'covariance' },
  { kind: 'gradientFlow', tolerance: 1e-3, refreshSteps: 2 },
  { kind: 'centralFlow', tolerance: 0.02, directions: 6, refreshSteps: 2 },
  ...MOMENT_RULES,
  { kind: 'domSgd', directions: 2, refreshSteps: 3 },
  { kind: 'bulkSgd', directions: 2, refreshSteps: 3 },
  { kind: 'freshLabelNoise', shape: 'classes', probability: 0.2 },
];

/** Rules that refuse the momentum of the spec. */
const OWN_MOMENTUM = ['gradientFlow', 'centralFlow', 'adam', 'adamw', 'rmsprop', 'adagrad', 'lion', 'muon'];

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, i) => sum + value * y[i], 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

describe('the last step that a state tells of', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await loadSimdEngineInNode();
  });
  afterAll(() => engine.dispose());

  test.each(
    RULES.flatMap((rule) =>
      [{}, { momentum: 0.8, weightDecay: 0.1 }]
        .filter(({ momentum }) => momentum === undefined || !OWN_MOMENTUM.includes(rule?.kind ?? 'sgd'))
        .map((update) => [rule, update] as const),
    ),
  )('by %j with %j is the way that θ went', async (rule, update) => {
    const ruled = await ruledCase({ engine, ...(rule && { rule }), update, seeds: [3, 4] });
    const before = await ruled.until(6);
    const after = await ruled.until(7, before);
    const step = lastStepOf(ruled.plan, after)!;
    for (const row of [0, 1]) {
      const [from, to, told] = [before.theta, after.theta, step].map((values) => rowOf(values, row, ruled.P));
      // θ is rounded by 2⁻²⁴, coordinates of a step are some 10⁻³
      expect(
        cosine(
          to.map((x, p) => x - from[p]),
          told,
        ),
      ).toBeGreaterThan(1 - 1e-6);
    }
    const earlier = lastStepOf(ruled.plan, before)!;
    expect(cosine(rowOf(earlier, 0, ruled.P), rowOf(step, 0, ruled.P))).toBeLessThan(1 - 1e-4);
    ruled.program.dispose();
  });

  test.each<[string, RuleSpec | undefined, object]>([
    ['with Nesterov', undefined, { momentum: 0.8, nesterov: true }],
    ['of several small steps', { kind: 'svag', level: 2 }, {}],
  ])('%s is not known: m is another', async (_, rule, update) => {
    const ruled = await ruledCase({ engine, ...(rule && { rule }), update });
    expect(lastStepOf(ruled.plan, await ruled.until(3))).toBeNull();
    ruled.program.dispose();
  });

  test('at step 0 is that of the rule which the runs start from', async () => {
    const { plan, start, program } = await ruledCase({ engine });
    const from = (update: object) => ({
      ...plan,
      spec: { ...plan.spec, start: { learningRate: 0.1, batchSize: 4, steps: 3, update } as never },
    });
    const heavy = { momentum: 0.8, nesterov: true, weightDecay: 0 };
    expect(lastStepOf(from(heavy), start)).toBeNull();
    expect(lastStepOf(from({ ...heavy, nesterov: false }), start)).not.toBeNull();
    expect(lastStepOf(from(heavy), { ...start, step: 1 })).not.toBeNull();
    program.dispose();
  });
});
