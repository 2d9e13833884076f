import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, Point, Program } from '../../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { atEdgeOf, varianceOf } from '../../../src/sweep/rules/central-flow-memory.ts';
import { advanceCentralFlow } from '../../../src/sweep/rules/central-flow-steps.ts';
import type { RuledState, RuleSteps } from '../../../src/sweep/rules/rule.ts';
import { ruleSuite } from '../../support/rule-suite.ts';
import { type RuledCaseOptions, ruledCase } from '../../support/ruled-case.ts';

/** A loss of a few parameters with its derivatives, in f64. */
interface Toy {
  gradient(theta: readonly number[]): number[];
  hessian(theta: readonly number[]): number[][];
}

const SETTINGS = { tolerance: 0.02, directions: 3, refreshSteps: 10 };

/** The rule on a toy: a program whose products are rounded to f32. */
async function followed(
  toy: Toy,
  options: { start: number[]; rate: number; steps: number; directions?: number; weightDecay?: number },
) {
  const { start, rate, steps, directions = 3, weightDecay = 0 } = options;
  const P = start.length;
  const rows = (theta: Float32Array) =>
    Array.from({ length: theta.length / P }, (_, r) => Array.from(theta.subarray(r * P, (r + 1) * P)));
  const program = {
    batchGradient: async (theta: Float32Array) => ({
      gradient: Float32Array.from(rows(theta).flatMap(toy.gradient)),
      loss: new Float32Array(1),
    }),
    at: async (theta: Float32Array) => {
      const hessians = rows(theta).map(toy.hessian);
      const hessianVector = async (v: Float32Array) =>
        Float32Array.from(
          hessians.flatMap((H, r) => H.map((row) => row.reduce((sum, h, p) => sum + h * v[r * P + p], 0))),
        );
      return { hessianVector, dispose: () => {} } as unknown as Point;
    },
  } as unknown as Program;
  const states: RuledState[] = [{ step: 0, theta: Float32Array.from(start), velocity: new Float32Array(P) }];
  for (let step = 0; step < steps; step++)
    states.push(
      await advanceCentralFlow(
        {
          program,
          parameters: P,
          update: { momentum: 0, nesterov: false, weightDecay },
          learningRates: Float32Array.of(rate),
          order: { examples: 1, batchSize: 1, seeds: [3], sampling: 'epoch' },
          from: step,
          until: step + 1,
          state: states[step],
        } as unknown as RuleSteps,
        { ...SETTINGS, directions },
      ),
    );
  return states;
}

/** L = ½(y + z)x² − cy + ½az²: sharpness y + z in direction x, which drifts up at the rate c. */
const [C, A] = [0.3, 0.2];
const oneEdge: Toy = {
  gradient: ([x, y, z]) => [(y + z) * x, 0.5 * x * x - C, 0.5 * x * x + A * z],
  hessian: ([x, y, z]) => [
    [y + z, x, x],
    [x, 0, 0],
    [x, 0, A],
  ],
};

/** Two independent oscillators: L = ½y₁x₁² + ½y₂x₂² − c₁y₁ − c₂y₂. */
const twoEdges = (c: readonly [number, number]): Toy => ({
  gradient: ([x1, y1, x2, y2]) => [y1 * x1, 0.5 * x1 * x1 - c[0], y2 * x2, 0.5 * x2 * x2 - c[1]],
  hessian: ([x1, y1, x2, y2]) => [
    [y1, x1, 0, 0],
    [x1, 0, 0, 0],
    [0, 0, y2, x2],
    [0, 0, x2, 0],
  ],
});

describe('the central flow', () => {
  const [rate, steps] = [0.5, 60]; // the edge is at sharpness 4

  test('with one eigenvalue at the edge is the closed form of the authors’ equation', async () => {
    const [y0, z0] = [2.5, 0.5];
    const states = await followed(oneEdge, { start: [0, y0, z0], rate, steps });
    // Below the edge y = y₀ + ct and z = z₀e^{−at}; at the edge σ² = 2⟨−∇L, ∇S⟩/‖∇S‖² = c − az, z′ = −½(az + c).
    const sharpness = (t: number) => y0 + C * t + z0 * Math.exp(-A * t);
    let [low, high] = [0, rate * steps];
    for (let n = 0; n < 60; n++)
      [low, high] = sharpness((low + high) / 2) < 2 / rate ? [(low + high) / 2, high] : [low, (low + high) / 2];
    const [crossing, zc] = [low, z0 * Math.exp(-A * low)];
    let seen = 0;
    states.forEach(({ theta: [x, y, z], memory }, step) => {
      const t = rate * step;
      const after = t - crossing;
      const exactZ = after < 0 ? z0 * Math.exp(-A * t) : (zc + C / A) * Math.exp((-A * after) / 2) - C / A;
      const exactY = after < 0 ? y0 + C * t : 2 / rate - exactZ;
      // Order 1 in the substep η/8 where the force sets in, (η/8)·c = 0.02 at most; then the constraint holds to O((η/8)²).
      const tolerance = after < 0 ? 1e-4 : 0.01;
      expect(Math.abs(x)).toBeLessThan(1e-6);
      expect(Math.abs(z - exactZ)).toBeLessThan(tolerance);
      expect(Math.abs(y - exactY)).toBeLessThan(tolerance);
      if (after < 2 * rate) return;
      seen++;
      // the linear prediction of a substep errs by (η/4)²·½a·c = 5·10⁻⁴ at most
      expect(Math.abs(y + z - 2 / rate)).toBeLessThan(5e-4);
      // the mean over the last step is the value in its middle, to (η·a/2)²
      const middle = (zc + C / A) * Math.exp((-A * (after - rate / 2)) / 2) - C / A;
      expect(Math.abs(varianceOf(memory?.[0]) / (C - A * middle) - 1)).toBeLessThan(0.01);
      expect(atEdgeOf(memory?.[0])).toBe(1);
    });
    expect(seen).toBeGreaterThan(20);
    // gradient flow would be far beyond the edge by now
    expect(sharpness(rate * steps)).toBeGreaterThan(2 * (2 / rate));
  });

  test('agrees with a fine f64 loop of the authors’ semi-implicit Euler scheme off the valley floor', async () => {
    const start = [0.05, 3.2, 0.5];
    const states = await followed(oneEdge, { start, rate, steps: 20 });
    const h = rate / 400;
    let theta = [...start];
    for (let n = 0; n < 20 * 400; n++) {
      const g = oneEdge.gradient(theta);
      // top eigenpair of the 3 × 3 Hessian by power iteration, ∇S by differences of uᵀHu
      let u = [1, 0, 0];
      const quadratic = (at: number[]) =>
        oneEdge.hessian(at).reduce((sum, row, i) => sum + u[i] * row.reduce((s, hij, j) => s + hij * u[j], 0), 0);
      for (let k = 0; k < 40; k++) {
        const w = oneEdge.hessian(theta).map((row) => row.reduce((s, hij, j) => s + hij * u[j], 0));
        const length = Math.hypot(...w);
        u = w.map((value) => value / length);
      }
      const change = theta.map((_, p) => {
        const [up, down] = [1e-5, -1e-5].map((d) => quadratic(theta.map((v, q) => (q === p ? v + d : v))));
        return (up - down) / 2e-5;
      });
      const residual = 2 / rate - quadratic(theta) + h * change.reduce((s, d, p) => s + d * g[p], 0);
      const variance = Math.max(0, -residual / (0.5 * h * change.reduce((s, d) => s + d * d, 0)));
      theta = theta.map((v, p) => v - h * (g[p] + 0.5 * variance * change[p]));
    }
    const end = states.at(-1)!.theta;
    theta.forEach((v, p) => void expect(Math.abs(end[p] - v)).toBeLessThan(0.01)); // as above, order 1 at the onset
    expect(Math.abs(theta[1] - start[1] - C * rate * 20)).toBeGreaterThan(1);
  });

  test('with two equal eigenvalues at the edge both are held there, Σ = diag(2c₁, 2c₂)', async () => {
    const c = [0.2, 0.35] as const;
    const states = await followed(twoEdges(c), { start: [0, 3.9, 0, 3.85], rate, steps: 20 });
    const { theta, memory } = states.at(-1)!;
    expect(atEdgeOf(memory?.[0])).toBe(2);
    for (const y of [theta[1], theta[3]]) expect(Math.abs(y - 2 / rate)).toBeLessThan(1e-4);
    expect(Math.abs(varianceOf(memory?.[0]) / (2 * c[0] + 2 * c[1]) - 1)).toBeLessThan(0.01);
  });

  test('more eigenvalues at the edge than it may follow end the run, with their number', async () => {
    const states = await followed(twoEdges([0.2, 0.2]), { start: [0, 3.7, 0, 3.7], rate, steps: 6, directions: 1 });
    const { theta, memory } = states.at(-1)!;
    expect(theta.every(Number.isNaN)).toBe(true);
    expect(atEdgeOf(memory?.[0])).toBe(2);
  });

  test('weight decay counts towards the edge', async () => {
    const weightDecay = 0.1;
    const states = await followed(oneEdge, { start: [0, 3.6, 0.2], rate, steps: 20, weightDecay });
    const { theta, memory } = states.at(-1)!;
    if (atEdgeOf(memory?.[0]) > 0) expect(Math.abs(theta[1] + theta[2] + weightDecay - 2 / rate)).toBeLessThan(1e-3);
    const plain = (await followed(oneEdge, { start: [0, 3.6, 0.2], rate, steps: 20 })).at(-1)!.theta;
    expect(plain[1] + plain[2] - theta[1] - theta[2]).toBeGreaterThan(0.05);
  });
});

describe('the central flow on networks', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await loadSimdEngineInNode();
  });
  afterAll(() => engine.dispose());
  const rule = { kind: 'centralFlow', tolerance: 0.02, directions: 6, refreshSteps: 4 } as const;

  // λ₁ is some 2.5 there: η of 0.9 is at the edge of 2.2
  ruleSuite(() => engine, rule, {
    momentum: false,
    options: { learningRates: [0.1, 0.9], model: { hidden: [4], loss: 'squaredError' } },
  });

  test('is gradient flow below the edge, and not above it', async () => {
    const model: RuledCaseOptions['model'] = { hidden: [4], loss: 'squaredError' };
    const distances: number[] = [];
    for (const learningRates of [[0.05], [0.9]]) {
      const central = await ruledCase({ engine, rule, model, learningRates });
      const gradient = await ruledCase({ engine, rule: { kind: 'gradientFlow' }, model, learningRates });
      const [a, b] = [(await central.until(8)).theta, (await gradient.until(8)).theta];
      distances.push(Math.hypot(...a.map((x, p) => x - b[p])));
      for (const { program } of [central, gradient]) program.dispose();
    }
    expect(distances[0]).toBeLessThan(1e-4); // both err by 10⁻⁴ of a way of less than 1
    expect(distances[1]).toBeGreaterThan(100 * distances[0]);
  });
});
