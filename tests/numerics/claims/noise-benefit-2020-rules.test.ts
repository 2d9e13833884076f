import { describe, expect, test } from 'vitest';
import { judge, type VerdictKind } from '../../../src/claims/judge.ts';
import type { NetworkRun } from '../../../src/claims/network-runs.ts';
import { constantEpochs } from '../../../src/claims/noise-benefit-2020/constant-epochs.ts';
import { constantSteps } from '../../../src/claims/noise-benefit-2020/constant-steps.ts';
import type { DiagonalGrid } from '../../../src/claims/noise-benefit-2020/diagonal-grid.ts';
import { linearScaling } from '../../../src/claims/noise-benefit-2020/linear-scaling.ts';
import { logRatesOf, NETWORK_EXAMPLES } from '../../../src/claims/noise-benefit-2020/network-grid.ts';
import { rateForTestAndTraining } from '../../../src/claims/noise-benefit-2020/rate-for-test-and-training.ts';
import { secondTask } from '../../../src/claims/noise-benefit-2020/second-task.ts';
import { testOptimalRate } from '../../../src/claims/noise-benefit-2020/test-optimal-rate.ts';
import { testError, tuneNetworks } from '../../../src/claims/noise-benefit-2020/tuned-networks.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { draws, verdictOf } from './judged.ts';

const { streamOf } = draws(12345);

/** A grid whose test error and training loss are planted, with 1 % spread between data sets. */
function grid(
  batchSizes: readonly number[],
  {
    best,
    error,
    train = () => 1e-9,
    recorded = 1,
    bestTrain = best,
  }: {
    best: (batchSize: number) => number;
    error: (batchSize: number) => number;
    train?: (batchSize: number) => number;
    recorded?: number;
    bestTrain?: (batchSize: number, i: number) => number;
  },
  dataSets = 8,
): DiagonalGrid {
  const stream = streamOf(7);
  const logRates = Array.from({ length: 21 }, (_, i) => -6 + i / 4);
  const spread = () => 1 + 0.01 * stream.normal();
  const planted = (value: (i: number) => number) =>
    Array.from({ length: dataSets }, () => Float64Array.from({ length: recorded }, (_, i) => value(i) * spread()));
  const cells = batchSizes.flatMap((batchSize) =>
    logRates.map((logRate) => ({
      batchSize,
      logRate,
      testError: planted(() => error(batchSize) * (1 + 4 * (logRate - best(batchSize)) ** 2)),
      trainLoss: planted((i) => train(batchSize) * (1 + 4 * (logRate - bestTrain(batchSize, i)) ** 2)),
    })),
  );
  return { batchSizes, logRates, dataSets, cells };
}

const sizes = [1, 2, 4, 8, 15, 30];

describe('S20-1', () => {
  test('flat then worse, against worse from the start', () => {
    const best = () => -3;
    expect(verdictOf(constantEpochs, grid(sizes, { best, error: (b) => (b <= 2 ? 0.01 : 0.01 * b) }))).toBe(
      'supported',
    );
    expect(verdictOf(constantEpochs, grid(sizes, { best, error: (b) => 0.01 * b ** 2 }))).toBe('refuted');
    expect(verdictOf(constantEpochs, grid(sizes, { best, error: (b) => 1 / b }))).toBe('refuted');
  });
});

describe('S20-2', () => {
  test('η* ∝ B up to 4 and constant from 8 on; never or always ∝ B is refuted', () => {
    const error = () => 0.1;
    const scaled = (until: number) => (b: number) => -6 + Math.log2(Math.min(b, until));
    expect(verdictOf(linearScaling, grid(sizes, { best: scaled(8), error }))).toBe('supported');
    expect(verdictOf(linearScaling, grid(sizes, { best: scaled(1), error }))).toBe('refuted');
    expect(verdictOf(linearScaling, grid(sizes, { best: scaled(64), error }))).toBe('refuted');
  });
});

describe('S20-3', () => {
  test('error growing with B is supported, falling refuted, and so is growing because training fails', () => {
    const best = () => -3;
    expect(verdictOf(constantSteps, grid(sizes, { best, error: (b) => 0.01 * b, train: (b) => 1e-8 / b }))).toBe(
      'supported',
    );
    expect(verdictOf(constantSteps, grid(sizes, { best, error: (b) => 1 / b, train: (b) => 1e-8 / b }))).toBe(
      'refuted',
    );
    expect(verdictOf(constantSteps, grid(sizes, { best, error: (b) => 0.01 * b, train: (b) => 1e-8 * b }))).toBe(
      'refuted',
    );
    expect(verdictOf(constantSteps, grid(sizes, { best, error: () => 0.1, train: (b) => 1e-8 / b }))).toBe('refuted');
  });

  test('a learning rate that does not fit a data set is not chosen, and one that none fits is left out', () => {
    const best = () => -3;
    const unfit = grid(sizes, { best, error: (b) => 0.01 * b, train: () => 1 });
    expect(verdictOf(constantSteps, unfit)).toBe('undecided');
    expect(constantSteps.evidence(unfit).remarks[0]).toBe(
      '8 of 8 data sets are left out: at some batch size no η fitted them in time.',
    );
  });
});

describe('S20-4 and S20-5', () => {
  test('constant η for test above that for training, and their opposites', () => {
    const base = { error: () => 0.1, recorded: 6 };
    const falling = (_: number, i: number) => -3.5 - 0.5 * i;
    const paper = grid([1, 4], { ...base, best: () => -3, bestTrain: falling });
    expect(verdictOf(rateForTestAndTraining, paper)).toBe('supported');
    expect(verdictOf(rateForTestAndTraining, grid([1, 4], { ...base, best: () => -5, bestTrain: () => -3 }))).toBe(
      'refuted',
    );
    expect(['supported', 'undecided']).toContain(verdictOf(testOptimalRate, paper)); // the grid spacing is part of the interval
    const swapped = {
      ...paper,
      cells: paper.cells.map((cell) => ({ ...cell, testError: cell.trainLoss.map((v) => v.map((x) => 1e7 * x)) })),
    };
    expect(verdictOf(testOptimalRate, swapped)).toBe('refuted');
  });
});

const taskDraws = draws(2006);
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

function kindOf(steps: Law, epochs: Law = steps, { draw = 0, seeds = 8 } = {}): VerdictKind {
  const noise = taskDraws.streamOf(draw);
  const traces = { perOctave: PER_OCTAVE, steps: runsOf(steps, noise, seeds), epochs: runsOf(epochs, noise, seeds) };
  return judge(secondTask, secondTask.evidence(traces)).kind;
}

const linearThenFlat = (size: number) => Math.min(Math.log2(size) - 5, -1);
const worse = (size: number) => 0.1 * (1 + Math.log2(size) / 8);
const flatThenWorse = (size: number) => (size <= 16 ? 0.1 : 0.1 * (size / 16) ** 0.5);

describe('S20-6', () => {
  const paper: Law = { best: linearThenFlat, error: worse };
  const epochs: Law = { best: linearThenFlat, error: flatThenWorse };

  test('the paper’s shape is supported', () => {
    expect(kindOf(paper, epochs, { seeds: 24 })).toBe('supported');
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
      expect(kindOf({ ...paper, error: () => 0.1 }, { ...epochs, error: () => 0.1 }, { draw })).not.toBe('supported');
  });

  test('an η with a diverged run is not chosen, and edges of the grid are named', () => {
    const noise = taskDraws.streamOf(1);
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
