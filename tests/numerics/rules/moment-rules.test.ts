import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { createTfjsEngine } from '../../../src/engine/webgl/create.ts';
import type { RuleSpec } from '../../../src/sweep/rules/registry.ts';
import { wholePower } from '../../../src/sweep/rules/whole-power.ts';
import { expectWithin } from '../../support/expect-within.ts';
import { type ExactStep, expectSteps } from '../../support/moment-steps.ts';
import { bitsOf, ruleSuite } from '../../support/rule-suite.ts';
import { ruledCase } from '../../support/ruled-case.ts';

// The rules as their papers write them, one coordinate at a time in f64.
interface AdamSetting {
  readonly b1: number;
  readonly b2: number;
  readonly epsilon: number;
  readonly decoupled?: boolean;
  readonly corrected?: boolean;
}
const adam =
  ({ b1, b2, epsilon, decoupled = false, corrected = true }: AdamSetting): ExactStep =>
  ({ theta, m, moments }, gradient, { rate, t, weightDecay }) => {
    const g = decoupled ? gradient : gradient + weightDecay * theta;
    const first = b1 * (t === 1 ? 0 : m) + (1 - b1) * g;
    const second = b2 * (t === 1 ? 0 : moments[0]) + (1 - b2) * g ** 2;
    const [c1, c2] = corrected ? [1 - b1 ** t, 1 - b2 ** t] : [1, 1];
    const decayed = decoupled ? theta * (1 - rate * weightDecay) : theta;
    return {
      theta: decayed - (rate * (first / c1)) / (Math.sqrt(second / c2) + epsilon),
      m: first,
      moments: [second],
    };
  };
const rmsprop =
  (decay: number, epsilon: number): ExactStep =>
  ({ theta, moments }, gradient, { rate, t, weightDecay }) => {
    const g = gradient + weightDecay * theta;
    const square = decay * (t === 1 ? 0 : moments[0]) + (1 - decay) * g ** 2;
    return { theta: theta - (rate * g) / (Math.sqrt(square) + epsilon), m: g, moments: [square] };
  };
const adagrad =
  (initial: number, epsilon: number): ExactStep =>
  ({ theta, moments }, gradient, { rate, t, weightDecay }) => {
    const g = gradient + weightDecay * theta;
    const sum = (t === 1 ? initial : moments[0]) + g ** 2;
    return { theta: theta - (rate * g) / (Math.sqrt(sum) + epsilon), m: g, moments: [sum] };
  };
const signDescent: ExactStep = ({ theta, m }, gradient, { rate, weightDecay, momentum, nesterov }) => {
  const g = gradient + weightDecay * theta;
  const sum = momentum * m + g;
  return { theta: theta - rate * Math.sign(nesterov ? g + momentum * sum : sum), m: sum, moments: [] };
};
const lion =
  (b1: number, b2: number, decoupled = true): ExactStep =>
  ({ theta, m, ...rest }, gradient, { rate, t, weightDecay }) => {
    const before = t === 1 ? 0 : m;
    const g = decoupled ? gradient : gradient + weightDecay * theta;
    const shrunk = decoupled ? theta * (1 - rate * weightDecay) : theta;
    const direction = Math.sign(b1 * before + (1 - b1) * g);
    return { ...rest, theta: shrunk - rate * direction, m: b2 * before + (1 - b2) * g };
  };

interface RuleCase {
  readonly rule: RuleSpec;
  readonly moments: number;
  readonly exact: ExactStep;
  /** Steps that are wrong with weight decay, at one step at least. */
  readonly faults: readonly ExactStep[];
  /** Uses the momentum of the spec. */
  readonly momentum?: boolean;
}

const epsilon = 1e-3;
const CASES: readonly RuleCase[] = [
  {
    rule: { kind: 'adam', beta1: 0.8, beta2: 0.95, epsilon },
    moments: 1,
    exact: adam({ b1: 0.8, b2: 0.95, epsilon }),
    faults: [
      adam({ b1: 0.81, b2: 0.95, epsilon }),
      adam({ b1: 0.8, b2: 0.96, epsilon }),
      adam({ b1: 0.8, b2: 0.95, epsilon: 2e-3 }),
      adam({ b1: 0.8, b2: 0.95, epsilon, decoupled: true }),
      adam({ b1: 0.8, b2: 0.95, epsilon, corrected: false }),
    ],
  },
  {
    rule: { kind: 'adamw', beta1: 0.8, beta2: 0.95, epsilon },
    moments: 1,
    exact: adam({ b1: 0.8, b2: 0.95, epsilon, decoupled: true }),
    faults: [adam({ b1: 0.8, b2: 0.95, epsilon })],
  },
  {
    rule: { kind: 'rmsprop', decay: 0.9, epsilon },
    moments: 1,
    exact: rmsprop(0.9, epsilon),
    faults: [rmsprop(0.91, epsilon), rmsprop(0.9, 2 * epsilon), adam({ b1: 0, b2: 0.9, epsilon })],
  },
  {
    rule: { kind: 'adagrad', initial: 0.01, epsilon },
    moments: 1,
    exact: adagrad(0.01, epsilon),
    faults: [adagrad(0, epsilon), adagrad(0.01, 2 * epsilon)],
  },
  { rule: { kind: 'signDescent' }, moments: 0, exact: signDescent, faults: [], momentum: true },
  {
    rule: { kind: 'lion', beta1: 0.6, beta2: 0.95 },
    moments: 0,
    exact: lion(0.6, 0.95),
    faults: [lion(0.6, 0.95, false), lion(0.95, 0.95)],
  },
];

describe.each([
  ['simd', loadSimdEngineInNode],
  ['tfjs cpu', () => createTfjsEngine({ device: 'cpu' })],
] as const)('rules with moments on %s', (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.dispose());

  describe.each(CASES)('$rule.kind', ({ rule, moments, exact, faults, momentum = false }) => {
    ruleSuite(() => engine, rule, { momentum });

    test.each([{}, { weightDecay: 0.5 }])('eight steps, one by one, with %j', async (update) => {
      const ruled = await ruledCase({ engine, rule, update });
      const compared = { engine, steps: 8, moments };
      const ratios = await expectSteps(ruled, exact, faults, compared);
      if ('weightDecay' in update) for (const ratio of ratios) expect(ratio).toBeGreaterThan(10);
      ruled.program.dispose();
    });
  });

  test.each([{ momentum: 0.5 }, { momentum: 0.8, nesterov: true }])('sign descent with %j', async (update) => {
    const ruled = await ruledCase({ engine, rule: { kind: 'signDescent' }, update });
    const plain: ExactStep = (before, g, setting) => signDescent(before, g, { ...setting, momentum: 0 });
    const heavy: ExactStep = (before, g, setting) =>
      signDescent(before, g, { ...setting, nesterov: !setting.nesterov });
    const ratios = await expectSteps(ruled, signDescent, [plain, heavy], { engine, steps: 12, moments: 0 });
    for (const ratio of ratios) expect(ratio).toBeGreaterThan(10);
    ruled.program.dispose();
  });
});

describe('settings at which a rule is another, bit for bit', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await loadSimdEngineInNode();
  });
  afterAll(() => engine.dispose());

  type Setting = Partial<Parameters<typeof ruledCase>[0]>;
  const trained = async (setting: Setting) => {
    const ruled = await ruledCase({ engine, learningRates: [0.02, 0.1], ...setting });
    const { theta } = await ruled.until(15);
    ruled.program.dispose();
    return bitsOf(theta);
  };

  test.each<[string, Setting, Setting]>([
    [
      'AdamW without weight decay is Adam',
      { rule: { kind: 'adamw', beta1: 0.9, beta2: 0.99, epsilon: 1e-8 } },
      { rule: { kind: 'adam', beta1: 0.9, beta2: 0.99, epsilon: 1e-8 } },
    ],
    [
      'Adam without averages is RMSProp without one',
      { rule: { kind: 'adam', beta1: 0, beta2: 0, epsilon: 1e-8 }, update: { weightDecay: 0.1 } },
      { rule: { kind: 'rmsprop', decay: 0, epsilon: 1e-8 }, update: { weightDecay: 0.1 } },
    ],
    [
      // sums of 2²⁶ absorb squares below 4, their root is 2¹³, and powers of two do not round
      'Adagrad of a large initial sum is SGD with η divided by its root',
      { rule: { kind: 'adagrad', initial: 2 ** 26, epsilon: 1e-10 }, learningRates: [0.02 * 2 ** 13, 0.1 * 2 ** 13] },
      {},
    ],
    [
      // averages of weight ½ are half the sums, and halves do not round
      'Lion of one β is sign descent with that momentum',
      { rule: { kind: 'lion', beta1: 0.5, beta2: 0.5 } },
      { rule: { kind: 'signDescent' }, update: { momentum: 0.5 } },
    ],
  ])('%s', async (_, one, other) => expect(await trained(one)).toEqual(await trained(other)));

  test('and Adam is none of them with the averages of a paper', async () => {
    const rule = { kind: 'adam', beta1: 0.9, beta2: 0.99, epsilon: 1e-8 } as const;
    expect(await trained({ rule })).not.toEqual(await trained({ rule: { ...rule, beta1: 0.8 } }));
    expect(await trained({ rule, update: { weightDecay: 0.1 } })).not.toEqual(
      await trained({ rule: { ...rule, kind: 'adamw' }, update: { weightDecay: 0.1 } }),
    );
  });

  test('RMSProp without an average and with a small ε is sign descent, to the rounding of g/√g²', async () => {
    const options = { engine, learningRates: [0.02] };
    const scaled = await ruledCase({ ...options, rule: { kind: 'rmsprop', decay: 0, epsilon: 1e-30 } });
    const signed = await ruledCase({ ...options, rule: { kind: 'signDescent' } });
    const [got, expected] = [await scaled.until(1), await signed.until(1)];
    // A step is η(1 ± 3u); θ (|θ| < 2) is rounded by u.
    expectWithin(got.theta, expected.theta, 0.02 * 3 * 2 ** -24 + 2 ** -24);
    for (const { program } of [scaled, signed]) program.dispose();
  });
});

test.each([
  [0.9, 1],
  [0.999, 1000],
  [0.5, 1074],
  [0, 3],
])('%d to the power %i', (base, exponent) => {
  const exact = base ** exponent;
  // 2 log₂ t roundings, each of the power that is left to take
  expectWithin(wholePower(base, exponent), exact, 2 * exponent * 2 ** -53 * exact + 2 ** -1074);
  expect(wholePower(base, 0)).toBe(1);
});
