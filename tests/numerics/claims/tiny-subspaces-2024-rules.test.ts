import { describe, expect, test } from 'vitest';
import type { NetworkRun } from '../../../src/claims/network-runs.ts';
import { tinySubspaces } from '../../../src/claims/tiny-subspaces-2024/tiny-subspaces.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import type { SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import { runnerOf } from './fewer-seeds.ts';
import { DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';
import { RUN } from './planted-runs.ts';

const { countOf, streamOf } = draws(794);

describe('SONG24', () => {
  interface Law {
    readonly share: number;
    readonly dom: number;
    readonly bulk: number;
  }
  /** Progress of log L: 0.3 of SGD, and `dom` and `bulk` times that. */
  function switched(seeds: number, law: () => Law, noise: RandomStream, spread = 0.03) {
    const run = (seed: number, progress: number): NetworkRun => ({
      ...RUN,
      seed,
      lossTrace: [{ run: 0, probe: 'trainLoss', step: 0, value: 0.2 }],
      trainLoss: 0.2 * Math.exp(-0.3 * (progress + spread * noise.normal())),
    });
    const laws = range(seeds).map(law);
    const each = (of: (own: Law) => number) => laws.map((own, seed) => run(seed, of(own)));
    return {
      alignments: laws.map(({ share }, seed) => ({ seed, share })),
      runs: { SGD: each(() => 1), 'Dom-SGD': each(({ dom }) => dom), 'Bulk-SGD': each(({ bulk }) => bulk) },
    };
  }

  test.each([
    ['Dom-SGD stalls and Bulk-SGD trains', { share: 0.7, dom: 0, bulk: 1 }, 'supported'],
    ['the other way round', { share: 0.7, dom: 1, bulk: 0 }, 'refuted'],
    ['both train', { share: 0.7, dom: 0.6, bulk: 1 }, 'refuted'],
    ['neither trains', { share: 0.7, dom: 0, bulk: 0.3 }, 'refuted'],
    ['no gradient in the subspace', { share: 0.05, dom: 0, bulk: 1 }, 'refuted'],
  ] as const)('%s', (_, law, kind) => {
    const noise = streamOf(1);
    const own = () => ({ ...law, share: law.share * (1 + 0.03 * noise.normal()) });
    expect(verdictOf(tinySubspaces, switched(5, own, noise))).toBe(kind);
  });

  test.each([2, 5])(`noise on %d seeds is supported in at most 5 % of ${DRAWS} draws`, (seeds) => {
    const make = (noise: RandomStream) => {
      const any = () => ({ share: noise.uniform(), dom: 1 + noise.normal(), bulk: 1 + noise.normal() });
      return switched(seeds, any, noise);
    };
    expect(countOf(tinySubspaces, ['supported'], make)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('on a real network of one seed all three rules start from the same loss, and the share is one', async () => {
    const inner = runnerOf(1);
    const small = (spec: SweepSpecInput): SweepSpecInput => ({
      ...spec,
      dataset: { ...spec.dataset, trainCount: 40 },
      model: { ...spec.model, hidden: [4] },
    });
    const shorter: typeof inner = {
      sweep: (spec, request) => inner.sweep({ ...small(spec), budget: { kind: 'steps', steps: 2 } }, request),
      examine: (spec, task) => inner.examine(small(spec), task),
    };
    const traces = await tinySubspaces.perform('quick', {
      runner: shorter,
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    const starts = Object.values(traces.runs).map(([run]) => run.lossTrace[0]);
    expect(starts.map(({ step }) => step)).toEqual([0, 0, 0]);
    expect(new Set(starts.map(({ value }) => value)).size).toBe(1);
    const ends = Object.values(traces.runs).map(([run]) => run.trainLoss);
    expect(new Set(ends).size).toBe(3);
    expect(traces.alignments[0].share).toBeGreaterThan(0);
    expect(traces.alignments[0].share).toBeLessThanOrEqual(1);
  });
});
