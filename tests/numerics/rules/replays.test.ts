import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findTorch } from '../../../.ci/torch.mjs';
import { buildDataset } from '../../../src/data/build-dataset.ts';
import type { Engine } from '../../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { exportRun } from '../../../src/sweep/export-run/export-run.ts';
import { planSweep } from '../../../src/sweep/plan.ts';
import type { RuleSpec } from '../../../src/sweep/rules/registry.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import { openReplays, type Replays } from '../../support/replays.ts';

const python = findTorch();

const BASE: SweepSpecInput = {
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 64, testCount: 8 },
  model: { hidden: [8, 6] },
  update: { weightDecay: 0.05 },
  grid: { learningRates: [0.01], batchSizes: [8], seeds: 1 },
  budget: { kind: 'steps', steps: 60 },
};
/** Everything that changes along a run, after steps of SGD with momentum. */
const SCHEDULED: Partial<SweepSpecInput> = {
  schedule: {
    rate: { kind: 'cosine', to: 0.1 },
    warmupEpochs: 2,
    batch: { kind: 'cyclic', baseEpochs: 2, otherEpochs: 1, factor: 2 },
  },
  start: { learningRate: 0.05, batchSize: 8, steps: 10, update: { momentum: 0.9 } },
};
const CONVOLUTIONS: Partial<SweepSpecInput> = {
  dataset: { source: { kind: 'glyphs' }, trainCount: 60, testCount: 10 },
  model: {
    stem: [
      { kind: 'conv', kernel: 3, channels: 3 },
      { kind: 'avgpool', size: 4 },
    ],
    hidden: [8],
  },
  budget: { kind: 'steps', steps: 12 },
};

const BLOCKS: Partial<SweepSpecInput> = {
  dataset: { source: { kind: 'moons' }, trainCount: 64, testCount: 8 },
  model: { hidden: [7, 7, 7], residual: true, normalisation: 'layer' },
  update: { momentum: 0.8, weightDecay: 0.01 },
  start: { learningRate: 0.05, batchSize: 8, steps: 10, update: { momentum: 0.9 } },
};

const RULES: readonly RuleSpec[] = [
  { kind: 'adam', beta1: 0.9, beta2: 0.99, epsilon: 1e-8 },
  { kind: 'adamw', beta1: 0.8, beta2: 0.95, epsilon: 1e-6 },
  { kind: 'rmsprop', decay: 0.9, epsilon: 1e-6 },
  { kind: 'adagrad', initial: 0.1, epsilon: 1e-8 },
  { kind: 'signDescent' },
  { kind: 'lion', beta1: 0.9, beta2: 0.95 },
  { kind: 'muon', decay: 0.9, adamFactor: 0.1 },
];

describe.skipIf(python === undefined)('replay.py in PyTorch', () => {
  let engine: Engine;
  let replays: Replays;
  const folder = mkdtempSync(join(tmpdir(), 'sgdscope-'));
  beforeAll(async () => {
    engine = await loadSimdEngineInNode();
    replays = openReplays(python!);
  });
  afterAll(() => {
    engine.dispose();
    replays.close();
    rmSync(folder, { recursive: true });
  });

  /** The answer of the program of run 0, changed in one place if `fault` says so. */
  async function replayed(change: Partial<SweepSpecInput>, fault?: readonly [string, string]) {
    const spec = parseSweepSpec({ ...BASE, ...change });
    const dataset = await buildDataset(spec.dataset);
    const plan = planSweep(spec, dataset);
    const { files, checkpoints } = await exportRun(engine, { plan, dataset, run: plan.runs[0], format: 'npz' });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const program = join(folder, 'replay.py');
    if (fault) {
      const script = new TextDecoder().decode(files['replay.py']);
      expect(script).toContain(fault[0]);
      writeFileSync(program, script.replace(fault[0], fault[1]));
    }
    return { ...(await replays.run(program)), checkpoints };
  }

  describe.each(RULES)('$kind', (rule) => {
    test.each([
      ['dense', {}],
      ['on schedules of η and B, from a run of SGD', SCHEDULED],
      ['convolutions', CONVOLUTIONS],
    ] as const)('%s: the losses agree', async (_, change) => {
      const { text, status, checkpoints } = await replayed({ ...change, rule });
      expect(text).toContain('the losses agree');
      expect(status).toBe(0);
      // The tolerance is eight times what roundings of the weights change in the loss: at the first steps next to nothing.
      for (const { loss, tolerance } of checkpoints.slice(0, 4)) expect(tolerance).toBeLessThan(1e-3 * loss);
    });
  });

  test('residual blocks with layer normalisation, by SGD from a run with momentum: without a skip or a scale they differ', async () => {
    const { text, status } = await replayed(BLOCKS);
    expect(text).toContain('the losses agree');
    expect(status).toBe(0);
    expect(await replayed(BLOCKS, ['inputs + super()', 'super()'])).toMatchObject({ status: 1 });
    expect(
      await replayed(BLOCKS, ['arrays[f"{prefix}gamma{index}"]', '0.9 * arrays[f"{prefix}gamma{index}"]']),
    ).toMatchObject({
      status: 1,
    });
  });

  test('residual blocks with layer normalisation, by Muon', async () =>
    expect(
      await replayed({ ...BLOCKS, start: undefined, update: {}, rule: { kind: 'muon', decay: 0.9, adamFactor: 0.1 } }),
    ).toMatchObject({ status: 0 }));

  test('sign descent with the momentum of the spec and Nesterov, from a run with momentum', async () => {
    const update = { momentum: 0.8, nesterov: true, weightDecay: 0.05 };
    const change = { ...SCHEDULED, update, rule: { kind: 'signDescent' } as const };
    expect(await replayed(change)).toMatchObject({ status: 0 });
    expect(await replayed(change, ['if RUN["nesterov"] else', 'if False else'])).toMatchObject({ status: 1 });
  });

  describe.each([
    [{ kind: 'freshLabelNoise', shape: 'targets', deviation: 0.3 }, 'squaredError'],
    [{ kind: 'freshLabelNoise', shape: 'classes', probability: 0.3 }, 'crossEntropy'],
    [{ kind: 'freshLabelNoise', shape: 'classes', probability: 0.3 }, 'squaredError'],
  ] as const)('%j with %s', (rule, loss) => {
    const own = {
      rule,
      model: { hidden: [8], loss },
      grid: { ...BASE.grid, learningRates: [0.1], seeds: [2 ** 40 + 3] },
    };
    test.each([{}, SCHEDULED])('the losses agree, with the numbers that are drawn here', async (change) => {
      const { text, status } = await replayed({ ...change, ...own, update: { momentum: 0.5 } });
      expect(text).toContain('the losses agree');
      expect(status).toBe(0);
    });
    test('with other numbers they differ', async () =>
      expect(await replayed(own, ['RUN["seed"], 23', 'RUN["seed"], 22'])).toMatchObject({ status: 1 }));
  });

  test.each<[string, RuleSpec, readonly [string, string]]>([
    ['β₁', RULES[0], ['"beta1": 0.9', '"beta1": 0.91']],
    ['β₂', RULES[0], ['"beta2": 0.99', '"beta2": 0.98']],
    ['the weight decay of AdamW', RULES[1], ['torch.optim.AdamW(', 'torch.optim.Adam(']],
    ['α', RULES[2], ['"decay": 0.9', '"decay": 0.91']],
    ['the initial sum', RULES[3], ['"initial": 0.1', '"initial": 0.11']],
    ['the sign', RULES[4], ['step.sign()', 'step']],
    ['decoupled weight decay', RULES[5], ['single(RUN["weightDecay"]))', '0.0)']],
    ['its factor', RULES[6], ['** 0.5', '** 0.4']],
    ['five iterations', RULES[6], ['range(5)', 'range(4)']],
  ])('without %s they differ', async (_, rule, fault) =>
    expect(await replayed({ rule }, fault)).toMatchObject({ status: 1 }),
  );
});
