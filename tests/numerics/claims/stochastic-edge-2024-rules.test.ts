import { describe, expect, test } from 'vitest';
import type { ExperimentRunner } from '../../../src/claims/experiment-runner.ts';
import { judge, type VerdictKind } from '../../../src/claims/judge.ts';
import type { NetworkRun } from '../../../src/claims/network-runs.ts';
import { batchSharpnessAtEdge } from '../../../src/claims/stochastic-edge-2024/batch-sharpness-at-edge.ts';
import {
  type EdgeRun,
  followEdgeRuns,
  SHARES,
  stochasticEdgeSweeps,
} from '../../../src/claims/stochastic-edge-2024/edge-runs.ts';
import {
  type EdgeDynamicsRun,
  matchedNoiseAtEdge,
} from '../../../src/claims/stochastic-edge-2024/matched-noise-at-edge.ts';
import { perturbationAtEdge } from '../../../src/claims/stochastic-edge-2024/perturbation-at-edge.ts';
import { sharpnessBelowEdge } from '../../../src/claims/stochastic-edge-2024/sharpness-below-edge.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { innerProduct } from '../../../src/probes/run-rows.ts';
import { DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';
import { nodeRunner } from './node-runner.ts';
import { RUN } from './planted-runs.ts';

const LEARNING_RATE = 0.2;
const { countOf, streamOf } = draws(779);

/** A value for each B and seed. */
function grid<T>(seeds: number, make: (at: { batchSize: number; seed: number; learningRate: number }) => T): T[] {
  const cells = [4, 8, 16, 32, 64].flatMap((batchSize) =>
    Array.from({ length: seeds }, (_, seed) => ({ batchSize, seed, learningRate: LEARNING_RATE })),
  );
  return cells.map(make);
}

describe('AB24-1', () => {
  /** BS·η/2 at each share of each run; 10 is 2/η. */
  const edgeRuns = (seeds: number, level: (batchSize: number, share: number) => number): EdgeRun[] =>
    grid(seeds, (cell) => ({ ...cell, batchSharpness: SHARES.map((share) => 10 * level(cell.batchSize, share)) }));
  const noisy = (value: number, spread: number, stream: RandomStream) => value * Math.exp(spread * stream.normal());

  test.each([
    ['1 whatever B', () => 1, 'supported'],
    ['0.5 whatever B', () => 0.5, 'refuted'],
    ['2 whatever B', () => 2, 'refuted'],
    ['1, but 0.4 at one B', (batchSize: number) => (batchSize === 16 ? 0.4 : 1), 'refuted'],
    ['1, but 1.6 at one B', (batchSize: number) => (batchSize === 16 ? 1.6 : 1), 'refuted'],
  ] as const)('late BS·η/2 of %s', (_, late, kind) => {
    const stream = streamOf(1);
    // early values are far off, and so is one of the five late ones: neither may count
    const level = (batchSize: number, share: number) =>
      share < 0.75 ? 0.1 : share === 0.875 ? 50 : noisy(late(batchSize), 0.03, stream);
    expect(verdictOf(batchSharpnessAtEdge, edgeRuns(5, level))).toBe(kind);
  });

  test('diverged runs are left out and counted', () => {
    const stream = streamOf(2);
    const runs = edgeRuns(5, () => noisy(1, 0.03, stream));
    const lost = { ...runs[0], batchSharpness: SHARES.map((share) => (share < 0.5 ? 10 : Number.NaN)) };
    const evidence = batchSharpnessAtEdge.evidence([lost, ...runs.slice(1)]);
    expect(judge(batchSharpnessAtEdge, evidence).kind).toBe('supported');
    expect(evidence.remarks).toEqual(['1 of 25 runs diverged; they are left out.']);
  });

  test.each([2, 3, 5])(`values that know no edge, on %d seeds: supported in at most 5 % of ${DRAWS} draws`, (seeds) => {
    // a median of five of spread 1.5 has 70 % of its mass outside [0.7, 1.2]
    const make = (stream: RandomStream) => edgeRuns(seeds, () => noisy(1, 1.5, stream));
    expect(countOf(batchSharpnessAtEdge, ['supported'], make)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('on a real network, full batch: ∇LᵀH∇L/‖∇L‖² at every share of the steps', async () => {
    const shortened: ExperimentRunner = {
      ...nodeRunner,
      examine: (input, task) => nodeRunner.examine({ ...input, budget: { kind: 'steps', steps: 64 } }, task),
    };
    const context = { signal: new AbortController().signal, onProgress: () => {} };
    const fullBatch = stochasticEdgeSweeps({ batchSizes: [300], seeds: 1 });
    const [found] = await followEdgeRuns(fullBatch, { ...context, runner: shortened });
    const expected: number[] = [];
    await shortened.examine(fullBatch[0], async ({ plan, program, states }) => {
      for (const step of [2, 4, 8, 16, 32, 48, 52, 56, 60, 64]) {
        const point = await program.at((await states(plan.runs[0]).at(step)).theta);
        const gradient = await point.gradient();
        const product = await point.hessianVector(gradient);
        expected.push(innerProduct(gradient, product) / innerProduct(gradient, gradient));
        point.dispose();
      }
    });
    // what the probe allows itself, 16 of its roundoffs 2⁻²⁰, for it and for the products made here
    const relative = found.batchSharpness.map((value, i) => Math.abs(value / expected[i] - 1));
    expect(Math.max(...relative)).toBeLessThan(2 ** -15);
  });
});

describe('AB24-2', () => {
  const runs = (seeds: number, sharpness: (batchSize: number) => number): NetworkRun[] =>
    grid(seeds, (cell) => ({
      ...cell,
      outcome: 'budgetSpent',
      step: 4000,
      stepsPerEpoch: 9,
      trainLoss: 1e-4,
      testAccuracy: Number.NaN,
      sharpness: sharpness(cell.batchSize),
      lossTrace: [],
      sharpnessTrace: [],
    }));
  const spread = (stream: RandomStream) => 1 + 0.03 * stream.normal();

  test.each([
    ['rising to 2/η with B', (batchSize: number) => 10 * (batchSize / 64) ** 0.5, 'supported'],
    ['falling with B', (batchSize: number) => 10 * (4 / batchSize) ** 0.5, 'refuted'],
    ['rising with B, but at the edge already at B = 4', (batchSize: number) => 8 + batchSize / 8, 'refuted'],
  ] as const)('λ₁ %s', (_, law, kind) => {
    const stream = streamOf(3);
    expect(
      verdictOf(
        sharpnessBelowEdge,
        runs(6, (batchSize) => law(batchSize) * spread(stream)),
      ),
    ).toBe(kind);
  });

  test.each([2, 3, 6])(`pure noise on %d seeds is supported in at most 5 % of ${DRAWS} draws`, (seeds) => {
    const make = (stream: RandomStream) => runs(seeds, () => 3 * Math.exp(stream.normal()));
    expect(countOf(sharpnessBelowEdge, ['supported'], make)).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});

describe('AB24-3', () => {
  type Peak = (checkpoint: 'edge' | 'off', change: { rate: number; batch: number }) => number;

  /** Losses of 1e-4 that jump to `peak` times that and come back. */
  function perturbed(seeds: number, peak: Peak) {
    const runsAt = (checkpoint: 'edge' | 'off', learningRate: number): NetworkRun[] =>
      [8, 16].flatMap((batchSize) =>
        [1, 2].flatMap((rate) =>
          Array.from({ length: seeds }, (_, seed): NetworkRun => {
            const values = [1e-4, 1e-4 * peak(checkpoint, { rate, batch: batchSize / 16 }), 1e-5];
            return {
              learningRate: rate * learningRate,
              batchSize,
              seed,
              outcome: 'budgetSpent',
              step: 400,
              stepsPerEpoch: 18,
              trainLoss: 1e-5,
              testAccuracy: Number.NaN,
              sharpness: Number.NaN,
              lossTrace: values.map((value, i) => ({ run: 0, probe: 'trainLoss', step: 200 * i, value })),
              sharpnessTrace: [],
            };
          }),
        ),
      );
    return { edge: runsAt('edge', 0.2), off: runsAt('off', 0.05) };
  }
  const plain = ({ rate, batch }: { rate: number; batch: number }) => rate === 1 && batch === 1;

  test.each([
    ['a jump at the edge alone', (at, change) => (at === 'edge' && !plain(change) ? 1000 : 1.2), 'supported'],
    ['a jump at both', (_, change) => (plain(change) ? 1.2 : 1000), 'refuted'],
    ['a jump at neither', () => 1.2, 'refuted'],
    ['a jump without any change, too', (at) => (at === 'edge' ? 1000 : 1.2), 'refuted'],
    ['a jump at the edge for smaller B alone', (at, { batch }) => (at === 'edge' && batch < 1 ? 1e3 : 1.2), 'refuted'],
  ] as [string, Peak, VerdictKind][])('%s', (_, peak, kind) => {
    const stream = streamOf(4);
    const traces = perturbed(5, (at, change) => Math.max(1, peak(at, change) * (1 + 0.1 * stream.normal())));
    expect(verdictOf(perturbationAtEdge, traces)).toBe(kind);
  });

  test('a run that diverges counts with its last finite loss and is said', () => {
    const traces = perturbed(5, (at, change) => (at === 'edge' && !plain(change) ? 1000 : 1.2));
    const end = { run: 0, probe: 'trainLoss' as const, step: 400, value: Number.NaN };
    const edge = traces.edge.map((run) =>
      run.learningRate === 0.4 && run.seed === 0
        ? { ...run, outcome: 'diverged' as const, lossTrace: [...run.lossTrace, end] }
        : run,
    );
    const evidence = perturbationAtEdge.evidence({ ...traces, edge });
    expect(evidence.measured[0].estimate).toBeCloseTo(1000, 6);
    expect(evidence.remarks).toEqual(['2 of 40 runs diverged: their last finite loss counts.']);
  });

  test.each([2, 3, 5])(
    `peaks that know nothing of the edge, on %d seeds: supported in at most 5 % of ${DRAWS} draws`,
    (seeds) => {
      const make = (stream: RandomStream) => perturbed(seeds, () => Math.max(1, 12 * Math.exp(3 * stream.normal())));
      expect(countOf(perturbationAtEdge, ['supported'], make)).toBeLessThanOrEqual(FIVE_PERCENT);
    },
  );
});

describe('AB24-4', () => {
  const NAMES = ['SGD', 'noisy gradient descent', 'gradient descent'] as const;
  const runs = (seeds: number, stream: RandomStream, sharpness: readonly number[], spread = 0.05): EdgeDynamicsRun[] =>
    NAMES.flatMap((dynamics, i) =>
      range(seeds).map((seed) => ({
        ...RUN,
        learningRate: LEARNING_RATE,
        outcome: 'budgetSpent',
        dynamics,
        seed,
        sharpness: sharpness[i] * Math.exp(spread * stream.normal()),
      })),
    );

  test('SGD below both is supported; equal to noisy gradient descent, or to gradient descent, refuted', () => {
    expect(verdictOf(matchedNoiseAtEdge, runs(10, streamOf(1), [5, 10, 10]))).toBe('supported');
    expect(verdictOf(matchedNoiseAtEdge, runs(10, streamOf(1), [5, 5, 10]))).toBe('refuted');
    expect(verdictOf(matchedNoiseAtEdge, runs(10, streamOf(1), [10, 15, 10]))).toBe('refuted');
  });

  test('a seed with a diverged run is left out and counted', () => {
    const [first, ...rest] = runs(10, streamOf(2), [5, 10, 10]);
    const evidence = matchedNoiseAtEdge.evidence([{ ...first, outcome: 'diverged', sharpness: Number.NaN }, ...rest]);
    expect(evidence.measured.map(({ replicates }) => replicates)).toEqual([9, 9]);
    expect(evidence.remarks).toEqual(['1 of 30 runs diverged; they are left out.']);
  });

  test.each([2, 10])(`a ratio of the margin, on %d seeds: supported in at most 5 % of ${DRAWS} draws`, (seeds) => {
    const margin = (stream: RandomStream) => runs(seeds, stream, [8, 10, 20], 0.1);
    expect(countOf(matchedNoiseAtEdge, ['supported'], margin)).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});
