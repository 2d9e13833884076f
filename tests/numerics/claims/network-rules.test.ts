import { describe, expect, test } from 'vitest';
import type { Claim, ClaimSize } from '../../../src/claims/claim.ts';
import { differentRoles } from '../../../src/claims/dynamical-stability-2018/different-roles.ts';
import { edgeOfDescent } from '../../../src/claims/dynamical-stability-2018/edge-of-descent.ts';
import { sharpnessAndBatchSize } from '../../../src/claims/dynamical-stability-2018/sharpness-and-batch-size.ts';
import { edgeHovering } from '../../../src/claims/edge-of-stability-2021/edge-hovering.ts';
import { momentumLimits } from '../../../src/claims/edge-of-stability-2021/momentum-limits.ts';
import { judge, type VerdictKind } from '../../../src/claims/judge.ts';
import { logLossAt } from '../../../src/claims/loss-at-epoch.ts';
import type { NetworkRun } from '../../../src/claims/network-runs.ts';
import { peakSharpness } from '../../../src/claims/sharpest-directions-2018/peak-sharpness.ts';
import { riseAndFall } from '../../../src/claims/sharpest-directions-2018/rise-and-fall.ts';
import { learningRateAndBatchSize } from '../../../src/claims/three-factors-2017/learning-rate-and-batch-size.ts';
import { ratioAndTestAccuracy } from '../../../src/claims/three-factors-2017/ratio-and-test-accuracy.ts';
import { rescalingBreakdown } from '../../../src/claims/three-factors-2017/rescaling-breakdown.ts';
import { rescalingInvariance } from '../../../src/claims/three-factors-2017/rescaling-invariance.ts';
import { widthOfMinima } from '../../../src/claims/three-factors-2017/width-of-minima.ts';
import { PURPOSE, type RandomStream, randomStream } from '../../../src/math/rng.ts';
import type { SweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import type { Run } from '../../../src/sweep/sweep-plan.ts';
import { createFakeLaboratory, type Planted } from './fake-laboratory.ts';

const streamOf = (draw: number) => randomStream(draw, PURPOSE.particles, 777);
const verdictOf = <T>(claim: Claim<T>, traces: T): VerdictKind => judge(claim, claim.evidence(traces)).kind;

/** Performs a claim in a laboratory that plants what each run measures, and judges it. */
async function performed<T>(
  claim: Claim<T>,
  plant: (run: Run, noise: RandomStream, spec: SweepSpec) => Planted,
  size: ClaimSize = 'quick',
) {
  const stream = streamOf(1);
  const { laboratory, asked } = createFakeLaboratory((run, spec) => plant(run, stream, spec));
  const progress: number[] = [];
  const traces = await claim.perform(size, {
    laboratory,
    signal: new AbortController().signal,
    onProgress: (fraction) => void progress.push(fraction),
  });
  expect(progress.at(-1)).toBe(1);
  return { kind: verdictOf(claim, traces), evidence: claim.evidence(traces), asked };
}

type Law = (run: Run, noise: RandomStream) => number;
const ending =
  (outcome: Planted['outcome'], sharpness: Law, accuracy: Law = () => 0.9) =>
  (run: Run, noise: RandomStream) => ({
    outcome,
    samples: {
      trainLoss: [[100, 0.05]] as const,
      testAccuracy: [[100, accuracy(run, noise)]] as const,
      sharpness: [[100, sharpness(run, noise)]] as const,
    },
  });
const power =
  (alpha: number, beta: number, spread = 0.02): Law =>
  ({ learningRate, batchSize }, noise) =>
    10 * learningRate ** alpha * batchSize ** beta * Math.exp(spread * noise.normal());

describe('J17-1', () => {
  test.each([
    ['λ₁ ∝ (η/B)^−¼', power(-0.25, 0.25), 'supported'],
    ['λ₁ ∝ (η/B)^¼', power(0.25, -0.25), 'refuted'],
    ['λ₁ ∝ 1/η alone', power(-1, 0), 'refuted'],
    ['λ₁ ∝ η^−0.9 B^0.4: the ratio does not decide alone', power(-0.9, 0.4), 'refuted'],
  ] as const)('%s', async (_, law, kind) => {
    expect((await performed(widthOfMinima, ending('reachedTarget', law))).kind).toBe(kind);
  });

  test('runs that did not reach the target are left out and counted', async () => {
    const { kind, evidence } = await performed(widthOfMinima, (run, noise) =>
      run.learningRate === 0.0125 && run.batchSize === 64
        ? ending('budgetSpent', () => 1000)(run, noise)
        : ending('reachedTarget', power(-0.25, 0.25))(run, noise),
    );
    expect(kind).toBe('supported');
    expect(evidence.remarks).toContain('5 of 45 runs spent their budget before the target; they are left out.');
  });
});

describe('J17-2 and FFM18-1', () => {
  const accuracy =
    (effect: number): Law =>
    ({ learningRate, batchSize }, noise) =>
      0.9 + effect * Math.log(learningRate / batchSize) + 0.005 * noise.normal();

  test('accuracy that rises with η/B, falls with it, or knows nothing of it', async () => {
    const plant = (effect: number) => ending('reachedTarget', power(-0.25, 0.25), accuracy(effect));
    expect((await performed(ratioAndTestAccuracy, plant(0.01))).kind).toBe('supported');
    expect((await performed(ratioAndTestAccuracy, plant(-0.01))).kind).toBe('refuted');
    expect((await performed(ratioAndTestAccuracy, plant(0))).kind).toBe('undecided');
    expect((await performed(learningRateAndBatchSize, plant(0.01))).kind).toBe('supported');
    expect((await performed(learningRateAndBatchSize, plant(-0.01))).kind).toBe('refuted');
    expect((await performed(learningRateAndBatchSize, plant(0))).kind).toBe('undecided');
  });
});

/** A grid of runs of pure noise: every number is drawn afresh, whatever η, B and seed. */
function noiseRuns(rates: readonly number[], batches: readonly number[], seeds: number, draw: number): NetworkRun[] {
  const noise = streamOf(draw);
  const runs: NetworkRun[] = [];
  for (let seed = 0; seed < seeds; seed++)
    for (const learningRate of rates)
      for (const batchSize of batches) {
        const sample = (step: number) => ({
          run: 0,
          probe: 'sharpness' as const,
          step,
          value: Math.exp(noise.normal()),
        });
        runs.push({
          learningRate,
          batchSize,
          seed,
          outcome: 'reachedTarget',
          step: 100,
          stepsPerEpoch: 10,
          trainLoss: 0.05,
          testAccuracy: noise.uniform(),
          sharpness: Math.exp(noise.normal()),
          lossTrace: [],
          sharpnessTrace: [sample(0), sample(50), sample(100)],
        });
      }
  return runs;
}

describe.each([2, 3, 5])('pure noise on %d seeds, 1,000 draws', (seeds) => {
  const [rates, batches] = [
    [0.0125, 0.05, 0.2],
    [4, 16, 64],
  ];
  const count = <T>(claim: Claim<T>, kinds: readonly VerdictKind[], make: (draw: number) => T) => {
    let hits = 0;
    for (let draw = 0; draw < 1000; draw++) if (kinds.includes(verdictOf(claim, make(draw)))) hits++;
    return hits;
  };
  const runs = (draw: number) => noiseRuns(rates, batches, seeds, draw);
  const spent = (draw: number) => runs(draw).map((run): NetworkRun => ({ ...run, outcome: 'budgetSpent' }));

  test('claims of a direction are decided either way in at most 5 %', () => {
    for (const claim of [ratioAndTestAccuracy, learningRateAndBatchSize])
      expect(count(claim, ['supported', 'refuted'], runs)).toBeLessThanOrEqual(50);
  });

  test('claims of more than a direction are supported in at most 5 %', () => {
    expect(count(widthOfMinima, ['supported'], runs)).toBeLessThanOrEqual(50);
    for (const claim of [sharpnessAndBatchSize, differentRoles, edgeOfDescent])
      expect(count(claim, ['supported'], spent)).toBeLessThanOrEqual(50);
  });
});

test('W18-2: sharpness growing with B, falling with it, or not known from three cells', async () => {
  expect((await performed(sharpnessAndBatchSize, ending('budgetSpent', power(-1, 0.4)))).kind).toBe('supported');
  expect((await performed(sharpnessAndBatchSize, ending('budgetSpent', power(-1, -0.4)))).kind).toBe('refuted');
  const { asked } = await performed(sharpnessAndBatchSize, ending('budgetSpent', power(-1, 0.4)));
  // 4,000 steps or 400 epochs, whichever is more: 75 and 4 steps an epoch at B = 4 and 64
  expect(asked[0].budget).toEqual({ kind: 'epochs', epochs: 400 });
  expect(asked[4].budget).toEqual({ kind: 'epochs', epochs: 1000 });
});

test('W18-7: unequal exponents, equal and opposite ones, and a stronger batch size', async () => {
  expect((await performed(differentRoles, ending('budgetSpent', power(-1, 0.3)))).kind).toBe('supported');
  expect((await performed(differentRoles, ending('budgetSpent', power(-0.3, 0.3)))).kind).toBe('refuted');
  expect((await performed(differentRoles, ending('budgetSpent', power(-0.3, 1)))).kind).toBe('refuted');
});

test('W18-1: late sharpness at 2/η, a quarter below it, and independent of η', async () => {
  const late =
    (edge: (rate: number) => number) =>
    ({ learningRate, endStep }: Run, noise: RandomStream): Planted => ({
      outcome: 'budgetSpent',
      samples: {
        // early samples are far off: only the last quarter may count, and one spike in it must not
        sharpness: [0, 0.5, 0.8, 0.85, 0.9, 0.95, 1].map((share) => [
          Math.round(share * endStep),
          share < 0.75 ? 1 : share === 0.9 ? 1000 : edge(learningRate) * (1 + 0.002 * noise.normal()),
        ]),
      },
    });
  expect(
    (
      await performed(
        edgeOfDescent,
        late((rate) => 2 / rate),
      )
    ).kind,
  ).toBe('supported');
  expect(
    (
      await performed(
        edgeOfDescent,
        late((rate) => 1.5 / rate),
      )
    ).kind,
  ).toBe('refuted');
  expect(
    (
      await performed(
        edgeOfDescent,
        late(() => 10),
      )
    ).kind,
  ).toBe('refuted');
});

test('J18-1: a clear peak, a rise without a fall, and a flat trace', async () => {
  const shaped =
    (middle: number, last: number) =>
    ({ endStep }: Run, noise: RandomStream): Planted => ({
      outcome: 'budgetSpent',
      samples: {
        sharpness: [
          [0, 2 * (1 + 0.01 * noise.normal())],
          [10, middle],
          [endStep, last],
        ],
      },
    });
  expect((await performed(riseAndFall, shaped(20, 1))).kind).toBe('supported');
  expect((await performed(riseAndFall, shaped(20, 40))).kind).toBe('refuted');
  expect((await performed(riseAndFall, shaped(2, 2))).kind).toBe('refuted');
});

describe('C21-2 and C21-4: sharpness that rises to its limit and stays', () => {
  /** Rises over the first half of the measurements to `edge`, then stays there. */
  const rising =
    (edge: (run: Run, spec: SweepSpec) => number, sign = 1) =>
    (run: Run, noise: RandomStream, spec: SweepSpec): Planted => {
      const samples = Array.from({ length: 40 }, (_, i) => {
        const level = edge(run, spec) * Math.min(1.01, 0.2 + i / 20) ** sign;
        return [Math.round((i * run.endStep) / 39), level * (1 + 0.002 * noise.normal())] as [number, number];
      });
      return { outcome: 'budgetSpent', samples: { sharpness: samples } };
    };

  test('to 2/η, to half of it, or falling', async () => {
    expect(
      (
        await performed(
          edgeHovering,
          rising(({ learningRate }) => 2 / learningRate),
        )
      ).kind,
    ).toBe('supported');
    expect(
      (
        await performed(
          edgeHovering,
          rising(({ learningRate }) => 1 / learningRate),
        )
      ).kind,
    ).toBe('refuted');
    expect(
      (
        await performed(
          edgeHovering,
          rising(({ learningRate }) => 1.8 / learningRate, -1),
        )
      ).kind,
    ).toBe('refuted');
  });

  test('to the limit of its own kind of momentum, or to that of none', async () => {
    const limit = ({ learningRate }: Run, { update: { momentum, nesterov } }: SweepSpec) =>
      (2 + 2 * momentum) / (learningRate * (nesterov ? 1 + 2 * momentum : 1));
    expect((await performed(momentumLimits, rising(limit))).kind).toBe('supported');
    expect(
      (
        await performed(
          momentumLimits,
          rising(({ learningRate }) => 2 / learningRate),
        )
      ).kind,
    ).toBe('refuted');
  });
});

test('J18-2: peaks that fall and come sooner with η, and their opposite; runs sharpest at their end are left out', async () => {
  const peaked =
    (sign: number, stillRising = false) =>
    ({ learningRate, batchSize, endStep }: Run): Planted => {
      const height = 20 * ((batchSize / 16) ** 0.5 * (0.1 / learningRate)) ** sign;
      const at = Math.round(endStep * 0.3 * (0.1 / learningRate) ** (0.8 * sign));
      const shape = stillRising
        ? [
            [0, 1],
            [endStep, height],
          ]
        : [
            [0, 1],
            [Math.min(at, endStep - 1), height],
            [endStep, 1],
          ];
      return { outcome: 'budgetSpent', samples: { sharpness: shape as [number, number][] } };
    };
  expect((await performed(peakSharpness, peaked(1))).kind).not.toBe('refuted'); // 3 seeds of 4 ranks: the steps count
  expect((await performed(peakSharpness, peaked(-1))).kind).toBe('refuted');
  const { kind, evidence } = await performed(peakSharpness, peaked(1, true));
  expect(kind).toBe('undecided');
  expect(evidence.remarks).toEqual(['24 of 24 runs were sharpest at the end; they are left out.']);
});

describe('J17-3 and J17-4', () => {
  /** log L falls linearly in log epoch, by seed; shifted by `shift` in units of the spread between seeds. */
  const curve =
    (shift: (rateFactor: number, batchFactor: number) => number) =>
    ({ learningRate, batchSize, seed, endStep }: Run): Planted => {
      const offset = 0.05 * streamOf(1000 + seed).normal() + 0.05 * shift(learningRate / 0.0125, batchSize / 4);
      const samples = [1, 2, 4, 8, 16, 30].map((epoch) => {
        const step = Math.round((endStep * epoch) / 30);
        return [step, Math.exp(1 - Math.log(epoch) + offset)] as [number, number];
      });
      return { outcome: 'budgetSpent', samples: { trainLoss: [[0, 3], ...samples] } };
    };
  const exact = (rate: number, batch: number) => (rate === batch ? 0.1 * Math.log2(rate) : 20);

  test('curves that coincide along η/B only are supported; along neither, or everywhere, refuted', async () => {
    expect((await performed(rescalingInvariance, curve(exact), 'standard')).kind).toBe('supported');
    expect(
      (
        await performed(
          rescalingInvariance,
          curve((rate, batch) => (rate === 1 && batch === 1 ? 0 : 20)),
          'standard', // D of ten seeds is too uncertain
        )
      ).kind,
    ).toBe('refuted');
    expect(
      (
        await performed(
          rescalingInvariance,
          curve(() => 0),
        )
      ).kind,
    ).toBe('refuted');
  });

  test('a distance that grows and passes 2 at 32, against one that never does', async () => {
    expect(
      (
        await performed(
          rescalingBreakdown,
          curve((rate) => (rate < 8 ? 0 : rate / 4)),
          'standard',
        )
      ).kind,
    ).toBe('supported');
    expect(
      (
        await performed(
          rescalingBreakdown,
          curve((rate) => (rate === 1 ? 0 : 0.1 * Math.log2(rate))),
        )
      ).kind,
    ).toBe('refuted');
  });

  test('log L between samples is linear in log step, and unknown beyond the last', () => {
    const trace = [
      [0, 3],
      [10, Math.exp(1)],
      [1000, Math.exp(-1)],
    ].map(([step, value]) => ({ run: 0, probe: 'trainLoss' as const, step, value }));
    const run = { ...noiseRuns([0.1], [4], 1, 0)[0], lossTrace: trace, stepsPerEpoch: 10 };
    expect(logLossAt(run, 1)).toBeCloseTo(1, 14);
    expect(logLossAt(run, 10)).toBeCloseTo(0, 14);
    expect(logLossAt(run, 100)).toBeCloseTo(-1, 14);
    expect(logLossAt(run, 0.5)).toBeNaN();
    expect(logLossAt(run, 200)).toBeNaN();
  });
});
