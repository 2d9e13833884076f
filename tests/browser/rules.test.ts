import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/contract.ts';
import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import type { RuleSpec } from '../../src/sweep/rules/registry.ts';
import { expectWithin, worstRatio } from '../support/expect-within.ts';
import { isFullSize } from '../support/full-size.ts';
import { oracleEngine } from '../support/oracle/oracle-engine.ts';
import { ruleSuite } from '../support/rule-suite.ts';
import { ruledCase } from '../support/ruled-case.ts';

const U = 2 ** -24;
const STEPS = 5;

/** Three roundings of θ a step (|θ| < 2), each magnified by less than 1 + 8η in the steps that follow. */
const ROUNDING = STEPS * 3 * U * 1.4 ** STEPS;
/** Directions with a residual of 10⁻³ λ turn by a few times that: so much of ηg, of norm 0.05 · 4, at each step. */
const TURNED = STEPS * 1e-2 * 0.05 * 4;

/** Between them they ask the engine for all that rules ask it for. */
const SMALL = ['sam', 'svag', 'covariance', 'hessian', 'gradientFlow', 'adam', 'freshLabelNoise'];
const nameOf = (rule: RuleSpec) => (rule.kind === 'injectedNoise' ? rule.shape : rule.kind);

const ALL_RULES: readonly (readonly [RuleSpec, number])[] = [
  [{ kind: 'sam', radius: 0.3 }, ROUNDING],
  [{ kind: 'sam', radius: 0.3, ascentBatch: 3 }, ROUNDING],
  [{ kind: 'svag', level: 3 }, 3 * ROUNDING],
  [{ kind: 'injectedNoise', shape: 'white' }, ROUNDING],
  [{ kind: 'injectedNoise', shape: 'diagonal', refreshSteps: 2 }, ROUNDING],
  [{ kind: 'injectedNoise', shape: 'covariance' }, ROUNDING],
  [{ kind: 'injectedNoise', shape: 'hessian', directions: 2, refreshSteps: 2 }, TURNED],
  [{ kind: 'injectedNoise', shape: 'leading', directions: 2, refreshSteps: 2 }, TURNED],
  [{ kind: 'nudged', factor: -4, directions: 2, refreshEpochs: 1 }, TURNED],
  [{ kind: 'gradientFlow', tolerance: 1e-5, refreshSteps: 2 }, ROUNDING + 1e-5 * 2],
  // Errors of a gradient are divided by denominators of at least ε.
  [{ kind: 'adam', beta1: 0.9, beta2: 0.99, epsilon: 0.01 }, 100 * ROUNDING],
  [{ kind: 'bulkSgd', directions: 2, refreshSteps: 2 }, TURNED],
  [{ kind: 'freshLabelNoise', shape: 'classes', probability: 0.5 }, ROUNDING],
];

const RULES = ALL_RULES.filter(([rule]) => isFullSize || SMALL.includes(nameOf(rule)));

/** Cutting and cohorts are tested on these: the one at small size asks for gradients, eigenvectors and products with H. */
const ASKING = isFullSize ? ['sam', 'svag', 'gradientFlow', 'hessian'] : ['hessian'];

describe.each(RULES)('webgl, %j', (rule, bound) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createTfjsEngine({ device: 'webgl' });
  });
  afterAll(() => engine.dispose());

  if (ASKING.includes(nameOf(rule))) ruleSuite(() => engine, rule, { momentum: rule.kind !== 'gradientFlow' });

  test('five steps as on the f64 oracle', async () => {
    const ruled = await ruledCase({ engine, rule });
    const exact = await ruledCase({ engine: oracleEngine(), rule });
    const plain = await ruledCase({ engine });
    const got = (await ruled.until(STEPS)).theta;
    expectWithin(got, (await exact.until(STEPS)).theta, bound);
    expect(worstRatio(got, (await plain.until(STEPS)).theta, bound)).toBeGreaterThan(3);
    for (const { program } of [ruled, plain]) program.dispose();
  });
});
