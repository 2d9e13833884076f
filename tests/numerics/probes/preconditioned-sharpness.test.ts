// λ₁(P⁻¹H) of every rule with a P against the dense generalised eigenproblem Hu = λPu of the f64 oracle.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/contract.ts';
import type { Loss } from '../../../src/engine/network.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { symmetricEigen } from '../../../src/math/symmetric-eigen.ts';
import { measureEigenpairs } from '../../../src/probes/estimators/eigenpairs.ts';
import { preconditionedHessianOperator } from '../../../src/probes/operators/hessian.ts';
import { measureRoundoff } from '../../../src/probes/operators/roundoff.ts';
import { type RuleSpec, ruleOf } from '../../../src/sweep/rules/registry.ts';
import type { RuledState } from '../../../src/sweep/rules/rule.ts';
import { RULES } from '../../../src/sweep/rules/rule-list.ts';
import { measureTiers } from '../../../src/sweep/segment/measure-tier.ts';
import { rowOf } from '../../support/engine-expectations.ts';
import { fullHessian, type Problem } from '../../support/oracle/problem.ts';
import { denseNetwork, normals, randomProblem } from '../../support/oracle/random-problem.ts';
import { ruledCase } from '../../support/ruled-case.ts';

/** λ₁ of P^(−½)HP^(−½) in f64. p: the diagonal of P. */
function denseTop(problem: Problem, theta: Float32Array, p: ArrayLike<number>): number {
  const hessian = fullHessian(problem, theta);
  const n = theta.length;
  const scaled = hessian.map((h, k) => h / Math.sqrt(p[Math.floor(k / n)] * p[k % n]));
  return symmetricEigen(scaled, n).values[0];
}

/** P of the t-th step as the papers write it, from v after that step. */
type Written = (v: number, t: number) => number;
const EPSILON = 1e-6;
const adam =
  (b1: number, b2: number): Written =>
  (v, t) =>
    (1 - b1 ** t) * (Math.sqrt(v / (1 - b2 ** t)) + EPSILON);
const root: Written = (v) => Math.sqrt(v) + EPSILON;

interface Case {
  readonly rule: RuleSpec;
  readonly written: Written;
  /** P that differ from it at step 3. */
  readonly faults: readonly Written[];
}
const epsilon = EPSILON;
const corrected = [adam(0.9, 0.99), adam(0, 0.99), adam(0.9, 0), root, adam(0.8, 0.99), adam(0.9, 0.98)];
const CASES: readonly Case[] = [
  ...(['adam', 'adamw'] as const).map((kind) => ({
    rule: { kind, beta1: 0.9, beta2: 0.99, epsilon },
    written: corrected[0],
    faults: corrected.slice(1),
  })),
  { rule: { kind: 'rmsprop', decay: 0.9, epsilon }, written: root, faults: [adam(0, 0.9), (v) => v + EPSILON] },
  { rule: { kind: 'adagrad', initial: 0.1, epsilon }, written: root, faults: [(v, t) => root(v / t, t)] },
];

let engine: Engine;
beforeAll(async () => {
  engine = await loadSimdEngineInNode();
});
afterAll(() => engine.dispose());

describe('the probe against the dense eigenproblem with P of the next step', () => {
  test.each(CASES)('$rule.kind', async ({ rule, written, faults }) => {
    const ruled = await ruledCase({ engine, rule, learningRates: [0.01, 0.03], seeds: [3, 4] });
    const { program, plan, runs, P, problem } = ruled;
    for (const step of [0, 1, 3, 25]) {
      const state = await ruled.until(step);
      const next = await ruled.until(step + 1, state);
      const whole = { ...state, runs, watched: [], sharpest: [] };
      const rows = runs.map((_, row) => row);
      const samples = await measureTiers(program, plan, whole, { tiers: ['standard'], rows });
      const found = samples.filter(({ probe }) => probe === 'preconditionedSharpness');
      expect(found.map(({ run }) => run)).toEqual(runs.map(({ id }) => id));
      found.forEach(({ value, error = Number.NaN, converged }, row) => {
        const theta = rowOf(state.theta, row, P);
        const moments = next.memory![row]!;
        const exactOf = (of: Written) =>
          denseTop(
            problem,
            theta,
            Array.from({ length: P }, (_, i) => of(moments[i], step + 1)),
          );
        const exact = exactOf(written);
        // The value lies within its own bound, which is that of the residual asked for, 10⁻³, and of rounding.
        expect(Math.abs(value - exact)).toBeLessThanOrEqual(error);
        expect(error).toBeLessThan(2e-3 * exact);
        expect(converged).toBe(true);
        if (step === 3) for (const fault of faults) expect(Math.abs(value - exactOf(fault))).toBeGreaterThan(error);
      });
    }
    program.dispose();
  });

  test.each<RuleSpec['kind']>(['signDescent', 'lion', 'muon', 'sam', 'gradientFlow'])(
    '%s records none',
    async (kind) => {
      const rule = { kind } as RuleSpec;
      const ruled = await ruledCase({ engine, rule });
      const state = { ...ruled.start, runs: ruled.runs, watched: [], sharpest: [] };
      const samples = await measureTiers(ruled.program, ruled.plan, state, { tiers: ['standard'], rows: [0] });
      expect(samples.length).toBeGreaterThan(5);
      expect(samples.filter(({ probe }) => probe === 'preconditionedSharpness')).toEqual([]);
      ruled.program.dispose();
    },
  );
});

test('every rule says what its P is: 1 without a rule, none where steps are signs or orthogonal matrices', () => {
  const kindsOf = (known: 'identity' | 'none' | 'function') =>
    RULES.flatMap((record) => {
      const parsed = record.schema.safeParse({ kind: record.kind });
      if (!parsed.success) return [];
      const { preconditioner } = ruleOf(parsed.data as RuleSpec);
      return (typeof preconditioner === 'function' ? 'function' : preconditioner) === known ? [record.kind] : [];
    });
  expect(ruleOf(undefined).preconditioner).toBe('identity');
  expect(kindsOf('function')).toEqual(['adam', 'adamw', 'rmsprop', 'adagrad']);
  expect(kindsOf('none')).toEqual(['signDescent', 'lion', 'muon']);
});

test('before the first step the state holds no P, and a row without memory is NaN', () => {
  const { preconditioner } = ruleOf({ kind: 'adam', beta1: 0.9, beta2: 0.99, epsilon });
  if (typeof preconditioner !== 'function') throw new TypeError('Adam must have a preconditioner.');
  const state: RuledState = { step: 0, theta: new Float32Array(4), velocity: new Float32Array(4) };
  expect(preconditioner(state)).toBeNull();
  const memory = [undefined, Float32Array.of(4, 9, 0, 0)];
  const p = [...preconditioner({ ...state, step: 1, memory })!];
  expect(p.slice(0, 2)).toEqual([Number.NaN, Number.NaN]);
  // v = (4, 9) after one step: 0.1·√(v/0.01), up to f64 rounding and ε.
  for (const [i, exact] of [2, 3].entries()) expect(Math.abs(p[2 + i] - exact)).toBeLessThan(2e-7);
});

describe.each(['squaredError', 'crossEntropy'] as const)(
  'with entries of P over eight orders of magnitude, %s',
  (loss: Loss) => {
    test('the value lies within its error', async () => {
      const problem = randomProblem({ network: denseNetwork([4, 6, 3], 'tanh', loss), N: 20, seed: 11 });
      const P = problem.theta.length;
      const program = await engine.open(problem.network, problem.dataset);
      const point = await program.at(problem.theta);
      const roundoff = await measureRoundoff(point, { runs: 1, loss });
      for (let seed = 0; seed < 6; seed++) {
        const p = Float64Array.from(normals(P, seed, 1), (x) => 10 ** Math.max(-4, Math.min(4, 2 * x)));
        const options = { dimension: P, seeds: [seed], roundoff };
        const [{ pairs }] = await measureEigenpairs(preconditionedHessianOperator(point, p), options);
        const exact = denseTop(problem, problem.theta, p);
        expect(Math.abs(pairs[0].value - exact)).toBeLessThanOrEqual(pairs[0].error);
        expect(pairs[0].error).toBeLessThan(2e-3 * exact);
      }
      point.dispose();
      program.dispose();
    });
  },
);
