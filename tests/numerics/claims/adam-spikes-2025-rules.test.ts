import { describe, expect, test } from 'vitest';
import { lossSpikes } from '../../../src/claims/adam-spikes-2025/loss-spikes.ts';
import { spikeDetector } from '../../../src/claims/adam-spikes-2025/spike-detector.ts';
import {
  SPIKE_WINDOW,
  type SpikeWindow,
  type WatchedSpikes,
  watchSpikes,
} from '../../../src/claims/adam-spikes-2025/watched-spikes.ts';
import { adamDescent } from '../../../src/claims/adaptive-edge-2022/adam-descents.ts';
import { judge } from '../../../src/claims/judge.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';
import { nodeRunner } from './node-runner.ts';

const { countOf, streamOf } = draws(2506);

interface Planted {
  readonly spikes?: number;
  readonly before?: (stream: RandomStream) => number;
  readonly calm?: (stream: RandomStream) => number;
  readonly lag?: number;
  readonly fast?: number;
}

function runs(seeds: number, stream: RandomStream, planted: Planted = {}): WatchedSpikes[] {
  const { spikes = 4, before = () => 1.1, calm = () => 0.9, lag = 1e-3, fast = 0 } = planted;
  const windows = (count: number, of: (stream: RandomStream) => number) =>
    range(count).map(
      (i): SpikeWindow => ({ step: 300 + 200 * i, curvature: of(stream), lag: lag * Math.exp(stream.normal()) }),
    );
  return range(seeds).flatMap((seed) => {
    const shared = { learningRate: 0.003, seed, losses: [1, 0.5] };
    const places = (count: number) => range(count).map((i) => 300 + 200 * i);
    return [
      { ...shared, beta2: 0.999, spikes: places(spikes), before: windows(spikes, before), controls: windows(9, calm) },
      { ...shared, beta2: 0.9, spikes: places(fast), before: [], controls: [] },
    ];
  });
}

describe('SPIKE25', () => {
  test.each<readonly [string, Planted, string]>([
    ['crossings before spikes alone, none at the small β₂', {}, 'supported'],
    ['no crossing before spikes', { before: () => 0.9 }, 'refuted'],
    ['crossings before calm steps too', { calm: () => 1.1 }, 'refuted'],
    ['gradients as large as their average', { lag: 1 }, 'refuted'],
    ['as many spikes at the small β₂', { fast: 4 }, 'refuted'],
  ])('%s', (_, planted, kind) => expect(verdictOf(lossSpikes, runs(40, streamOf(1), planted))).toBe(kind));

  test('seeds without a spike are left out and counted; without any nothing is decided', () => {
    const found = [
      ...runs(40, streamOf(2)),
      ...runs(1, streamOf(3), { spikes: 0 }).map((run) => ({ ...run, seed: 99 })),
    ];
    const evidence = lossSpikes.evidence(found);
    expect(judge(lossSpikes, evidence).kind).toBe('supported');
    expect(evidence.remarks).toEqual(['1 of 41 seeds had no spike at β₂ = 0.999; they are left out.']);
    expect(verdictOf(lossSpikes, runs(5, streamOf(4), { spikes: 0 }))).toBe('undecided');
    const lost = found.map((run) => (run.seed === 0 ? { ...run, losses: [1, Number.NaN] } : run));
    expect(lossSpikes.evidence(lost).remarks[0]).toBe('1 of 41 seeds diverged; they are left out.');
  });

  test.each([4, 16])(
    `curvatures that know no spike, on %d seeds: supported in at most 5 % of ${DRAWS} draws`,
    (seeds) => {
      const either = (stream: RandomStream) => (stream.uniform() < 0.5 ? 1.1 : 0.9);
      const make = (stream: RandomStream) => runs(seeds, stream, { before: either, calm: either });
      expect(countOf(lossSpikes, ['supported'], make)).toBeLessThanOrEqual(FIVE_PERCENT);
    },
  );

  test('a spike begins at three times the lowest loss before it and ends below the root of that', () => {
    const { next } = spikeDetector();
    const states = [4, 2, 5.9, 6, 9, 4, 3.4, 3.4, 10.1, 10.3].map(next);
    const [outside, inside] = ['outside', 'inside'];
    expect(states.slice(0, 7)).toEqual([outside, outside, outside, 'begins', inside, inside, outside]);
    expect(states.slice(7)).toEqual([outside, outside, 'begins']);
  });

  test('on a real network: every spike at the large β₂ has its window, and calm windows are followed by none', async () => {
    // A large η, at which it spikes early.
    const [slow, fast] = [0.999, 0.9].map((beta2) =>
      adamDescent({ learningRates: [0.02], seeds: 2, steps: 520, beta2 }),
    );
    const context = { signal: new AbortController().signal, onProgress: () => {}, runner: nodeRunner };
    const watched = await watchSpikes([slow, fast], context);
    expect(watched.map(({ beta2, seed }) => [beta2, seed])).toEqual([
      [0.999, 0],
      [0.999, 1],
      [0.9, 0],
      [0.9, 1],
    ]);
    const looked = watched.filter(({ beta2 }) => beta2 === 0.999);
    expect(looked.flatMap(({ before }) => before).length).toBeGreaterThan(0);
    for (const { losses, spikes, before, controls } of looked) {
      expect(losses).toHaveLength(520);
      expect(before.map(({ step }) => step)).toEqual(spikes);
      for (const { step } of controls)
        expect(spikes.some((spike) => spike > step && spike <= step + SPIKE_WINDOW)).toBe(false);
      for (const { curvature, lag } of [...before, ...controls]) {
        // An edge that is overshot by a factor of two would be another regime.
        expect(Math.abs(curvature)).toBeLessThan(2);
        expect(lag).toBeGreaterThan(0);
      }
    }
    for (const { beta2, before } of watched) if (beta2 === 0.9) expect(before).toEqual([]);
  });
});
