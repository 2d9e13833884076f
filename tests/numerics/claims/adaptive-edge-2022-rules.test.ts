import { describe, expect, test } from 'vitest';
import { adamDescent } from '../../../src/claims/adaptive-edge-2022/adam-descents.ts';
import { adaptiveEdge } from '../../../src/claims/adaptive-edge-2022/adaptive-edge.ts';
import { SAMPLE_STRIDE, type WatchedAdam, watchAdam } from '../../../src/claims/adaptive-edge-2022/watched-adam.ts';
import { judge } from '../../../src/claims/judge.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { adamPreconditionedLimit } from '../../../src/theory/limits/adam.ts';
import { DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';
import { nodeRunner } from './node-runner.ts';

const { countOf, streamOf } = draws(2207);
const SAMPLES = 120;
const RATES = [0.001, 0.003];

interface Planted {
  /** λ₁(P⁻¹H) over its limit once it is there. */
  readonly settles: number;
  /** λ₁ late over λ₁ where the limit is first reached. */
  readonly growth: number;
  readonly spread?: number;
}

/** Both curvatures start low; from a third of the run on λ₁(P⁻¹H) stays, and λ₁ changes by a factor until the last quarter. */
function runs(seeds: number, { settles, growth, spread = 0.03 }: Planted, stream: RandomStream): WatchedAdam[] {
  return range(seeds).flatMap((seed) =>
    RATES.map((learningRate): WatchedAdam => {
      const noise = Math.exp(spread * stream.normal());
      const own = Math.exp(spread * stream.normal());
      const share = range(SAMPLES).map((i) => (i < 40 ? 0.3 : i === 40 ? 0.99 : settles * noise));
      const sharpness = range(SAMPLES).map((i) => (i <= 40 ? 20 : 20 * growth * own));
      return { learningRate, seed, steps: SAMPLES * SAMPLE_STRIDE, sharpness, share };
    }),
  );
}

describe('AEOS22', () => {
  test.each([
    ['at the limit, and λ₁ grows', { settles: 1, growth: 2 }, 'supported'],
    ['at half the limit', { settles: 0.5, growth: 2 }, 'refuted'],
    ['above the limit', { settles: 1.4, growth: 2 }, 'refuted'],
    ['at the limit, but λ₁ falls', { settles: 1, growth: 0.6 }, 'refuted'],
  ] as const)('%s', (_, planted, kind) => {
    expect(verdictOf(adaptiveEdge, runs(5, planted, streamOf(1)))).toBe(kind);
  });

  test('diverged runs are left out; a limit that is never reached decides nothing; both are said', () => {
    const found = runs(5, { settles: 1, growth: 2 }, streamOf(2));
    const lost = { ...found[0], share: found[0].share.map((value, i) => (i < 60 ? value : Number.NaN)) };
    const evidence = adaptiveEdge.evidence([lost, ...found.slice(1)]);
    expect(judge(adaptiveEdge, evidence).kind).toBe('supported');
    expect(evidence.remarks).toEqual(['1 of 10 runs diverged; they are left out.']);
    const low = found.map((run) => ({ ...run, share: run.share.map((value) => 0.9 * Math.min(value, 1)) }));
    const never = adaptiveEdge.evidence(low);
    expect(judge(adaptiveEdge, never).kind).not.toBe('supported');
    expect(never.remarks).toEqual(['λ₁(P⁻¹H) did not reach its limit in 10 of 10 runs.']);
  });

  test.each([2, 3, 12])(
    `values that know no limit, on %d seeds: supported in at most 5 % of ${DRAWS} draws`,
    (seeds) => {
      const make = (stream: RandomStream) => runs(seeds, { settles: 1, growth: 1, spread: 1 }, stream);
      expect(countOf(adaptiveEdge, ['supported'], make)).toBeLessThanOrEqual(FIVE_PERCENT);
    },
  );

  test('on a real network: what a sweep records of both curvatures at step 0', async () => {
    const spec = adamDescent({ learningRates: [0.002], seeds: 1, steps: 2 * SAMPLE_STRIDE, beta2: 0.999 });
    const context = { signal: new AbortController().signal, onProgress: () => {}, runner: nodeRunner };
    const [watched] = await watchAdam([spec], context);
    expect(watched.share).toHaveLength(2);
    const { traces } = await nodeRunner.sweep({ ...spec, measure: { ...spec.measure, tier: 'standard' } }, context);
    const limit = adamPreconditionedLimit({ learningRate: 0.002, beta1: 0.9 });
    const [own] = traces.trace(0 as never, 'preconditionedSharpness');
    // Residuals of 1 % and 0.1 % of λ: it lies within each.
    expect(Math.abs(watched.share[0] * limit - own.value)).toBeLessThan(0.011 * own.value);
    const [sharpness] = traces.trace(0 as never, 'sharpness');
    expect(Math.abs(watched.sharpness[0] - sharpness.value)).toBeLessThan(0.02 * sharpness.value);
  });
});
