import { describe, expect, test } from 'vitest';
import { type EndCurvature, endCurvatures } from '../../../src/claims/noise-stability-2022/end-curvatures.ts';
import { frobeniusNorm } from '../../../src/claims/noise-stability-2022/frobenius-norm.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';
import { nodeRunner } from './node-runner.ts';

const { countOf, streamOf } = draws(797);

describe('WWS22-1', () => {
  /** ‖H‖_F as a multiple of √B/η, η = 0.2. */
  const ended = (seeds: number, law: (batchSize: number) => number) =>
    range(seeds).flatMap((seed) =>
      [4, 8, 16, 32].map((batchSize): EndCurvature => {
        const frobenius = (law(batchSize) * Math.sqrt(batchSize)) / 0.2;
        return { learningRate: 0.2, batchSize, seed, frobenius, trace: 100 };
      }),
    );
  const noisy = (noise: RandomStream) => Math.exp(0.05 * noise.normal());

  test.each([
    ['of the order of √B/η', () => 1, 'supported'],
    ['the same whatever B', (batchSize: number) => 12 / batchSize, 'refuted'],
    ['far above at one B', (batchSize: number) => (batchSize === 8 ? 4 : 1), 'refuted'],
    ['far below at every B', () => 0.2, 'refuted'],
  ] as const)('‖H‖_F %s', (_, law, kind) => {
    const noise = streamOf(1);
    expect(
      verdictOf(
        frobeniusNorm,
        ended(5, (batchSize) => law(batchSize) * noisy(noise)),
      ),
    ).toBe(kind);
  });

  test('diverged runs are left out and counted', () => {
    const noise = streamOf(2);
    const runs = ended(5, () => noisy(noise));
    const lost = [{ ...runs[0], frobenius: Number.NaN, trace: Number.NaN }, ...runs.slice(1)];
    expect(frobeniusNorm.evidence(lost).remarks).toEqual(['1 of 20 runs diverged; they are left out.']);
  });

  test.each([2, 5])(`norms that know nothing of B on %d seeds: supported in at most 5 % of ${DRAWS} draws`, (seeds) => {
    const make = (noise: RandomStream) => ended(seeds, () => Math.exp(1.5 * noise.normal()));
    expect(countOf(frobeniusNorm, ['supported'], make)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('on a small real network ‖H‖_F and tr H are those of the dense Hessian', async () => {
    const spec = {
      version: 1 as const,
      name: 'small',
      dataset: { source: { kind: 'spirals' as const }, trainCount: 20, testCount: 0 },
      model: { hidden: [4], activation: 'tanh' as const, loss: 'squaredError' as const },
      grid: { learningRates: [0.1], batchSizes: [5], seeds: 1 },
      budget: { kind: 'steps' as const, steps: 20 },
    };
    const context = { runner: nodeRunner, signal: new AbortController().signal, onProgress: () => {} };
    const [found] = await endCurvatures([spec], context);
    let [squares, trace] = [0, 0];
    await nodeRunner.examine(spec, async ({ plan, program, states }) => {
      const point = await program.at((await states(plan.runs[0]).at(20)).theta);
      for (let p = 0; p < plan.parameters; p++) {
        const unit = Float32Array.from({ length: plan.parameters }, (_, i) => Number(i === p));
        const column = await point.hessianVector(unit);
        trace += column[p];
        for (const value of column) squares += value * value;
      }
      point.dispose();
    });
    // 22 parameters: the Krylov space of the probe is the whole space but for rounding, f32 products of 2⁻²² each
    expect(Math.abs(found.frobenius / Math.sqrt(squares) - 1)).toBeLessThan(1e-3);
    expect(Math.abs(found.trace / trace - 1)).toBeLessThan(1e-4);
  });
});
