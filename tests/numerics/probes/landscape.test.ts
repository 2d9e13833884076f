import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, Program } from '../../../src/engine/contract.ts';
import { parameterLayout } from '../../../src/engine/parameter-layout.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { PURPOSE, randomStream } from '../../../src/math/rng.ts';
import { measureEigenpairs } from '../../../src/probes/estimators/eigenpairs.ts';
import { filterDirection, normaliseFilters } from '../../../src/probes/landscape/filter-normalised.ts';
import { evenly, measureInterpolation, measureSlice } from '../../../src/probes/landscape/landscape.ts';
import { hessianOperator } from '../../../src/probes/operators/hessian.ts';
import { denseNetwork, randomProblem } from '../../support/oracle/random-problem.ts';

const problem = randomProblem({ network: denseNetwork([4, 7, 3], 'relu', 'squaredError'), N: 24, seed: 3 });
const { theta } = problem;
const layout = parameterLayout(problem.network);
const [first, second] = layout.blocks;
/** (W₁, b₁, W₂) → (2W₁, 2b₁, W₂/2): the same function. */
const rescaled = theta.map((x, p) => {
  if (p < first.biasOffset + first.out) return 2 * x;
  return p < second.biasOffset ? x / 2 : x;
});

describe('landscape of a network (simd)', () => {
  let engine: Engine;
  let program: Program;
  beforeAll(async () => {
    engine = await loadSimdEngineInNode();
    program = await engine.open(problem.network, problem.dataset);
  });
  afterAll(() => {
    program.dispose();
    engine.dispose();
  });

  test('the plane of the two sharpest directions: 51 × 51 places, each the bits of that θ evaluated alone', async () => {
    const point = await program.at(theta);
    const [{ pairs }] = await measureEigenpairs(hessianOperator(point), {
      dimension: theta.length,
      seeds: [0],
      count: 2,
    });
    const [e1, e2] = pairs.map(({ vector }) => vector ?? new Float32Array(theta.length));
    const axis = evenly(-0.5, 0.5, 51);
    const plane = await measureSlice(program, { theta, directions: [e1, e2], coordinates: [axis, axis] });
    expect(plane.loss).toHaveLength(2601);
    for (const [x, y] of [
      [0, 0],
      [50, 3],
      [25, 25],
      [17, 40],
    ]) {
      const place = theta.map((t, p) => t + axis[x] * e1[p] + axis[y] * e2[p]);
      const alone = await program.at(place);
      expect(plane.loss[y * 51 + x]).toBe((await alone.evaluate('train')).loss[0]);
      alone.dispose();
    }
    // along e₁ the loss bends by λ₁: central difference, wrong by ε²/12·L⁗ (kinks apart) and 4·rounding/ε²
    const line = await measureSlice(program, { theta, directions: [e1], coordinates: [[-0.01, 0, 0.01]] });
    const bend = (line.loss[0] - 2 * line.loss[1] + line.loss[2]) / 1e-4;
    expect(Math.abs(bend - pairs[0].value)).toBeLessThan((4 * line.error[1]) / 1e-4);
    point.dispose();
  });

  test('filter-normalised lines of a network and its rescaled copy coincide; raw ones do not', async () => {
    const lines = async (normalised: boolean) => {
      const losses = [];
      for (const at of [theta, rescaled]) {
        const d = filterDirection(theta, layout, randomStream(1, PURPOSE.landscape));
        if (normalised) normaliseFilters(d, at, layout);
        losses.push(await measureSlice(program, { theta: at, directions: [d], coordinates: [evenly(-1, 1, 21)] }));
      }
      return losses;
    };
    const [own, copy] = await lines(true);
    for (let k = 0; k < 21; k++)
      expect(Math.abs(own.loss[k] - copy.loss[k])).toBeLessThanOrEqual(own.error[k] + copy.error[k]);
    const [raw, other] = await lines(false);
    expect(Math.max(...raw.loss.map((value, k) => Math.abs(value - other.loss[k])))).toBeGreaterThan(1e-3);
  });

  test('between a solution and itself with two hidden units exchanged lies a barrier', async () => {
    const { out } = first;
    const steps = 2000;
    const indices = Int32Array.from({ length: steps * 24 }, (_, k) => k % 24);
    const { state } = await program.advance(
      { update: { momentum: 0.9, nesterov: false, weightDecay: 0 }, learningRates: Float32Array.of(0.01) },
      { step: 0, theta, velocity: new Float32Array(theta.length) },
      { steps, batchSize: 24, indices, orders: 1, orderOfRun: Int32Array.of(0) },
    );
    const solution = state.theta;
    const exchanged = solution.slice();
    const swap = (p: number, q: number) => {
      [exchanged[p], exchanged[q]] = [solution[q], solution[p]];
    };
    for (let k = 0; k < first.fanIn; k++) swap(first.weightOffset + k * out, first.weightOffset + k * out + 1);
    swap(first.biasOffset, first.biasOffset + 1);
    for (let c = 0; c < second.out; c++) swap(second.weightOffset + c, second.weightOffset + second.out + c);
    const { loss, barrier } = await measureInterpolation(program, solution, exchanged);
    // the same function, summed in another order
    expect(Math.abs(loss[0] - loss[40])).toBeLessThan(2 ** -20 * (1 + loss[0]));
    expect(barrier.value - barrier.error).toBeGreaterThan(0);
  });
});
