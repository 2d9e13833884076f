import { describe, expect, test } from 'vitest';
import { judge, type VerdictKind } from '../../../src/claims/judge.ts';
import type { NetworkRun } from '../../../src/claims/network-runs.ts';
import { logRatesOf, NETWORK_EXAMPLES } from '../../../src/claims/noise-benefit-2020/network-grid.ts';
import { secondTask } from '../../../src/claims/noise-benefit-2020/second-task.ts';
import { testError, tuneNetworks } from '../../../src/claims/noise-benefit-2020/tuned-networks.ts';
import { PURPOSE, type RandomStream, randomStream } from '../../../src/math/rng.ts';

const streamOf = (draw: number) => randomStream(draw, PURPOSE.particles, 2006);
const SIZES = [4, 8, 16, 32, 64, 128, NETWORK_EXAMPLES];
/** Fine enough for slopes to be decided, as at the thorough size. */
const PER_OCTAVE = 4;

interface Law {
  /** log₂ η*, tuned test error and training loss at a batch size. */
  readonly best: (size: number) => number;
  readonly error: (size: number) => number;
  readonly loss?: (size: number) => number;
}

/** Runs whose test error is a parabola in log η about its best, with 1 % between seeds. */
function runsOf({ best, error, loss = (size) => 1 / size }: Law, noise: RandomStream, seeds = 8): NetworkRun[] {
  return SIZES.flatMap((batchSize) =>
    logRatesOf(batchSize, PER_OCTAVE).flatMap((logRate) =>
      Array.from({ length: seeds }, (_, seed) => ({
        learningRate: 2 ** logRate,
        batchSize,
        seed,
        outcome: 'budgetSpent' as const,
        step: 100,
        stepsPerEpoch: NETWORK_EXAMPLES / batchSize,
        trainLoss: loss(batchSize) * (1 + 0.01 * noise.normal()),
        testAccuracy: 1 - error(batchSize) * (1 + 4 * (logRate - best(batchSize)) ** 2) * (1 + 0.01 * noise.normal()),
        sharpness: 1,
        lossTrace: [],
        sharpnessTrace: [],
      })),
    ),
  );
}

function kindOf(steps: Law, epochs: Law = steps, draw = 0): VerdictKind {
  const noise = streamOf(draw);
  const traces = { perOctave: PER_OCTAVE, steps: runsOf(steps, noise), epochs: runsOf(epochs, noise) };
  return judge(secondTask, secondTask.evidence(traces)).kind;
}

const linearThenFlat = (size: number) => Math.min(Math.log2(size) - 5, -1);
const worse = (size: number) => 0.1 * (1 + Math.log2(size) / 8);
const flatThenWorse = (size: number) => (size <= 16 ? 0.1 : 0.1 * (size / 16) ** 0.5);

describe('S20-6', () => {
  const paper: Law = { best: linearThenFlat, error: worse };
  const epochs: Law = { best: linearThenFlat, error: flatThenWorse };

  test('the paper’s shape is supported', () => {
    expect(kindOf(paper, epochs)).toBe('supported');
  });

  test.each<[string, Law, Law]>([
    ['test error that falls with B at equal steps', { ...paper, error: (size) => 0.1 / size ** 0.3 }, epochs],
    ['a training loss that grows with B', { ...paper, loss: (size) => size }, epochs],
    ['a best η that never changes', { ...paper, best: () => -2 }, epochs],
    ['at equal epochs worse from the start', paper, { ...epochs, error: (size) => 0.01 * size }],
    ['at equal epochs better with B', paper, { ...epochs, error: (size) => 0.1 / size ** 0.3 }],
  ])('%s is refuted', (_, steps, atEpochs) => {
    expect(kindOf(steps, atEpochs)).toBe('refuted');
  });

  test('test errors that do not depend on B are never supported (5 draws)', () => {
    for (let draw = 0; draw < 5; draw++)
      expect(kindOf({ ...paper, error: () => 0.1 }, { ...epochs, error: () => 0.1 }, draw)).not.toBe('supported');
  });

  test('an η with a diverged run is not chosen, and edges of the grid are named', () => {
    const noise = streamOf(1);
    const runs = runsOf({ best: () => -3, error: worse }, noise);
    const tuned = tuneNetworks(runs);
    expect(tuned.logRate(4)).toBe(-3);
    expect(tuned.tuned(4, testError)).toHaveLength(8);
    const lost = runs.map((run) =>
      run.learningRate === 2 ** -3 && run.seed === 5 ? { ...run, outcome: 'diverged' as const } : run,
    );
    expect(Math.abs(tuneNetworks(lost).logRate(4) + 3)).toBe(1 / PER_OCTAVE);
    const { remarks } = secondTask.evidence({ perOctave: PER_OCTAVE, steps: runs, epochs: runs });
    expect(remarks).toContain('B = 256, equal steps: the best η is at the edge of those tried.'); // −3 is its first
  });
});
