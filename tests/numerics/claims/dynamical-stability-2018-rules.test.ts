import { describe, expect, test } from 'vitest';
import { boundedNonUniformity } from '../../../src/claims/dynamical-stability-2018/bounded-non-uniformity.ts';
import { CELLS, DEPARTURE_EXAMPLES, type Departure } from '../../../src/claims/dynamical-stability-2018/departures.ts';
import { differentRoles } from '../../../src/claims/dynamical-stability-2018/different-roles.ts';
import { edgeOfDescent } from '../../../src/claims/dynamical-stability-2018/edge-of-descent.ts';
import { escapeFromMinimum } from '../../../src/claims/dynamical-stability-2018/escape-from-minimum.ts';
import { flatMinimaGeneralise } from '../../../src/claims/dynamical-stability-2018/flat-minima-generalise.ts';
import type { Minimum } from '../../../src/claims/dynamical-stability-2018/minima.ts';
import { momentumAndSharpness } from '../../../src/claims/dynamical-stability-2018/momentum-and-sharpness.ts';
import { nonUniformMinimum } from '../../../src/claims/dynamical-stability-2018/non-uniform-minimum.ts';
import { sharpAndUneven } from '../../../src/claims/dynamical-stability-2018/sharp-and-uneven.ts';
import { sharpnessAndBatchSize } from '../../../src/claims/dynamical-stability-2018/sharpness-and-batch-size.ts';
import type { ExperimentRunner } from '../../../src/claims/experiment-runner.ts';
import { judge } from '../../../src/claims/judge.ts';
import { lateSteps } from '../../../src/claims/late-sharpness.ts';
import type { NetworkRun } from '../../../src/claims/network-runs.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import type { Run } from '../../../src/sweep/sweep-plan.ts';
import type { Planted } from './fake-runner.ts';
import { DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';
import { nodeRunner } from './node-runner.ts';
import { ending, late, noiseRuns, performed, power } from './planted-runs.ts';

const { countOf, streamOf } = draws(778);

describe('W18-1', () => {
  test('late sharpness at 2/η, a quarter below it, and independent of η', async () => {
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
});

describe('W18-2', () => {
  test('sharpness growing with B, falling with it, or not known from three cells', async () => {
    expect((await performed(sharpnessAndBatchSize, ending('budgetSpent', power(-1, 0.4)))).kind).toBe('supported');
    expect((await performed(sharpnessAndBatchSize, ending('budgetSpent', power(-1, -0.4)))).kind).toBe('refuted');
    const { asked } = await performed(sharpnessAndBatchSize, ending('budgetSpent', power(-1, 0.4)));
    // 4,000 steps or 400 epochs, whichever is more: 75 and 4 steps an epoch at B = 4 and 64
    expect(asked[0].budget).toEqual({ kind: 'epochs', epochs: 400 });
    expect(asked[4].budget).toEqual({ kind: 'epochs', epochs: 1000 });
  });
});

describe('W18-7', () => {
  test('unequal exponents, equal and opposite ones, and a stronger batch size', async () => {
    expect((await performed(differentRoles, ending('budgetSpent', power(-1, 0.3)))).kind).toBe('supported');
    expect((await performed(differentRoles, ending('budgetSpent', power(-0.3, 0.3)))).kind).toBe('refuted');
    expect((await performed(differentRoles, ending('budgetSpent', power(-0.3, 1)))).kind).toBe('refuted');
  });
});

describe.each([2, 3, 5])(`W18-1, W18-2 and W18-7 on pure noise of %d seeds, ${DRAWS} draws`, (seeds) => {
  const { countOf } = draws(777);
  const runs = (_: RandomStream, draw: number) => noiseRuns([0.0125, 0.05, 0.2], [4, 16, 64], seeds, draw);
  const spent = (noise: RandomStream, draw: number) =>
    runs(noise, draw).map((run): NetworkRun => ({ ...run, outcome: 'budgetSpent' }));

  test('supported in at most 5 %', () => {
    for (const claim of [sharpnessAndBatchSize, differentRoles, edgeOfDescent])
      expect(countOf(claim, ['supported'], spent)).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});

interface PlantedShape {
  readonly a: number;
  readonly s: number;
  readonly accuracy?: number;
  readonly trainLoss?: number;
}

/** Minima over η = 0.1, 0.2 and B = 4 … 64. */
const minima = (
  seeds: number,
  plant: (cell: { eta: number; b: number; noise: RandomStream }) => PlantedShape,
  draw = 0,
) => {
  const noise = streamOf(draw);
  return range(seeds).flatMap((seed) =>
    [0.1, 0.2].flatMap((eta) =>
      [4, 8, 16, 32, 64].map((b): Minimum => {
        const { a, s, accuracy = 0.8, trainLoss = 1e-3 } = plant({ eta, b, noise });
        return {
          learningRate: eta,
          batchSize: b,
          seed,
          initialLoss: 0.5,
          trainLoss,
          testAccuracy: accuracy,
          sharpness: a,
          nonUniformity: s,
        };
      }),
    ),
  );
};
/** √(B(n − 1)/(n − B))/η at n = 300, written out. */
const bound = (eta: number, b: number) => Math.sqrt((b * 299) / (300 - b)) / eta;
const jitter = (noise: RandomStream) => 1 + 0.02 * noise.normal();

describe('W18-3', () => {
  const judged = (share: (b: number) => number) =>
    verdictOf(
      boundedNonUniformity,
      minima(6, ({ eta, b, noise }) => ({ a: 5, s: share(b) * bound(eta, b) * jitter(noise) })),
    );

  test('s at 0.8 of its bound is supported; at 1.6 of it, at 0.1 of it, or falling with B, refuted', () => {
    expect(judged(() => 0.8)).toBe('supported');
    expect(judged(() => 1.6)).toBe('refuted');
    expect(judged(() => 0.1)).toBe('refuted');
    expect(judged((b) => 4 / b)).toBe('refuted');
  });

  test('one cell far above its bound refutes what the median would support', () => {
    expect(judged((b) => (b === 16 ? 2 : 0.6))).toBe('refuted');
  });

  test('pure noise is supported in at most 5 %', () => {
    const noisy = (noise: RandomStream) =>
      minima(3, ({ eta, b }) => ({ a: 5, s: bound(eta, b) * (0.3 + 0.6 * noise.uniform()) }));
    const scattered = (noise: RandomStream) => minima(3, () => ({ a: 5, s: 20 * Math.exp(noise.normal()) }));
    // the first respects the bound and so grows with B: only the second is noise altogether
    expect(countOf(boundedNonUniformity, ['refuted'], noisy)).toBeLessThanOrEqual(FIVE_PERCENT);
    expect(countOf(boundedNonUniformity, ['supported'], scattered)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('a diverged run is left out and counted', () => {
    const runs = minima(6, ({ eta, b, noise }) => ({ a: 5, s: 0.8 * bound(eta, b) * jitter(noise) }));
    const lost = runs.map((run, i) => (i === 7 ? { ...run, trainLoss: 3, nonUniformity: 1e6 } : run));
    expect(verdictOf(boundedNonUniformity, lost)).toBe('supported');
    expect(boundedNonUniformity.evidence(lost).remarks).toEqual(['1 of 60 runs diverged; they are left out.']);
  });
});

describe('W18-4 and W18-9', () => {
  const noisy = (noise: RandomStream): PlantedShape => ({
    a: Math.exp(noise.normal()),
    s: Math.exp(noise.normal()),
    accuracy: noise.uniform(),
  });

  test('a and s that go together, against each other, or by themselves', () => {
    const together = (sign: number) =>
      minima(4, ({ b, noise }) => ({ a: b * jitter(noise), s: b ** sign * jitter(noise) }));
    expect(verdictOf(sharpAndUneven, together(1))).toBe('supported');
    expect(verdictOf(sharpAndUneven, together(-1))).toBe('refuted');
    expect(countOf(sharpAndUneven, ['supported'], (noise) => minima(3, () => noisy(noise)))).toBeLessThanOrEqual(
      FIVE_PERCENT,
    );
  });

  test('accuracy that falls with a and s, rises with them, or knows nothing of them', () => {
    const accuracy = (slope: number) =>
      minima(4, ({ b, noise }) => {
        const a = b * jitter(noise);
        return { a, s: 2 * a * jitter(noise), accuracy: 0.8 + slope * Math.log(a) + 0.005 * noise.normal() };
      });
    expect(verdictOf(flatMinimaGeneralise, accuracy(-0.02))).toBe('supported');
    expect(verdictOf(flatMinimaGeneralise, accuracy(0.02))).toBe('refuted');
    for (const seeds of [2, 3, 6])
      expect(
        countOf(flatMinimaGeneralise, ['supported', 'refuted'], (noise) => minima(seeds, () => noisy(noise))),
      ).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});

/** Real networks, of one seed. */
const oneSeed: ExperimentRunner = {
  ...nodeRunner,
  examine: (spec, task) => nodeRunner.examine({ ...spec, grid: { ...spec.grid, seeds: 1 } }, task),
};
const context = () => ({ runner: oneSeed, signal: new AbortController().signal, onProgress: () => {} });

describe('W18-5', () => {
  const { countOf } = draws(779);
  const shape = { sharpness: 21, nonUniformity: 57 };
  /** By the condition, written out: 2/η = 28.6, and √(99B/(100 − B)) against 57η for B = 64, 16, 8, 4. */
  const ESCAPES = [false, false, false, true, true, false, true, true];
  const curve = range(40).map((i) => i + 1);

  const departed = (
    seeds: number,
    escapes: (cell: number) => boolean,
    logDistance: (step: number) => number = (step) => -8 + 0.1 * step,
  ): Departure[] =>
    range(seeds).flatMap((seed) =>
      CELLS.map(([learningRate, batchSize], cell) => ({
        learningRate,
        batchSize,
        seed,
        shape: { ...shape },
        startLoss: 1e-5,
        largestLoss: escapes(cell) ? 1e-2 : 1.2e-5,
        steps: curve,
        logDistances: curve.map(logDistance),
      })),
    );

  test('the pairs that leave a = 21, s = 57 are those beyond the rectangle', () => {
    const bound = (b: number) => Math.sqrt((99 * b) / (100 - b));
    const beyond = CELLS.map(([eta, b]) => 21 > 2 / eta || (b < DEPARTURE_EXAMPLES && 57 * eta > bound(b)));
    expect(beyond).toEqual(ESCAPES);
  });

  test('escapes as predicted, everywhere or nowhere', () => {
    expect(
      verdictOf(
        escapeFromMinimum,
        departed(6, (cell) => ESCAPES[cell]),
      ),
    ).toBe('supported');
    expect(
      verdictOf(
        escapeFromMinimum,
        departed(6, () => true),
      ),
    ).toBe('refuted');
    expect(
      verdictOf(
        escapeFromMinimum,
        departed(6, (cell) => !ESCAPES[cell]),
      ),
    ).toBe('refuted');
    expect(judge(escapeFromMinimum, escapeFromMinimum.evidence(departed(6, () => false))).parts[0].kind).toBe(
      'refuted',
    );
  });

  test('a distance that grows as a power or diffuses is no instability', () => {
    const expected = (cell: number) => ESCAPES[cell];
    expect(
      verdictOf(
        escapeFromMinimum,
        departed(6, expected, (step) => -8 + 2 * Math.log(step)),
      ),
    ).toBe('refuted');
    expect(
      verdictOf(
        escapeFromMinimum,
        departed(6, expected, (step) => -8 + 0.5 * Math.log(step)),
      ),
    ).toBe('refuted');
  });

  test('a loss that is not a number has escaped', () => {
    const lost = departed(6, (cell) => ESCAPES[cell]).map((departure) =>
      departure.largestLoss > 1e-3 ? { ...departure, largestLoss: Number.NaN } : departure,
    );
    expect(verdictOf(escapeFromMinimum, lost)).toBe('supported');
  });

  test('escapes by chance are supported in at most 5 %', () => {
    expect(
      countOf(escapeFromMinimum, ['supported'], (noise) => departed(3, () => noise.uniform() < 0.5)),
    ).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('from a real minimum: full-batch descent stays and moves on, at three times the η it escapes', async () => {
    const found = await escapeFromMinimum.perform('quick', context());
    expect(found).toHaveLength(CELLS.length);
    const [stays] = found.filter(
      ({ learningRate, batchSize }) => learningRate === 0.07 && batchSize === DEPARTURE_EXAMPLES,
    );
    const [leaves] = found.filter(({ learningRate }) => learningRate === 0.21);
    expect(stays.startLoss).toBeLessThan(1e-4);
    expect(stays.largestLoss).toBe(stays.startLoss); // descent inside its edge never rises
    expect(leaves.largestLoss).toBeGreaterThan(100 * leaves.startLoss);
    expect(new Set(found.map((departure) => departure.shape)).size).toBe(1);
    expect(stays.shape.sharpness).toBeLessThan(2 / 0.07);
    // the first step of full-batch descent is η‖∇L‖: three times as long at three times the η, to f32 in θ of order 1 on both
    const first = ({ logDistances }: Departure) => Math.exp(logDistances[0]);
    expect(Math.abs(first(leaves) / first(stays) - 3)).toBeLessThan((4 * Math.sqrt(4522) * 2 ** -24) / first(stays));
  });
});

describe('W18-6', () => {
  test('a switch between 0.5 and 0.6, nowhere, or the other way round', () => {
    const factors = Array.from({ length: 24 }, (_, cell) => {
      const [batchSize, nonUniformity, learningRate] = [
        [1, 4, 16, 20][Math.floor(cell / 6)],
        [0.5, 1, 2][Math.floor((cell % 6) / 2)],
        [0.5, 1.5][cell % 2],
      ];
      const value =
        (1 - learningRate) ** 2 + (learningRate * nonUniformity) ** 2 * ((20 - batchSize) / (batchSize * 19));
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
});

describe('W18-8', () => {
  const betas = [0, 0.2, 0.4, 0.6, 0.8];
  const runs = (seeds: number, sharpness: (beta: number, noise: RandomStream) => number, noise = streamOf(0)) =>
    range(seeds).flatMap((seed) =>
      betas.map((momentum) => late({ seed, momentum, sharpness: sharpness(momentum, noise) })),
    );
  const edge = (beta: number) => (2 * (1 + beta)) / 0.2;
  const descent = runs(6, (beta, noise) => edge(beta) * (1 + 0.003 * noise.normal()));
  const sgd = (sign: number) => runs(6, (beta, noise) => 5 * Math.exp(sign * beta) * jitter(noise));

  test('descent at its limit and SGD falling is supported; either of them otherwise is refuted', () => {
    expect(verdictOf(momentumAndSharpness, { descent, sgd: sgd(-1) })).toBe('supported');
    expect(verdictOf(momentumAndSharpness, { descent, sgd: sgd(1) })).toBe('refuted');
    const plain = runs(6, (_, noise) => 10 * (1 + 0.003 * noise.normal())); // 2/η whatever β
    expect(verdictOf(momentumAndSharpness, { descent: plain, sgd: sgd(-1) })).toBe('refuted');
    const below = runs(6, (beta) => (beta === 0.8 ? 0.8 : 1) * edge(beta)); // one β that stays below
    expect(verdictOf(momentumAndSharpness, { descent: below, sgd: sgd(-1) })).toBe('refuted');
  });

  test('pure noise is supported in at most 5 %', () => {
    const make = (noise: RandomStream) => ({ descent, sgd: runs(3, () => Math.exp(noise.normal()), noise) });
    expect(countOf(momentumAndSharpness, ['supported'], make)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('late steps are the last quarter to the end, odd and even in turn', () => {
    for (const endStep of [5000, 7200, 10_000, 4321]) {
      const steps = lateSteps(endStep);
      expect(steps.at(-1)).toBe(endStep);
      expect(steps[0]).toBeGreaterThanOrEqual(0.75 * endStep - 1);
      expect(steps).toEqual([...steps].sort((a, b) => a - b));
      expect(steps.map((step, i) => (endStep - step + steps.length - 1 - i) % 2)).toEqual(steps.map(() => 0));
    }
  });
});
