// The steps of rules with a P on a quadratic ½θᵀHθ, where the limit of λ₁(P⁻¹H) is closed-form: within 1 % of it.
import { describe, expect, test } from 'vitest';
import type { Program } from '../../../src/engine/contract.ts';
import { measureEigenpairs } from '../../../src/probes/estimators/eigenpairs.ts';
import { preconditionedHessianOperator } from '../../../src/probes/operators/hessian.ts';
import { type RuleSpec, ruleOf } from '../../../src/sweep/rules/registry.ts';
import type { RuledState } from '../../../src/sweep/rules/rule.ts';
import type { Calendar } from '../../../src/sweep/training/calendar.ts';
import { adamPreconditionedLimit } from '../../../src/theory/limits/adam.ts';
import { matrixOperator } from '../probes/known-matrices.ts';

/** H, positive definite and not diagonal, `[3, 3]`. */
const H = [4, 1, -0.5, 1, 2, 0.3, -0.5, 0.3, 1];
const N = 3;
/** √v of the three coordinates. */
const ROOTS = [2, 0.5, 1.3];
const hessianVector = matrixOperator(H, N);

/** Only what rules with moments ask of a program. */
const quadratic = {
  batchGradient: async (theta: Float32Array) => ({
    gradient: await hessianVector(theta, new Uint8Array(1)),
    loss: new Float32Array(1),
  }),
} as unknown as Program;

/** So many steps have been made that no correction of bias is left. */
const LONG_AGO = 1e9;

/** v is given; gradients are at first `size` of what it is the average of. */
function startOf(size: number): RuledState {
  const memory = new Float32Array(2 * N);
  memory.set(ROOTS.map((root) => root * root));
  const theta = Float32Array.of(1, -0.7, 0.4).map((x) => size * x);
  return { step: LONG_AGO, theta, velocity: new Float32Array(N), memory: [memory] };
}

interface Training {
  readonly rule: RuleSpec;
  readonly learningRate: number;
  readonly weightDecay?: number;
}

const stepped = ({ rule, learningRate, weightDecay = 0 }: Training, state: RuledState): Promise<RuledState> =>
  ruleOf(rule).advance({
    program: quadratic,
    parameters: N,
    calendar: {} as Calendar,
    update: { momentum: 0, nesterov: false, weightDecay },
    learningRates: Float32Array.of(learningRate),
    order: { sampling: 'epochs', examples: 1, batchSize: 1, seeds: [0] },
    from: state.step,
    until: state.step + 1,
    state,
  });

/** λ₁(P⁻¹H) as the probe measures it. */
async function curvatureOf(rule: RuleSpec, state: RuledState): Promise<number> {
  const { preconditioner } = ruleOf(rule);
  const p = typeof preconditioner === 'function' ? preconditioner(state) : null;
  if (!p) throw new TypeError(`${rule.kind} must have a preconditioner.`);
  const [{ pairs }] = await measureEigenpairs(preconditionedHessianOperator({ hessianVector }, p), {
    dimension: N,
    seeds: [0],
    tolerance: 1e-6,
  });
  return pairs[0].value;
}

const sizeOf = ({ theta, velocity }: RuledState) => Math.max(...[...theta, ...velocity].map((x) => Math.abs(x)));

/** η at which λ is `share` of its limit k(2 − η wd)/η, k = (1 + β₁)/(1 − β₁). */
const rateAt = (share: number, lambda: number, beta1: number, weightDecay = 0) => {
  const k = (1 + beta1) / (1 - beta1);
  return (2 * k * share) / (lambda + share * k * weightDecay);
};

/** v moves by less than 2·10⁻⁷ of itself a step. */
const FROZEN = 1 - 1e-7;
const epsilon = 1e-8;
const CASES: readonly { rule: RuleSpec; beta1: number; weightDecay?: number }[] = [
  { rule: { kind: 'adam', beta1: 0.9, beta2: FROZEN, epsilon }, beta1: 0.9 },
  { rule: { kind: 'adam', beta1: 0.5, beta2: FROZEN, epsilon }, beta1: 0.5 },
  { rule: { kind: 'adamw', beta1: 0.9, beta2: FROZEN, epsilon }, beta1: 0.9, weightDecay: 0.05 },
  { rule: { kind: 'rmsprop', decay: FROZEN, epsilon }, beta1: 0 },
  { rule: { kind: 'adagrad', initial: 0, epsilon }, beta1: 0 },
];

describe('with a P that does not move', () => {
  /** Whether θ and m grow a hundredfold; false where they shrink so. Undefined: neither within 3,000 steps. */
  async function grows(training: Training): Promise<boolean | undefined> {
    let state = startOf(1e-9);
    const first = sizeOf(state);
    for (let step = 0; step < 3000; step++) {
      state = await stepped(training, state);
      const size = sizeOf(state);
      if (size > 100 * first) return true;
      if (size < first / 100) return false;
    }
    return undefined;
  }

  test.each(CASES)('$rule, wd = $weightDecay: it shrinks 1 % below its limit and grows 1 % above', async (given) => {
    const { rule, beta1, weightDecay = 0 } = given;
    const lambda = await curvatureOf(rule, startOf(1e-9));
    for (const [share, expected] of [
      [0.99, false],
      [1.01, true],
    ] as const) {
      const learningRate = rateAt(share, lambda, beta1, weightDecay);
      const decoupledDecay = rule.kind === 'adamw' ? weightDecay : 0;
      const limit = adamPreconditionedLimit({ learningRate, beta1, decoupledDecay });
      // η was solved for: a few roundings of f64.
      expect(Math.abs(lambda / limit - share)).toBeLessThan(1e-12);
      expect(await grows({ rule, learningRate, weightDecay })).toBe(expected);
    }
  });
});

describe('with a P that decays', () => {
  test.each<{ rule: RuleSpec; beta1: number }>([
    { rule: { kind: 'adam', beta1: 0.9, beta2: 0.9999, epsilon }, beta1: 0.9 },
    { rule: { kind: 'rmsprop', decay: 0.9999, epsilon }, beta1: 0 },
  ])('$rule shrinks θ until λ₁(P⁻¹H) is at its limit to 1 %, then lets it grow', async ({ rule, beta1 }) => {
    let state = startOf(1e-4);
    const learningRate = rateAt(0.985, await curvatureOf(rule, state), beta1);
    const limit = adamPreconditionedLimit({ learningRate, beta1 });
    const path: { size: number; state: RuledState }[] = [];
    // P falls by a factor of 0.97 in 600 steps, since g is too small to hold v.
    for (let step = 0; step < 600; step++) {
      state = await stepped({ rule, learningRate }, state);
      path.push({ size: sizeOf(state), state });
    }
    // Near the limit x and m change sign at every step: the largest of four steps is the amplitude.
    const amplitude = path.slice(3).map((_, i) => Math.max(...path.slice(i, i + 4).map(({ size }) => size)));
    const turn = amplitude.indexOf(Math.min(...amplitude));
    expect(amplitude[0] / amplitude[turn]).toBeGreaterThan(10);
    const share = (await curvatureOf(rule, path[turn + 1].state)) / limit;
    expect(Math.abs(share - 1)).toBeLessThan(0.01);
  });
});
