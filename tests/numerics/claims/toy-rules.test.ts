import { describe, expect, test } from 'vitest';
import { noiseShape } from '../../../src/claims/anisotropic-noise-2018/noise-shape.ts';
import type { Claim } from '../../../src/claims/claim.ts';
import { escapeBatchSize } from '../../../src/claims/diffusion-2020/escape-batch-size.ts';
import { escapeDirections } from '../../../src/claims/diffusion-2020/escape-directions.ts';
import { escapeLearningRate } from '../../../src/claims/diffusion-2020/escape-learning-rate.ts';
import type { EscapeLine } from '../../../src/claims/diffusion-2020/escape-line.ts';
import { escapeSharpness } from '../../../src/claims/diffusion-2020/escape-sharpness.ts';
import { iterationsToExit } from '../../../src/claims/diffusion-2020/iterations-to-exit.ts';
import { valleyPreference } from '../../../src/claims/diffusion-2020/valley-preference.ts';
import { whiteNoiseEscape } from '../../../src/claims/diffusion-2020/white-noise-escape.ts';
import { nonUniformMinimum } from '../../../src/claims/dynamical-stability-2018/non-uniform-minimum.ts';
import { judge, type VerdictKind } from '../../../src/claims/judge.ts';
import { constantEpochs } from '../../../src/claims/noise-benefit-2020/constant-epochs.ts';
import { constantSteps } from '../../../src/claims/noise-benefit-2020/constant-steps.ts';
import type { DiagonalGrid } from '../../../src/claims/noise-benefit-2020/diagonal-grid.ts';
import { linearScaling } from '../../../src/claims/noise-benefit-2020/linear-scaling.ts';
import { rateForTestAndTraining } from '../../../src/claims/noise-benefit-2020/rate-for-test-and-training.ts';
import { testOptimalRate } from '../../../src/claims/noise-benefit-2020/test-optimal-rate.ts';
import { boltzmannOccupation } from '../../../src/claims/three-factors-2017/boltzmann-occupation.ts';
import { lossBalance } from '../../../src/claims/three-factors-2017/loss-balance.ts';
import { PURPOSE, randomStream } from '../../../src/math/rng.ts';

/** Rules against evidence whose truth is planted: no toy is played here. */
const verdictOf = <T>(claim: Claim<T>, traces: T): VerdictKind => judge(claim, claim.evidence(traces)).kind;
const streamOf = (draw: number) => randomStream(draw, PURPOSE.particles, 12345);

/** Exponential times of mean 1000·e^mean(cell), `particles` to the cell. */
function escapeLine(
  x: readonly number[],
  {
    exponent,
    mean,
    shift = () => 0,
  }: Record<'exponent' | 'mean', (x: number) => number> & { shift?: (x: number) => number },
  { draw, particles }: { draw: number; particles: number },
): EscapeLine {
  const stream = streamOf(draw);
  const points = x.map((at) => ({
    x: at,
    exponent: exponent(at),
    shift: shift(at),
    times: Float64Array.from({ length: particles }, () => -Math.log(1 - stream.uniform()) * 1000 * Math.exp(mean(at))),
  }));
  return { name: 'planted', points };
}

describe.each([escapeBatchSize, escapeLearningRate, escapeSharpness, iterationsToExit])('$id', (claim) => {
  const x = [1, 2, 3, 4, 5, 6, 7, 8];
  const lines = (strength: number, draw: number, particles: number) =>
    [2 * draw, 2 * draw + 1].map((seed) =>
      escapeLine(x, { exponent: (at) => 0.8 * at, mean: (at) => 0.8 * strength * at }, { draw: seed, particles }),
    );

  test('supports the planted law, refutes its opposite', () => {
    expect(verdictOf(claim, lines(1, 0, 200))).toBe('supported');
    expect(verdictOf(claim, lines(-1, 0, 200))).toBe('refuted');
  });

  test('never supports times that do not depend on anything (20 draws)', () => {
    for (let draw = 0; draw < 20; draw++) expect(verdictOf(claim, lines(0, draw, 12))).not.toBe('supported');
  });
});

test('X20-2 to -4: a law with half or one and a half times the slope is refuted', () => {
  for (const claim of [escapeBatchSize, escapeLearningRate, escapeSharpness])
    for (const strength of [0.5, 1.5]) {
      const line = escapeLine(
        [1, 2, 3, 4, 5],
        { exponent: (x) => x, mean: (x) => strength * x },
        { draw: 3, particles: 150 },
      );
      expect(verdictOf(claim, [line, line])).toBe('refuted');
    }
});

test('X20-5: a power of k is supported, an exponential of 1/k refuted', () => {
  const sharpness = [0.5, 0.7, 1, 1.4, 2].map((k) => 1 / k);
  const size = { draw: 1, particles: 1500 };
  const overNoise = escapeLine([3, 4, 5, 6, 7], { exponent: (x) => x, mean: (x) => x }, size);
  const power = escapeLine(sharpness, { exponent: () => 5, mean: (x) => Math.log(x) }, size);
  const exponential = escapeLine(sharpness, { exponent: (x) => 3 * x, mean: (x) => 3 * x }, size);
  expect(verdictOf(whiteNoiseEscape, [overNoise, overNoise, power, power, exponential])).toBe('supported');
  expect(verdictOf(whiteNoiseEscape, [overNoise, overNoise, exponential, power, exponential])).toBe('refuted');
  expect(verdictOf(whiteNoiseEscape, [overNoise, overNoise, power, power, power])).toBe('refuted');
});

/** Fractions with a planted log ratio per cell and a spread of 0.05 between particles. */
const occupationLine = (x: readonly number[], logRatio: (x: number) => number, draw: number, particles = 100) => {
  const stream = streamOf(draw);
  const points = x.map((at) => {
    const fraction = 1 / (1 + Math.exp(-logRatio(at)));
    const left = Float64Array.from(
      { length: particles },
      () => fraction + 0.05 * fraction * (1 - fraction) * stream.normal(),
    );
    return { x: at, predicted: logRatio(at), left };
  });
  return { name: 'planted', points };
};

test('X20-6: an exponential preference under SGD noise alone', () => {
  const x = [20, 25, 30, 40, 50];
  const preference = (at: number) => Math.log(2) + 0.05 * at;
  const constant = () => 0.5 * Math.log(2);
  const line = (law: (at: number) => number, draw: number) => occupationLine(x, law, draw);
  expect(verdictOf(valleyPreference, [line(preference, 0), line(constant, 1)])).toBe('supported');
  expect(verdictOf(valleyPreference, [line((at) => -preference(at), 0), line(constant, 1)])).toBe('refuted');
  expect(verdictOf(valleyPreference, [line(preference, 0), line(preference, 1)])).toBe('refuted');
  const noisy = {
    name: 'noise',
    points: line(constant, 2).points.map((p, i) => ({
      ...p,
      left: Float64Array.from({ length: 4 }, (_, k) => 0.2 + 0.2 * ((i + k) % 4)),
    })),
  };
  expect(verdictOf(valleyPreference, [line(preference, 0), noisy])).toBe('undecided');
});

test('J17-9: Boltzmann’s law, its opposite, and a law 30 % too steep', () => {
  const x = [35, 50, 65, 80, 95];
  const law = (strength: number) => [occupationLine(x, (at) => 0.55 - 0.03 * strength * at, 4)];
  expect(verdictOf(boltzmannOccupation, law(1))).toBe('supported');
  expect(verdictOf(boltzmannOccupation, law(-1))).toBe('refuted');
  expect(verdictOf(boltzmannOccupation, law(1.3))).toBe('refuted');
});

test('J17-8: plateaus at their prediction are supported, twice as high or not growing refuted', async () => {
  // the cells of the claim, with plateaus planted instead of played
  const settings = [
    [0.01, 1],
    [0.02, 2],
    [0.04, 4],
    [0.01, 4],
    [0.02, 8],
    [0.04, 16],
    [0.02, 1],
    [0.04, 1],
    [0.08, 1],
    [0.16, 1],
  ] as const;
  const ones = settings.map(([learningRate, batchSize]) => ({
    learningRate,
    batchSize,
    plateaus: Float64Array.of(1, 1),
  }));
  const units = lossBalance.evidence(ones).figure.series.find(({ name }) => name.startsWith('(η/4B)'))?.points ?? [];
  const cells = (ratio: (index: number) => number) => {
    const stream = streamOf(5);
    return ones.map((cell, i) => ({
      ...cell,
      plateaus: Float64Array.from({ length: 200 }, () => units[i].y * ratio(i) * (1 + 0.1 * stream.normal())),
    }));
  };
  const growing = (i: number) => (i < 6 ? 1.04 : 1.1 + 0.2 * (i - 6));
  expect(verdictOf(lossBalance, cells(growing))).toBe('supported');
  expect(
    verdictOf(
      lossBalance,
      cells((i) => 2 * growing(i)),
    ),
  ).toBe('refuted');
  expect(
    verdictOf(
      lossBalance,
      cells((i) => (i < 6 ? 1.04 : 1.4 - 0.1 * (i - 6))),
    ),
  ).toBe('refuted');
  expect(
    verdictOf(
      lossBalance,
      cells((i) => (i < 6 ? 1.15 : growing(i))),
    ),
  ).toBe('undecided'); // at the margin
});

test('W18-6: a switch between 0.5 and 0.6, nowhere, or the other way round', () => {
  const factors = Array.from({ length: 24 }, (_, cell) => {
    const [batchSize, nonUniformity, learningRate] = [
      [1, 4, 16, 20][Math.floor(cell / 6)],
      [0.5, 1, 2][Math.floor((cell % 6) / 2)],
      [0.5, 1.5][cell % 2],
    ];
    const value = (1 - learningRate) ** 2 + (learningRate * nonUniformity) ** 2 * ((20 - batchSize) / (batchSize * 19));
    return Float64Array.from({ length: 60 }, (_, i) => value * (1 + 0.001 * ((i % 3) - 1)));
  });
  const traces = (left: number[], descentLeft = false) => ({ left, descentLeft, runs: 200, factors });
  expect(verdictOf(nonUniformMinimum, traces([0, 0, 200, 200, 200]))).toBe('supported');
  expect(verdictOf(nonUniformMinimum, traces([200, 200, 0, 0, 0]))).toBe('refuted');
  expect(verdictOf(nonUniformMinimum, traces([0, 0, 0, 0, 0]))).toBe('refuted');
  expect(verdictOf(nonUniformMinimum, traces([0, 6, 200, 200, 200]))).toBe('undecided');
  expect(verdictOf(nonUniformMinimum, traces([0, 0, 200, 200, 200], true))).toBe('refuted');
  const wrong = factors.map((values) => values.map((value) => 1.1 * value));
  expect(verdictOf(nonUniformMinimum, { ...traces([0, 0, 200, 200, 200]), factors: wrong })).toBe('refuted');
});

test('Z18-2 and X20-8: counts far apart either way, and equal counts', () => {
  const shapes = (escaped: number[]) => ({ runs: 100, escaped });
  expect(verdictOf(noiseShape, shapes([0, 0, 0, 34, 25, 41]))).toBe('supported');
  expect(verdictOf(noiseShape, shapes([0, 50, 0, 0, 0, 0]))).toBe('refuted');
  expect(verdictOf(noiseShape, shapes([0, 10, 0, 12, 9, 11]))).toBe('undecided');
  const along = (sharp: number, rest: number) => [sharp, sharp, ...new Array(8).fill(rest)];
  const counts = (exits: number[], name: string) => ({ name, particles: exits.reduce((a, b) => a + b), exits });
  expect(verdictOf(escapeDirections, [counts(along(140, 2), 'sgd'), counts(along(50, 24), 'white')])).toBe('supported');
  expect(verdictOf(escapeDirections, [counts(along(30, 30), 'sgd'), counts(along(30, 30), 'white')])).toBe('refuted');
});

/** A grid whose test error and training loss are planted, with 1 % spread between data sets. */
function grid(
  batchSizes: readonly number[],
  {
    best,
    error,
    train = () => 1e-9,
    looks = 1,
    bestTrain = best,
  }: {
    best: (batchSize: number) => number;
    error: (batchSize: number) => number;
    train?: (batchSize: number) => number;
    looks?: number;
    bestTrain?: (batchSize: number, look: number) => number;
  },
  dataSets = 8,
): DiagonalGrid {
  const stream = streamOf(7);
  const logRates = Array.from({ length: 21 }, (_, i) => -6 + i / 4);
  const spread = () => 1 + 0.01 * stream.normal();
  const planted = (value: (look: number) => number) =>
    Array.from({ length: dataSets }, () => Float64Array.from({ length: looks }, (_, look) => value(look) * spread()));
  const cells = batchSizes.flatMap((batchSize) =>
    logRates.map((logRate) => ({
      batchSize,
      logRate,
      testError: planted(() => error(batchSize) * (1 + 4 * (logRate - best(batchSize)) ** 2)),
      trainLoss: planted((look) => train(batchSize) * (1 + 4 * (logRate - bestTrain(batchSize, look)) ** 2)),
    })),
  );
  return { batchSizes, logRates, dataSets, cells };
}

describe('the diagonal network', () => {
  const sizes = [1, 2, 4, 8, 15, 30];

  test('S20-3: error growing with B is supported, falling refuted, and so is growing because training fails', () => {
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

  test('S20-1: flat then worse, against worse from the start', () => {
    const best = () => -3;
    expect(verdictOf(constantEpochs, grid(sizes, { best, error: (b) => (b <= 2 ? 0.01 : 0.01 * b) }))).toBe(
      'supported',
    );
    expect(verdictOf(constantEpochs, grid(sizes, { best, error: (b) => 0.01 * b ** 2 }))).toBe('refuted');
    expect(verdictOf(constantEpochs, grid(sizes, { best, error: (b) => 1 / b }))).toBe('refuted');
  });

  test('S20-2: η* ∝ B up to 4 and constant from 8 on; never or always ∝ B is refuted', () => {
    const error = () => 0.1;
    const scaled = (until: number) => (b: number) => -6 + Math.log2(Math.min(b, until));
    expect(verdictOf(linearScaling, grid(sizes, { best: scaled(8), error }))).toBe('supported');
    expect(verdictOf(linearScaling, grid(sizes, { best: scaled(1), error }))).toBe('refuted');
    expect(verdictOf(linearScaling, grid(sizes, { best: scaled(64), error }))).toBe('refuted');
  });

  test('S20-4 and S20-5: constant η for test above that for training, and their opposites', () => {
    const base = { error: () => 0.1, looks: 6 };
    const falling = (_: number, look: number) => -3.5 - 0.5 * look;
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

  test('a learning rate that does not fit a data set is not chosen, and one that none fits is left out', () => {
    const best = () => -3;
    const unfit = grid(sizes, { best, error: (b) => 0.01 * b, train: () => 1 });
    expect(verdictOf(constantSteps, unfit)).toBe('undecided');
    expect(constantSteps.evidence(unfit).remarks[0]).toBe(
      '8 of 8 data sets are left out: at some batch size no η fitted them in time.',
    );
  });
});
