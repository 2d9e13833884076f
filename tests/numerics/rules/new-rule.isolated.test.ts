import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findTorch } from '../../../.ci/torch.mjs';
import { buildDataset } from '../../../src/data/build-dataset.ts';
import type { Dataset } from '../../../src/data/dataset.ts';
import type { Engine } from '../../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { settingText } from '../../../src/evidence/methods-text.ts';
import { exportRun } from '../../../src/sweep/export-run/export-run.ts';
import { planSweep } from '../../../src/sweep/plan.ts';
import type { RuleSpec } from '../../../src/sweep/rules/registry.ts';
import { performSegment } from '../../../src/sweep/segment/segment.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import { RULE_VARIANTS } from '../../../src/ui/controls/rule-variants.ts';
import { limitNote, sharpnessLimit } from '../../../src/ui/stability-limit.ts';
import { CONTROLS_ENGLISH } from '../../../src/ui/text/en/controls.ts';
import { expectWithin, worstRatio } from '../../support/expect-within.ts';
import { lossAndGradient } from '../../support/oracle/problem.ts';
import { ruleSuite } from '../../support/rule-suite.ts';
import { type RuledCase, ruledCase } from '../../support/ruled-case.ts';

// All that a new rule takes beside its own file: an entry in the list.
vi.mock('../../../src/sweep/rules/rule-list.ts', async (original) => {
  const { RULES } = await original<typeof import('../../../src/sweep/rules/rule-list.ts')>();
  const { adamaxRule } = await import('../../support/adamax-rule.ts');
  return { RULES: [...RULES, adamaxRule] };
});

/** As a spec says it; the static type of the list does not know it. */
const ruleOfDecay = (decay?: number) =>
  ({ kind: 'adamax', ...(decay !== undefined && { decay }) }) as unknown as RuleSpec;

const SPEC: SweepSpecInput = {
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 40, testCount: 8 },
  model: { hidden: [5] },
  rule: ruleOfDecay(),
  grid: { learningRates: [0.01], batchSizes: [8], seeds: 2 },
  budget: { kind: 'steps', steps: 30 },
  measure: { tier: 'standard' },
};

const python = findTorch();

/** AdaMax in f64, one coordinate at a time. */
function adamaxInDoubles({ problem, runs: [run], batchOf }: RuledCase, decay: number, steps: number) {
  const theta = Float64Array.from(problem.theta);
  const largest = new Float64Array(theta.length);
  for (let step = 0; step < steps; step++) {
    const { gradient } = lossAndGradient(problem, theta, batchOf(run, step));
    for (let p = 0; p < theta.length; p++) {
      largest[p] = Math.max(decay * largest[p], Math.abs(gradient[p]));
      theta[p] -= (run.learningRate * gradient[p]) / (largest[p] + 1e-8);
    }
  }
  return theta;
}

describe('a rule that is only defined and listed', () => {
  let engine: Engine;
  let dataset: Dataset;
  beforeAll(async () => {
    engine = await loadSimdEngineInNode();
    dataset = await buildDataset(parseSweepSpec(SPEC).dataset);
  });
  afterAll(() => engine.dispose());
  const planOf = (change: Partial<SweepSpecInput> = {}) => planSweep(parseSweepSpec({ ...SPEC, ...change }), dataset);

  ruleSuite(() => engine, ruleOfDecay(0.8), { momentum: false });

  test('trains: five steps against f64 loops', async () => {
    const ruled = await ruledCase({ engine, rule: ruleOfDecay(0.8) });
    const got = (await ruled.until(5)).theta;
    // A step is at most η = 0.05 a coordinate; g/u, of relative error some 100u/|g| where g is small, is bounded.
    const bound = 5 * 0.05 * 1e-4;
    expectWithin(got, adamaxInDoubles(ruled, 0.8, 5), bound);
    expect(worstRatio(got, adamaxInDoubles(ruled, 0.7, 5), bound)).toBeGreaterThan(10);
    ruled.program.dispose();
  });

  test('is parsed with its defaults, and refused where its settings or the rest of the spec are wrong', () => {
    expect(parseSweepSpec(SPEC).rule).toEqual({ kind: 'adamax', decay: 0.9 });
    expect(() => parseSweepSpec({ ...SPEC, rule: ruleOfDecay(2) })).toThrow(/rule\.decay/);
    expect(() => planOf({ update: { momentum: 0.5 } })).toThrow('update.momentum: must be 0 with AdaMax, got 0.5');
  });

  test('is measured in a sweep, the direction of its last step included', async () => {
    const plan = planOf();
    const program = await engine.open(plan.network, dataset);
    const cohort = { id: 0, batchSize: 8, runs: plan.runs };
    const { samples } = await performSegment(program, plan, { cohort, state: null, untilStep: 30 });
    const fractions = samples.filter(({ probe, step }) => probe === 'stepTopFraction' && step > 0);
    expect(fractions.length).toBeGreaterThan(2);
    for (const { value } of fractions) expect(value).toBeGreaterThan(0);
    program.dispose();
  });

  test('is named in a claim, and its export holds its settings and its replay', async () => {
    expect(settingText(SPEC)).toContain('AdaMax with β = 0.9');
    const plan = planOf();
    const { files } = await exportRun(engine, { plan, dataset, run: plan.runs[0], format: 'npz' });
    const script = new TextDecoder().decode(files['replay.py']);
    expect(script).toContain('    "rule": "AdaMax with β = 0.9",\n    "decay": 0.9,\n');
    expect(script).toContain('size * RUN["decay"]');
  });

  test.skipIf(python === undefined)('is replayed in PyTorch, and not with another setting', async () => {
    const plan = planOf();
    const { files } = await exportRun(engine, { plan, dataset, run: plan.runs[0], format: 'npz' });
    const statusWith = (decay: string) => {
      const folder = mkdtempSync(join(tmpdir(), 'sgdscope-'));
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
      const script = new TextDecoder().decode(files['replay.py']).replace('"decay": 0.9', `"decay": ${decay}`);
      writeFileSync(join(folder, 'replay.py'), script);
      return spawnSync(python!, [join(folder, 'replay.py')]).status;
    };
    expect(statusWith('0.9')).toBe(0);
    expect(statusWith('0.8')).toBe(1);
  });

  test('has a form with its defaults', () => {
    expect(RULE_VARIANTS.at(-1)).toMatchObject({
      id: 'adamax',
      initial: { kind: 'adamax', decay: 0.9 },
      fields: [{ key: 'decay' }],
    });
    expect((CONTROLS_ENGLISH.rules as Record<string, unknown>).adamax).toEqual({
      name: 'AdaMax: each coordinate by its own scale',
      fields: { decay: { label: 'Decay β', hint: '[0, 1)' } },
    });
  });

  test('has no stability limit, and the page says so', () => {
    const plan = planOf();
    expect(sharpnessLimit(plan, plan.runs[0], 0)).toBeNull();
    expect(limitNote(plan)).toBe('No stability limit of λ₁ is known for AdaMax with β = 0.9; none is drawn.');
  });
});
