import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { createTfjsEngine } from '../../../src/engine/webgl/create.ts';
import { symmetricEigen } from '../../../src/math/symmetric-eigen.ts';
import { expectWithin, worstRatio } from '../../support/expect-within.ts';
import { fullHessian, lossAndGradient, type Problem } from '../../support/oracle/problem.ts';
import { ruleSuite } from '../../support/rule-suite.ts';
import { type RuledCaseOptions, ruledCase } from '../../support/ruled-case.ts';

const U = 2 ** -24;
const length = (a: ArrayLike<number>) => Math.sqrt(Array.from(a).reduce((sum, x) => sum + x * x, 0));
const difference = (a: ArrayLike<number>, b: ArrayLike<number>) => Float64Array.from(a, (x, p) => x - b[p]);

/** θ(t) of the flow on a quadratic: θ − H⁺(1 − e^{−Ht})g, where directions without curvature move by −tg. */
function exactFlow(problem: Problem, start: ArrayLike<number>, time: number, weightDecay = 0): Float64Array {
  const P = start.length;
  const { values, vectors } = symmetricEigen(fullHessian(problem, start), P);
  const { gradient } = lossAndGradient(problem, start);
  const slope = gradient.map((g, p) => g + weightDecay * start[p]);
  const theta = Float64Array.from(start);
  for (let k = 0; k < P; k++) {
    const v = vectors.subarray(k * P, (k + 1) * P);
    const along = slope.reduce((sum, g, p) => sum + g * v[p], 0);
    const rate = values[k] + weightDecay;
    const done = Math.abs(rate * time) < 1e-9 ? time : -Math.expm1(-rate * time) / rate;
    for (let p = 0; p < P; p++) theta[p] -= along * done * v[p];
  }
  return theta;
}

/** The flow by a hundred steps of Runge–Kutta in f64. */
function fineFlow(problem: Problem, start: ArrayLike<number>, time: number): Float64Array {
  let theta = Float64Array.from(start);
  const h = time / 100;
  const slope = (at: Float64Array) => lossAndGradient(problem, at).gradient;
  const moved = (by: Float64Array, c: number) => theta.map((x, p) => x - c * by[p]);
  for (let k = 0; k < 100; k++) {
    const k1 = slope(theta);
    const k2 = slope(moved(k1, h / 2));
    const k3 = slope(moved(k2, h / 2));
    const k4 = slope(moved(k3, h));
    theta = theta.map((x, p) => x - (h / 6) * (k1[p] + 2 * k2[p] + 2 * k3[p] + k4[p]));
  }
  return theta;
}

describe.each([
  ['simd', loadSimdEngineInNode],
  ['tfjs cpu', () => createTfjsEngine({ device: 'cpu' })],
] as const)('gradient flow on %s', (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.dispose());
  const cased = (options: Omit<RuledCaseOptions, 'engine'>) => ruledCase({ engine, ...options });
  const flow = { kind: 'gradientFlow', tolerance: 1e-4, refreshSteps: 4 } as const;
  const quadratic: RuledCaseOptions['model'] = { hidden: [], loss: 'squaredError' };

  ruleSuite(() => engine, flow, { momentum: false });

  test.each([
    // η, steps, weight decay; λ₁ is about 2.5 here, so the last is 10 times beyond the edge of stability 2/λ₁
    [0.01, 50, 0],
    [0.2, 5, 0.3],
    [8, 3, 0],
  ])('η = %d: after %i steps with weight decay %d it is e^{−Ht} in closed form', async (rate, steps, weightDecay) => {
    const ruled = await cased({ rule: flow, model: quadratic, update: { weightDecay }, learningRates: [rate] });
    const { problem, start } = ruled;
    const got = await ruled.until(steps);
    const exact = exactFlow(problem, start.theta, rate * steps, weightDecay);
    let path = 0;
    for (let k = 0; k < steps; k++)
      path += length(
        difference(
          exactFlow(problem, start.theta, rate * (k + 1), weightDecay),
          exactFlow(problem, start.theta, rate * k, weightDecay),
        ),
      );
    // A step errs by 10⁻⁴ of what it moves, and the flow contracts; gradients of f32 are off by some 16u, for a time ≤ 24.
    const bound = 1e-4 * path + 16 * U * rate * steps + 2 * U;
    expectWithin(got.theta, exact, bound);
    const moved = difference(got.theta, (await ruled.until(steps - 1)).theta);
    expectWithin(
      got.velocity,
      moved.map((x) => -x / rate),
      (4 * U) / rate + 4 * U,
    );
    const descent = await cased({ model: quadratic, update: { weightDecay }, learningRates: [rate], batchSize: 12 });
    expect(worstRatio((await descent.until(steps)).theta, exact, bound)).toBeGreaterThan(10);
    for (const { program } of [ruled, descent]) program.dispose();
  });

  test('on a network it is what a hundred f64 steps make, whatever η divides the time', async () => {
    const ends: Float32Array[] = [];
    for (const [rate, steps] of [
      [0.1, 16],
      [1.6, 1],
    ]) {
      const ruled = await cased({ rule: { ...flow, tolerance: 1e-5 }, learningRates: [rate] });
      const { theta } = await ruled.until(steps);
      const exact = fineFlow(ruled.problem, ruled.start.theta, 1.6);
      const least = symmetricEigen(fullHessian(ruled.problem, ruled.start.theta), ruled.P).values.at(-1)!;
      expect(Math.exp(-1.6 * least)).toBeLessThan(3);
      // 10⁻⁵ of the way, which is no longer than 2.5 here, magnified by less than e^{1.6·|λ_min|} < 3.
      const bound = 3 * 1e-5 * 2.5;
      expect(length(difference(exact, ruled.start.theta))).toBeLessThan(2);
      expectWithin(theta, exact, bound);
      const descent = await cased({ learningRates: [rate], batchSize: 12 });
      expect(worstRatio((await descent.until(steps)).theta, exact, bound)).toBeGreaterThan(10);
      ends.push(theta);
      for (const { program } of [ruled, descent]) program.dispose();
    }
    expect(worstRatio(ends[0], ends[1], 1e-4)).toBeLessThan(1);
  });

  test('steps too small for f32 are not lost: θ goes on where f32 weights would stand still', async () => {
    // Each step moves most weights by less than half of their last place.
    const [rate, steps] = [1e-8, 400];
    const ruled = await cased({ rule: flow, model: quadratic, learningRates: [rate] });
    const { problem, start } = ruled;
    const { theta } = await ruled.until(steps);
    const moved = difference(exactFlow(problem, start.theta, rate * steps), start.theta);
    expectWithin(difference(theta, start.theta), moved, 2 * U); // the rounding of θ itself, |θ| < 2
    const descent = await cased({ model: quadratic, learningRates: [rate], batchSize: 12 });
    const stuck = difference((await descent.until(steps)).theta, start.theta);
    expect(length(difference(stuck, moved))).toBeGreaterThan(
      4 * length(difference(difference(theta, start.theta), moved)),
    );
    for (const { program } of [ruled, descent]) program.dispose();
  });
});
