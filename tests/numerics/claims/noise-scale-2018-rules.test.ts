import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/claims/judge.ts';
import type { NetworkRun } from '../../../src/claims/network-runs.ts';
import { type BestStep, findBestStep } from '../../../src/claims/noise-scale-2018/best-rate.ts';
import { criticalBatch } from '../../../src/claims/noise-scale-2018/critical-batch.ts';
import { growingNoiseScale } from '../../../src/claims/noise-scale-2018/growing-noise-scale.ts';
import { fitHyperbola } from '../../../src/claims/noise-scale-2018/hyperbola.ts';
import { measureMoments } from '../../../src/claims/noise-scale-2018/moments.ts';
import { measureBestStep } from '../../../src/claims/noise-scale-2018/one-step.ts';
import { type OneStepTrial, oneStepLaw } from '../../../src/claims/noise-scale-2018/one-step-law.ts';
import { stepsAndExamples } from '../../../src/claims/noise-scale-2018/steps-and-examples.ts';
import { stepsUntil } from '../../../src/claims/noise-scale-2018/steps-to-target.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { innerProduct, rowOf } from '../../../src/probes/run-rows.ts';
import type { Trace } from '../../../src/sweep/results/trace-store.ts';
import type { SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import { expectedDecrease, type GradientMoments, oneStepBestLearningRate } from '../../../src/theory/noise-scale.ts';
import { expectWithin } from '../../support/expect-within.ts';
import { DRAWS, draws, FIVE_PERCENT, verdictOf } from './judged.ts';
import { nodeRunner } from './node-runner.ts';

const { countOf, streamOf } = draws(781);
const lognormal = (stream: RandomStream, spread: number) => Math.exp(spread * stream.normal());

describe('M18-1: the best rate', () => {
  // In x = log η about the optimum the decrease is −x²/2 − x³/2 + …; a parabola through points h apart, the middle one
  // within h/2 of 0, has its vertex within h²/2 of it: 0.0038 for h = (log 2)/8; its height errs by at most 0.385 h³, as
  // interpolation of x³/2 does, of a²/2b: 2.5e-4.
  test.each([
    [3, 0.7, 0],
    [0.02, 90, 3],
    [1e-4, 1e-9, -5],
  ])('of %f η − ½ %f η² from 2^%i is a/b, and the decrease a²/2b', async (a, b, start) => {
    const found = await findBestStep(async (rate) => a * rate - 0.5 * b * rate * rate, start);
    expect(Math.abs(found.learningRate / (a / b) - 1)).toBeLessThan(0.004);
    expect(Math.abs(found.decrease / ((a * a) / (2 * b)) - 1)).toBeLessThan(2.6e-4);
  });

  test('is none where every step raises the loss, or ever longer ones lower it ever more', async () => {
    expect((await findBestStep(async (rate) => -rate, 0)).learningRate).toBeNaN();
    expect((await findBestStep(async (rate) => rate, 0)).learningRate).toBeNaN();
    expect((await findBestStep(async () => Number.NaN, 0)).learningRate).toBeNaN();
  });
});

describe('M18-2 and M18-4: the hyperbola', () => {
  const sizes = [1, 4, 16, 64, 256, 1024];

  test('through exact points gives S_min and B_crit back', () => {
    const {
      fewestSteps,
      criticalBatch: critical,
      rmsLogResidual,
    } = fitHyperbola(
      sizes,
      sizes.map((size) => 17 * (1 + 320 / size)),
    );
    // golden section stops where the sum of squares is flat to f64, √ε of the scale
    expect(Math.abs(fewestSteps / 17 - 1)).toBeLessThan(1e-6);
    expect(Math.abs(critical / 320 - 1)).toBeLessThan(1e-6);
    expect(rmsLogResidual).toBeLessThan(1e-6);
  });

  test('does not fit S ∝ 1/√B, and is nothing where a number of steps is', () => {
    expect(
      fitHyperbola(
        sizes,
        sizes.map((size) => 1000 / Math.sqrt(size)),
      ).rmsLogResidual,
    ).toBeGreaterThan(0.15);
    expect(fitHyperbola(sizes, [1000, Number.NaN, 60, 20, 12, 11]).rmsLogResidual).toBeNaN();
  });
});

const lossTrace = (samples: readonly (readonly [number, number])[]): Trace =>
  samples.map(([step, value]) => ({ run: 0, probe: 'trainLoss', step, value }));

test('steps until a loss: exact for an exponential, wherever it was evaluated; NaN if never', () => {
  const trace = lossTrace([0, 10, 25, 70].map((step) => [step, 2 * Math.exp(-step / 12)]));
  expect(Math.abs(stepsUntil(trace, 0.15) - 12 * Math.log(2 / 0.15))).toBeLessThan(1e-12 * 31);
  expect(stepsUntil(trace.slice(0, 3), 0.15)).toBeNaN();
});

describe('M18-1 on a linear network with squared error', () => {
  const SPEC: SweepSpecInput = {
    version: 1,
    dataset: { source: { kind: 'spirals' }, trainCount: 40, testCount: 0, standardise: 'none' },
    model: { hidden: [], loss: 'squaredError' },
    grid: { learningRates: [0.1], batchSizes: [4], seeds: 1 },
    budget: { kind: 'steps', steps: 3 },
  };
  const opened = <T>(task: (at: Parameters<Parameters<typeof nodeRunner.examine<T>>[1]>[0]) => Promise<T>) =>
    nodeRunner.examine(SPEC, task);

  test('moments are those of every gradient and every column of H, one by one', async () => {
    await opened(async ({ plan: { parameters: P, examples: N, runs }, program, states }) => {
      const point = await program.at((await states(runs[0]).at(3)).theta);
      const unit = (size: number, i: number) => new Float32Array(size).fill(0).fill(1, i, i + 1);
      const columns: Float32Array[] = [];
      for (let p = 0; p < P; p++) columns.push(await point.hessianVector(unit(P, p)));
      const gradients: Float32Array[] = [];
      for (let i = 0; i < N; i++) gradients.push(await point.weightedGradient(unit(N, i)));
      const mean = Float64Array.from({ length: P }, (_, p) => gradients.reduce((sum, g) => sum + g[p] / N, 0));
      const form = (v: ArrayLike<number>) =>
        columns.reduce((sum, column, p) => sum + v[p] * innerProduct(column, v), 0);
      const centred = gradients.map((g) => Float64Array.from(g, (value, p) => value - mean[p]));
      const average = (of: (v: Float64Array) => number) => centred.reduce((sum, v) => sum + of(v) / N, 0);
      const moments = await measureMoments(point, { parameters: P, examples: N, seed: 0, index: 3 });
      const exact: GradientMoments = {
        squaredNorm: innerProduct(mean, mean),
        curvature: form(mean),
        covarianceTrace: average((v) => innerProduct(v, v)),
        curvatureCovarianceTrace: average(form),
      };
      // sums of 40 terms in f32; of Tr(HC) five of the six directions are exact and only that of the least curvature is drawn
      for (const name of ['squaredNorm', 'curvature', 'covarianceTrace'] as const)
        expect(Math.abs(moments[name] / exact[name] - 1)).toBeLessThan(2 ** -14);
      expect(Math.abs(moments.curvatureCovarianceTrace / exact.curvatureCovarianceTrace - 1)).toBeLessThan(0.05);
      point.dispose();
    });
  });

  test('the step found by trying is that of the law: exactly for batches of one', async () => {
    await opened(async ({ plan: { parameters, examples, runs }, program, states }) => {
      const { theta } = await states(runs[0]).at(3);
      const point = await program.at(theta);
      const gradient = await point.gradient();
      const [loss] = (await point.evaluate('train')).loss;
      const gradients = await Promise.all(
        Array.from({ length: examples }, (_, i) =>
          point.weightedGradient(new Float32Array(examples).fill(1, i, i + 1)),
        ),
      );
      // E gᵢᵀHgᵢ = GᵀHG + Tr(HC), without an estimator
      let curvature = 0;
      for (const g of gradients) curvature += innerProduct(g, await point.hessianVector(g)) / examples;
      const along = innerProduct(gradient, rowOf(await point.hessianVector(gradient), 0, parameters));
      const moments: GradientMoments = {
        squaredNorm: innerProduct(gradient, gradient),
        curvature: along,
        covarianceTrace: Number.NaN,
        curvatureCovarianceTrace: curvature - along,
      };
      point.dispose();
      const found = await measureBestStep({ program, theta, gradient, loss }, { batchSize: 1, seed: 0, start: 0 });
      const rate = oneStepBestLearningRate(moments, 1);
      const decrease = expectedDecrease(moments, rate, 1);
      // the search's h²/2 (above), and for the decrease f32 losses, 2⁻²² of L each
      expect(Math.abs(found.learningRate / rate - 1)).toBeLessThan(0.005);
      expect(Math.abs(found.decrease / decrease - 1)).toBeLessThan(1e-3 + (2 ** -21 * loss) / decrease);
      // 64 batches of 16 with replacement: the quadratic part is known to about √(2/64) at worst
      const many = await measureBestStep({ program, theta, gradient, loss }, { batchSize: 16, seed: 0, start: 0 });
      expectWithin([Math.log(many.learningRate / oneStepBestLearningRate(moments, 16))], [0], [4 * Math.sqrt(2 / 64)]);
      expect(many.learningRate).toBeGreaterThan(1.5 * found.learningRate);
    });
  });
});

describe('M18-1', () => {
  const sizes = [1, 4, 16, 64, 256];
  const moments = { squaredNorm: 0.1, curvature: 0.01, covarianceTrace: 17, curvatureCovarianceTrace: 4 };
  const trials = (seeds: number, off: (quantity: keyof BestStep, batchSize: number) => number): OneStepTrial[] =>
    Array.from({ length: seeds }, () => ({
      moments,
      found: sizes.map((size) => {
        const rate = oneStepBestLearningRate(moments, size);
        return {
          learningRate: rate * off('learningRate', size),
          decrease: expectedDecrease(moments, rate, size) * off('decrease', size),
        };
      }),
    }));

  test.each([
    ['on the law', () => 1, 'supported'],
    ['twice as far as the law says', (what: keyof BestStep) => (what === 'decrease' ? 1 : 2), 'refuted'],
    ['half as deep as the law says', (what: keyof BestStep) => (what === 'decrease' ? 0.5 : 1), 'refuted'],
    ['off the law at one B', (_: keyof BestStep, size: number) => (size === 64 ? 0.5 : 1), 'refuted'],
  ] as const)('steps %s', (_, off, kind) => {
    const stream = streamOf(1);
    expect(
      verdictOf(
        oneStepLaw,
        trials(5, (what, size) => off(what, size) * lognormal(stream, 0.05)),
      ),
    ).toBe(kind);
  });

  test(`steps that know nothing of the law are supported in at most 5 % of ${DRAWS} draws`, () => {
    for (const seeds of [2, 5])
      expect(
        countOf(oneStepLaw, ['supported'], (stream) => trials(seeds, () => lognormal(stream, 1.5))),
      ).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('no best step leaves it undecided', () => {
    expect(
      verdictOf(
        oneStepLaw,
        trials(5, (what, size) => (what === 'decrease' && size === 1 ? Number.NaN : 1)),
      ),
    ).toBe('undecided');
  });
});

/** Runs whose loss falls exponentially to the target in `steps`, at the middle one of three η; the others need twice as many. */
function runsTo(seeds: number, steps: (batchSize: number) => number): NetworkRun[] {
  const runs: NetworkRun[] = [];
  for (const batchSize of [1, 4, 16, 64, 256, 1024])
    for (let seed = 0; seed < seeds; seed++) {
      const needed = steps(batchSize);
      for (const learningRate of [0.1, 0.2, 0.4]) {
        const own = learningRate === 0.2 ? needed : 2 * needed;
        const loss = (step: number) => 2.3 * (0.15 / 2.3) ** (step / own);
        runs.push({
          learningRate,
          batchSize,
          seed,
          outcome: 'reachedTarget',
          step: 1.1 * own,
          stepsPerEpoch: 1500 / batchSize,
          trainLoss: 0.14,
          testAccuracy: Number.NaN,
          sharpness: Number.NaN,
          lossTrace: lossTrace([0, 0.5 * own, 1.1 * own].map((step) => [step, loss(step)])),
          sharpnessTrace: [],
        });
      }
    }
  return runs;
}
const hyperbolic = (batchSize: number) => 16 * (1 + 370 / batchSize);

describe('M18-2', () => {
  test.each([
    ['on a hyperbola', hyperbolic, 'supported'],
    ['∝ 1/√B', (batchSize: number) => 5000 / Math.sqrt(batchSize), 'refuted'],
    ['growing with B', (batchSize: number) => 10 * batchSize, 'refuted'],
  ] as const)('steps %s', (_, steps, kind) => {
    const stream = streamOf(2);
    expect(
      verdictOf(
        stepsAndExamples,
        runsTo(4, (size) => steps(size) * lognormal(stream, 0.05)),
      ),
    ).toBe(kind);
  });

  test(`noise of a factor of e is supported in at most 5 % of ${DRAWS} draws`, () => {
    for (const seeds of [2, 4])
      expect(
        countOf(stepsAndExamples, ['supported'], (stream) => runsTo(seeds, () => 100 * lognormal(stream, 1))),
      ).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('a seed that never got there leaves it undecided, and is said, as is an optimum at the end of its grid', () => {
    const runs = runsTo(4, hyperbolic);
    const lost = runs.map((run) => (run.batchSize === 16 && run.seed === 1 ? { ...run, lossTrace: [] } : run));
    const evidence = stepsAndExamples.evidence(lost);
    expect(judge(stepsAndExamples, evidence).kind).toBe('undecided');
    expect(evidence.remarks[1]).toBe('In 1 of 24 cells no η reached the loss: nothing is decided.');
    const few = runs.filter(({ batchSize, learningRate }) => batchSize !== 64 || learningRate > 0.1);
    expect(stepsAndExamples.evidence(few).remarks[1]).toBe(
      'The best η is the smallest or largest tried in 4 of 24 cells.',
    );
  });
});

describe('M18-4', () => {
  const traces = (seeds: number, simple: () => number) => ({
    runs: runsTo(seeds, hyperbolic),
    scales: [1, 4, 16, 64, 256, 1024].flatMap((batchSize) =>
      Array.from({ length: seeds }, (_, seed) => ({ batchSize, seed, simpleNoiseScale: simple() })),
    ),
  });

  test.each([
    ['two thirds of', 250, 'supported'],
    ['a tenth of', 37, 'refuted'],
    ['ten times', 3700, 'refuted'],
  ] as const)('B_simple %s B_crit', (_, scale, kind) => {
    const stream = streamOf(3);
    expect(
      verdictOf(
        criticalBatch,
        traces(4, () => scale * lognormal(stream, 0.2)),
      ),
    ).toBe(kind);
  });

  test(`scales that know nothing of B_crit are supported in at most 5 % of ${DRAWS} draws`, () => {
    // means of six logarithms spread by a factor of e^5: their own spread is e², against a rule of a factor of 5
    for (const seeds of [2, 4])
      expect(
        countOf(criticalBatch, ['supported'], (stream) => traces(seeds, () => 370 * lognormal(stream, 5))),
      ).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});

describe('M18-3', () => {
  const trace = (scale: (i: number) => number): GradientMoments[] =>
    [0, 1, 2, 3, 4].map((i) => ({
      squaredNorm: 0.1,
      curvature: 0.01,
      covarianceTrace: 0.1 * scale(i),
      curvatureCovarianceTrace: 0.01 * scale(i),
    }));
  const traces = (seeds: number, scale: (i: number) => number) => Array.from({ length: seeds }, () => trace(scale));

  test('scales that grow are supported, that fall or stay refuted', () => {
    const stream = streamOf(4);
    expect(
      verdictOf(
        growingNoiseScale,
        traces(8, (i) => 4 ** i * lognormal(stream, 0.2)),
      ),
    ).toBe('supported');
    expect(
      verdictOf(
        growingNoiseScale,
        traces(8, (i) => 4 ** -i * lognormal(stream, 0.2)),
      ),
    ).toBe('refuted');
  });

  test(`noise is supported in at most 5 % of ${DRAWS} draws`, () => {
    for (const seeds of [2, 5])
      expect(
        countOf(growingNoiseScale, ['supported'], (stream) => traces(seeds, () => lognormal(stream, 1))),
      ).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('no curvature along the gradient leaves it undecided and is said', () => {
    const flat = traces(5, (i) => 4 ** i).map((own, seed) =>
      own.map((moments, i) => (seed === 2 && i === 3 ? { ...moments, curvature: -0.01 } : moments)),
    );
    const evidence = growingNoiseScale.evidence(flat);
    expect(judge(growingNoiseScale, evidence).kind).toBe('undecided');
    expect(evidence.remarks).toEqual(['In 1 of 5 seeds GᵀHG was not above 0 at some epoch.']);
  });

  test('on real networks, quick: supported', async () => {
    const context = { runner: nodeRunner, signal: new AbortController().signal, onProgress: () => {} };
    expect(verdictOf(growingNoiseScale, await growingNoiseScale.perform('quick', context))).toBe('supported');
  });
});
