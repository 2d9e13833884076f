import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settingText } from '../../../src/evidence/methods-text.ts';
import { linkInFragment } from '../../../src/sweep/link/sweep-link.ts';
import { planSweep } from '../../../src/sweep/plan.ts';
import { canonicalJson } from '../../../src/sweep/results/fingerprint.ts';
import { type RuleSpec, ruleOf, ruleSpec, trainingRuleText } from '../../../src/sweep/rules/registry.ts';
import { RULES } from '../../../src/sweep/rules/rule-list.ts';
import { DEFAULT_SPEC } from '../../../src/sweep/spec/default-spec.ts';
import { startText } from '../../../src/sweep/spec/schedule-text.ts';
import { specFragment } from '../../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { originOf } from '../../../src/sweep/training/origin.ts';
import { RULE_VARIANTS } from '../../../src/ui/controls/rule-variants.ts';
import { figureCaption } from '../../../src/ui/export/spec-summary.ts';
import { FIXTURE_SPEC, fixtureSweep } from '../../support/board-fixture.ts';

const dataset = { inputShape: [144], classes: 10, train: { count: 512 }, test: { count: 0 } };
const planOf = (change: object) =>
  planSweep(parseSweepSpec({ ...DEFAULT_SPEC, ...change }), dataset as unknown as Parameters<typeof planSweep>[1]);

describe('a rule in a spec', () => {
  test('that is absent is absent from the canonical text too, so that older fingerprints and links hold', () => {
    const spec = parseSweepSpec(DEFAULT_SPEC);
    expect('rule' in spec).toBe(false);
    expect(canonicalJson(spec)).not.toContain('rule');
  });

  test.each<[object, RuleSpec]>([
    [{ kind: 'sam' }, { kind: 'sam', radius: 0.05 }],
    [
      { kind: 'sam', ascentBatch: 4 },
      { kind: 'sam', radius: 0.05, ascentBatch: 4 },
    ],
    [
      { kind: 'nudged', factor: 0.1 },
      { kind: 'nudged', factor: 0.1, directions: 5, refreshEpochs: 1 },
    ],
    [
      { kind: 'injectedNoise', shape: 'leading' },
      { kind: 'injectedNoise', shape: 'leading', directions: 20, refreshSteps: 10 },
    ],
    [
      { kind: 'injectedNoise', shape: 'white' },
      { kind: 'injectedNoise', shape: 'white' },
    ],
    [{ kind: 'gradientFlow' }, { kind: 'gradientFlow', tolerance: 1e-4, refreshSteps: 10 }],
    [{ kind: 'centralFlow' }, { kind: 'centralFlow', tolerance: 0.02, directions: 6, refreshSteps: 10 }],
    [{ kind: 'adam' }, { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }],
    [{ kind: 'adamw' }, { kind: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }],
    [{ kind: 'rmsprop' }, { kind: 'rmsprop', decay: 0.99, epsilon: 1e-8 }],
    [{ kind: 'adagrad' }, { kind: 'adagrad', initial: 0, epsilon: 1e-10 }],
    [{ kind: 'signDescent' }, { kind: 'signDescent' }],
    [{ kind: 'lion' }, { kind: 'lion', beta1: 0.9, beta2: 0.99 }],
    [{ kind: 'muon' }, { kind: 'muon', decay: 0.95, adamFactor: 0.015 }],
    [{ kind: 'domSgd' }, { kind: 'domSgd', directions: 10, refreshSteps: 1 }],
    [{ kind: 'bulkSgd' }, { kind: 'bulkSgd', directions: 10, refreshSteps: 1 }],
  ])('%j is read as %j, and survives a link', (given, read) => {
    const spec = parseSweepSpec({ ...DEFAULT_SPEC, rule: given });
    expect(spec.rule).toEqual(read);
    expect(linkInFragment(specFragment(spec))?.spec).toEqual(spec);
  });

  test.each([
    [{ kind: 'adadelta' }],
    [{ kind: 'adam', beta1: 1 }],
    [{ kind: 'adam', beta2: -0.1 }],
    [{ kind: 'adam', epsilon: 0 }],
    [{ kind: 'adamw', weightDecay: 0.1 }],
    [{ kind: 'rmsprop', decay: 1 }],
    [{ kind: 'rmsprop', centered: true }],
    [{ kind: 'adagrad', initial: -1 }],
    [{ kind: 'signDescent', momentum: 0.9 }],
    [{ kind: 'lion', beta2: 1 }],
    [{ kind: 'muon', adamFactor: 0 }],
    [{ kind: 'freshLabelNoise', shape: 'targets' }],
    [{ kind: 'freshLabelNoise', shape: 'targets', deviation: -1 }],
    [{ kind: 'freshLabelNoise', shape: 'targets', probability: 0.1 }],
    [{ kind: 'freshLabelNoise', shape: 'classes', probability: 1.1 }],
    [{ kind: 'domSgd', directions: 0 }],
    [{ kind: 'bulkSgd', refreshSteps: 1.5 }],
    [{ kind: 'sam', radius: -1 }],
    [{ kind: 'sam', rho: 0.1 }],
    [{ kind: 'sam', ascentBatch: 0 }],
    [{ kind: 'nudged' }],
    [{ kind: 'nudged', factor: 1, directions: 0 }],
    [{ kind: 'svag', level: 1.5 }],
    [{ kind: 'injectedNoise', shape: 'pink' }],
    [{ kind: 'injectedNoise', shape: 'white', directions: 3 }],
    [{ kind: 'gradientFlow', tolerance: 0 }],
    [{ kind: 'centralFlow', directions: 9 }],
  ])('%j is refused', (given) => {
    expect(ruleSpec.safeParse(given).success).toBe(false);
    expect(() => parseSweepSpec({ ...DEFAULT_SPEC, rule: given })).toThrow(/rule/);
  });

  test('gradient flow has no momentum, in a sweep or where it starts', () => {
    const change = { update: { momentum: 0.9 }, rule: { kind: 'gradientFlow' } };
    expect(() => planOf(change)).toThrow('update.momentum: must be 0 with gradient flow, which has none, got 0.9');
    expect(planOf({ ...change, update: {} }).runs.length).toBeGreaterThan(0);
    const start = { learningRate: 0.1, batchSize: 8, steps: 5, ...change };
    expect(() => originOf(planOf({ start }))).toThrow('momentum: must be 0 with gradient flow');
  });
});

test('the central flow is refused with momentum and for networks with kinks, with the reason', () => {
  const rule = { kind: 'centralFlow' };
  expect(() => planOf({ rule, update: { momentum: 0.9 } })).toThrow('update.momentum: must be 0 with the central flow');
  const model = (activation: string, hidden = [4]) => planOf({ rule, model: { hidden, activation } });
  expect(() => model('relu')).toThrow(
    /model.activation: must be smooth with the central flow, got relu\. Choose tanh, GELU or softplus: .*jumps/,
  );
  for (const activation of ['tanh', 'gelu', 'softplus']) expect(model(activation).runs.length).toBeGreaterThan(0);
  expect(model('relu', []).runs.length).toBeGreaterThan(0);
});

describe('momentum of the spec', () => {
  const own = ['Adam', 'AdamW', 'Lion', 'Muon'];
  const none = ['RMSProp', 'Adagrad'];
  test.each([...own.map((name) => [name, 'its own'] as const), ...none.map((name) => [name, 'none'] as const)])(
    'is refused with %s, which has %s',
    (name, has) => {
      const rule = { kind: name.toLowerCase() };
      expect(() => planOf({ rule, update: { momentum: 0.9 } })).toThrow(
        `update.momentum: must be 0 with ${name}, which has ${has}, got 0.9. Set it to 0.`,
      );
      expect(() => planOf({ rule, update: { nesterov: true } })).toThrow(
        `update.nesterov: must be false with ${name}, which has ${has}, got true. Switch it off.`,
      );
      const start = { learningRate: 0.1, batchSize: 8, steps: 5, rule, update: { momentum: 0.9 } };
      expect(() => planOf({ start: { learningRate: 0.1, batchSize: 8, steps: 5, start } })).toThrow(/must be 0 with/);
      expect(planOf({ rule, update: { weightDecay: 0.1 } }).runs.length).toBeGreaterThan(0);
    },
  );

  test.each(['signDescent', 'domSgd', 'bulkSgd'])('is that of %s', (kind) => {
    expect(planOf({ rule: { kind }, update: { momentum: 0.9, nesterov: true } }).runs.length).toBeGreaterThan(0);
  });
});

test('Muon needs a hidden layer, in a sweep and where it starts', () => {
  const rule = { kind: 'muon' };
  const start = { learningRate: 0.1, batchSize: 8, steps: 5, rule };
  for (const change of [{ rule }, { start }]) {
    expect(() => planOf({ ...change, model: { hidden: [] } })).toThrow(/^model: must have a hidden layer with Muon/);
    expect(planOf({ ...change, model: { hidden: [4] } }).runs.length).toBeGreaterThan(0);
  }
});

describe('fresh label noise', () => {
  const targets = { kind: 'freshLabelNoise', shape: 'targets', deviation: 0.1 };
  const classes = { kind: 'freshLabelNoise', shape: 'classes', probability: 0.1 };

  test('on targets needs the squared error', () => {
    expect(() => planOf({ rule: targets })).toThrow(
      'model.loss: must be squaredError with label noise on targets, got crossEntropy. Choose the squared error, or replaced labels.',
    );
    const start = { learningRate: 0.1, batchSize: 8, steps: 5, rule: targets };
    expect(() => planOf({ start })).toThrow(/^model\.loss/);
    expect(planOf({ rule: targets, model: { loss: 'squaredError' } }).runs.length).toBeGreaterThan(0);
  });

  test('on classes needs classes', () => {
    expect(planOf({ rule: classes }).runs.length).toBeGreaterThan(0);
    const regression = { ...dataset, classes: 1, train: { count: 512, targets: new Float32Array(512) } };
    const plan = (rule: object) =>
      planSweep(
        parseSweepSpec({ ...DEFAULT_SPEC, rule, model: { loss: 'squaredError' } }),
        regression as unknown as Parameters<typeof planSweep>[1],
      );
    expect(() => plan(classes)).toThrow(
      'rule.shape: must be targets where targets are numbers, got classes. Choose label noise on targets.',
    );
    expect(plan(targets).runs.length).toBeGreaterThan(0);
  });
});

/** Every rule, every shape of noise, with the settings that the form begins with; then SGD, which a spec does not name. */
const EVERY_RULE = RULE_VARIANTS.map(({ initial }) => (initial.kind === 'none' ? undefined : initial));

describe.each(EVERY_RULE)('the rule of %j', (rule) => {
  const bound = ruleOf(rule);

  test('is that of its kind, with its settings, and has a text', () => {
    const { kind, ...settings } = rule ?? { kind: 'sgd' };
    expect([bound.kind, bound.settings]).toEqual([kind, settings]);
    expect(bound.text).toMatch(/./);
  });

  test('goes with a spec, or is refused by the plan with its own words', () => {
    for (const update of [{}, { momentum: 0.9 }, { momentum: 0.5, nesterov: true }, { weightDecay: 0.1 }])
      for (const sampling of ['epochs', 'withReplacement'] as const) {
        const change = { update, sampling, ...(rule && { rule }) };
        const reason = bound.misfit(parseSweepSpec({ ...DEFAULT_SPEC, ...change }));
        if (reason === undefined) expect(planOf(change).runs.length).toBeGreaterThan(0);
        else expect(() => planOf(change)).toThrow(reason);
      }
  });

  test('has a replay that defines `train`, or says why not', async () => {
    const { replay } = bound;
    if ('whyNot' in replay) expect(replay.whyNot).toMatch(/^[a-z].*[^.]$/);
    else
      expect(typeof replay.train === 'string' ? replay.train : await replay.train()).toContain(
        'def train(model, optimiser, inputs, labels, batches, rates):\n',
      );
  });
});

test('between them they are every rule of the list', () => {
  expect(new Set(EVERY_RULE.map((rule) => rule?.kind))).toEqual(new Set([undefined, ...RULES.map(({ kind }) => kind)]));
});

test('no file but those of rules, of claims and of the glossary, which explains each, names a kind', () => {
  const src = join(import.meta.dirname, '../../../src');
  const named = new RegExp(`'(${RULES.map(({ kind }) => kind).join('|')})'`);
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
  const naming = files.filter((path) => named.test(readFileSync(join(src, path), 'utf8')));
  expect(naming.filter((path) => path.startsWith('sweep/rules/')).length).toBeGreaterThan(RULES.length);
  // The types of the library are generated from the schema.
  const others = naming.filter((path) => path !== 'api/sweep-input.ts');
  expect(others.filter((path) => !/^(sweep\/rules|claims|ui\/glossary)\//.test(path))).toEqual([]);
});

test.each<[RuleSpec | undefined, string]>([
  [undefined, 'SGD'],
  [{ kind: 'sam', radius: 0.05 }, 'SAM with ρ = 0.05'],
  [{ kind: 'sam', radius: 0.05, ascentBatch: 4 }, 'm-SAM with ρ = 0.05, m = 4'],
  [
    { kind: 'nudged', factor: 0.1, directions: 5, refreshEpochs: 2 },
    'nudged SGD with γ = 0.1 along the top 5 eigenvectors of H (recomputed every 2 epochs)',
  ],
  [{ kind: 'svag', level: 8 }, 'SVAG of level 8'],
  [
    { kind: 'injectedNoise', shape: 'hessian', directions: 20, refreshSteps: 1 },
    'full-batch gradient descent with noise of covariance ∝ H on its top 20 eigenvectors (recomputed every step), of the power of mini-batches',
  ],
  [
    { kind: 'gradientFlow', tolerance: 0.001, refreshSteps: 10 },
    "gradient flow (Runge–Kutta, a step's error ≤ 0.001 of its length)",
  ],
  [
    { kind: 'centralFlow', tolerance: 0.02, directions: 6, refreshSteps: 10 },
    "central flow (up to 6 eigenvalues at the edge, a step's error ≤ 0.02 of its length)",
  ],
  [{ kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }, 'Adam with β₁ = 0.9, β₂ = 0.999, ε = 1e-8'],
  [{ kind: 'adamw', beta1: 0.9, beta2: 0.95, epsilon: 1e-8 }, 'AdamW with β₁ = 0.9, β₂ = 0.95, ε = 1e-8'],
  [{ kind: 'rmsprop', decay: 0.99, epsilon: 0.001 }, 'RMSProp with α = 0.99, ε = 0.001'],
  [{ kind: 'adagrad', initial: 0.1, epsilon: 1e-10 }, 'Adagrad with s = 0.1 at the start, ε = 1e-10'],
  [{ kind: 'signDescent' }, 'sign descent'],
  [
    { kind: 'freshLabelNoise', shape: 'targets', deviation: 0.5 },
    'SGD with fresh noise of standard deviation 0.5 on the targets of each step',
  ],
  [
    { kind: 'freshLabelNoise', shape: 'classes', probability: 0.1 },
    'SGD with each label replaced with probability 0.1 at each step',
  ],
  [{ kind: 'lion', beta1: 0.9, beta2: 0.99 }, 'Lion with β₁ = 0.9, β₂ = 0.99'],
  [
    { kind: 'muon', decay: 0.95, adamFactor: 0.015 },
    'Muon with μ = 0.95 on the matrices of hidden layers, AdamW with 0.015η on the rest',
  ],
  [
    { kind: 'domSgd', directions: 10, refreshSteps: 1 },
    'Dom-SGD on the top 10 eigenvectors of H (recomputed every step)',
  ],
  [
    { kind: 'bulkSgd', directions: 3, refreshSteps: 5 },
    'Bulk-SGD without the top 3 eigenvectors of H (recomputed every 5 steps)',
  ],
])('the text of %j', (rule, text) => expect(trainingRuleText(rule)).toBe(text));

test('every two settings have two texts', () => {
  const rules: RuleSpec[] = [
    ...[1, 2].map((radius) => ({ kind: 'sam', radius }) as const),
    ...[1, 2].map((level) => ({ kind: 'svag', level }) as const),
    ...(['adam', 'adamw'] as const).flatMap((kind) =>
      [0.5, 0.9].flatMap((beta1) =>
        [0.5, 0.9].flatMap((beta2) => [1e-8, 1e-3].map((epsilon) => ({ kind, beta1, beta2, epsilon }) as const)),
      ),
    ),
    ...[0.5, 0.9].flatMap((x) =>
      [1e-8, 1e-3].flatMap((y) => [
        { kind: 'rmsprop', decay: x, epsilon: y } as const,
        { kind: 'adagrad', initial: x, epsilon: y } as const,
        { kind: 'lion', beta1: x, beta2: y } as const,
        { kind: 'muon', decay: x, adamFactor: y } as const,
      ]),
    ),
    { kind: 'signDescent' },
    ...[0.1, 0.2].flatMap((x) => [
      { kind: 'freshLabelNoise', shape: 'targets', deviation: x } as const,
      { kind: 'freshLabelNoise', shape: 'classes', probability: x } as const,
    ]),
    ...[1, 2].flatMap((directions) =>
      [1, 2].flatMap((every) => [
        { kind: 'nudged', factor: 0, directions, refreshEpochs: every } as const,
        { kind: 'injectedNoise', shape: 'hessian', directions, refreshSteps: every } as const,
        { kind: 'injectedNoise', shape: 'leading', directions, refreshSteps: every } as const,
        { kind: 'domSgd', directions, refreshSteps: every } as const,
        { kind: 'bulkSgd', directions, refreshSteps: every } as const,
      ]),
    ),
    { kind: 'injectedNoise', shape: 'white' },
    { kind: 'injectedNoise', shape: 'covariance' },
    { kind: 'injectedNoise', shape: 'diagonal', refreshSteps: 1 },
    { kind: 'injectedNoise', shape: 'diagonal', refreshSteps: 2 },
  ];
  expect(new Set(rules.map(trainingRuleText)).size).toBe(rules.length);
});

describe('what a sweep says of itself names the rule', () => {
  const rule = { kind: 'svag', level: 4 } as const;
  const spec = { ...FIXTURE_SPEC, rule };

  test('its caption, in place of plain SGD', () => {
    const [plain, ruled] = [FIXTURE_SPEC, spec].map((own) => figureCaption(fixtureSweep({ spec: own }))[0]);
    expect(plain).toContain('; plain SGD; ');
    expect(ruled).toBe(plain.replace('plain SGD', 'SVAG of level 4'));
    const [heavy] = figureCaption(fixtureSweep({ spec: { ...spec, update: { momentum: 0.9 } } }));
    expect(heavy).toContain('; SVAG of level 4, momentum 0.9; ');
  });

  test('its setting in a claim, and the run where it starts', () => {
    expect(settingText(spec)).toBe(`${settingText(FIXTURE_SPEC)}, SVAG of level 4`);
    const start = parseSweepSpec({ ...DEFAULT_SPEC, start: { learningRate: 0.1, batchSize: 8, steps: 5, rule } }).start;
    expect(startText(start)).toBe('from step 5 of a run by SVAG of level 4 with η = 0.1, B = 8, the same seed');
  });
});
