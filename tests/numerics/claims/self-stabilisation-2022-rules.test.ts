import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FollowedDescent } from '../../../src/claims/self-stabilisation-2022/followed-descent.ts';
import { projectedStep } from '../../../src/claims/self-stabilisation-2022/projected-descent.ts';
import { selfStabilisation } from '../../../src/claims/self-stabilisation-2022/self-stabilisation.ts';
import type { Engine } from '../../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { measureSharpness } from '../../../src/probes/quantities/sharpness.ts';
import { denseNetwork, randomProblem } from '../../support/oracle/random-problem.ts';
import { draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';

const { countOf, streamOf } = draws(2209);

interface Planted {
  readonly noise: RandomStream;
  /** Share of samples with α > 0. */
  readonly rising: number;
  readonly toProjected: number;
}

/** λ₁ reaches 2/η = 5 at sample 20 of 40. */
const descents = (seeds: number, { noise, rising, toProjected }: Planted): FollowedDescent[] =>
  range(seeds).map((seed) => ({
    seed,
    sharpness: range(40).map((sample) => 3 + 0.1 * sample + 0.01 * noise.uniform()),
    sharpening: range(40).map((sample) => (((sample * 7 + seed) % 20) / 20 < rising ? 1 : -1)),
    toProjected: range(40).map(() => toProjected * Math.exp(0.1 * noise.normal())),
    toFlow: range(40).map(() => Math.exp(0.1 * noise.normal())),
  }));

describe('SS22', () => {
  const noise = streamOf(0);
  test('sharpening and a near projected descent are supported; either missing, refuted', () => {
    const verdict = (rising: number, toProjected: number) =>
      verdictOf(selfStabilisation, descents(6, { noise, rising, toProjected }));
    expect(verdict(1, 0.1)).toBe('supported');
    expect(verdict(0.3, 0.1)).toBe('refuted');
    expect(verdict(1, 1)).toBe('refuted');
  });

  test('α of either sign at random is supported in at most 5 %', () => {
    const make = (stream: RandomStream) =>
      descents(5, { noise: stream, rising: 1, toProjected: 0.1 }).map((own) => ({
        ...own,
        sharpening: own.sharpening.map(() => stream.normal()),
      }));
    expect(countOf(selfStabilisation, ['supported'], make)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('runs that stay below the edge are left out and counted', () => {
    const [one] = descents(1, { noise, rising: 1, toProjected: 0.1 });
    const { measured, remarks } = selfStabilisation.evidence([
      ...descents(3, { noise, rising: 1, toProjected: 0.1 }),
      { ...one, seed: 3, sharpness: one.sharpness.map(() => 1) },
    ]);
    expect(measured[0].replicates).toBe(3);
    expect(remarks.join(' ')).toContain('1 of 4 runs');
  });
});

describe('SS22: projected descent', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await loadSimdEngineInNode();
  });
  afterAll(() => engine.dispose());

  test('holds λ₁ at 2/η on a network whose descent passes it, and is descent below it', async () => {
    const problem = randomProblem({
      network: denseNetwork([3, 5, 1], 'tanh', 'squaredError'),
      N: 10,
      seed: 3,
      regression: true,
    });
    const program = await engine.open(problem.network, problem.dataset);
    const P = problem.theta.length;
    const look = async (theta: Float32Array) => {
      const point = await program.at(theta);
      const [{ value }] = await measureSharpness(point, {
        runs: 1,
        parameters: P,
        tolerance: 1e-4,
        maxIterations: 60,
        seeds: [1],
      });
      const gradient = await point.gradient();
      point.dispose();
      return { value, gradient };
    };
    const { value, gradient } = await look(problem.theta);
    const calm = 0.5 / value;
    const small = await projectedStep(
      program,
      { theta: problem.theta, vectors: [] },
      { learningRate: calm, seed: 1, step: 0 },
    );
    small.theta.forEach((x, p) => void expect(x).toBe(Math.fround(problem.theta[p] - calm * gradient[p])));
    // an edge of 95 % of λ₁: the start itself lies beyond it
    const learningRate = 2 / (0.95 * value);
    let position = { theta: problem.theta, vectors: [] as readonly Float32Array[] };
    for (let step = 0; step < 20; step++)
      position = await projectedStep(program, position, { learningRate, seed: 1, step });
    expect((await look(position.theta)).value).toBeLessThan((2 / learningRate) * 1.01);
    program.dispose();
  });
});
