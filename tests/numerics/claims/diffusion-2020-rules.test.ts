import { describe, expect, test } from 'vitest';
import { escapeDirections } from '../../../src/claims/diffusion-2020/escape-directions.ts';
import { ESCAPE_LAWS } from '../../../src/claims/diffusion-2020/escape-laws.ts';
import type { EscapeLine } from '../../../src/claims/diffusion-2020/escape-line.ts';
import { iterationsToExit } from '../../../src/claims/diffusion-2020/iterations-to-exit.ts';
import { noiseFollowsHessian } from '../../../src/claims/diffusion-2020/noise-follows-hessian.ts';
import type { MatrixSample } from '../../../src/claims/diffusion-2020/noise-matrices.ts';
import { valleyPreference } from '../../../src/claims/diffusion-2020/valley-preference.ts';
import { whiteNoiseEscape } from '../../../src/claims/diffusion-2020/white-noise-escape.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { isFullSize } from '../../support/full-size.ts';
import { DECIDED, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';
import { occupationLine } from './planted-toys.ts';

describe('X20-1', () => {
  const { countOf, streamOf } = draws(4242);
  const curvatures = range(30).map((i) => 0.9 ** i);
  const matrices = (
    seeds: number,
    cosine: (noise: RandomStream) => number,
    variance: (noise: RandomStream, curvature: number) => number,
    noise = streamOf(2),
  ): MatrixSample[] =>
    range(seeds).flatMap((seed) =>
      [2, 10, 50, 200].map((epoch) => ({
        seed,
        epoch,
        cosine: cosine(noise),
        curvatures,
        variances: curvatures.map((curvature) => variance(noise, curvature)),
      })),
    );
  const near = (value: number) => (noise: RandomStream) => value + 0.01 * noise.normal();
  const powerLaw = (exponent: number) => (noise: RandomStream, curvature: number) =>
    0.02 * curvature ** exponent * Math.exp(0.1 * noise.normal());

  test('a power of λ is supported whatever its factor; noise along all directions alike is refuted', () => {
    expect(verdictOf(noiseFollowsHessian, matrices(5, near(0.8), powerLaw(1.3)))).toBe('supported');
    expect(verdictOf(noiseFollowsHessian, matrices(5, near(0.8), powerLaw(0)))).toBe('refuted');
    expect(verdictOf(noiseFollowsHessian, matrices(5, near(0.3), powerLaw(1.3)))).toBe('refuted');
  });

  test.each([2, 4])(
    'a cosine about the limit on %d seeds is decided in at most 5 %',
    (seeds) => {
      const at = (noise: RandomStream) => {
        const perSeed = range(seeds).map(() => 0.6 + 0.02 * noise.normal());
        return matrices(seeds, () => 0.6, powerLaw(1.3), noise).map((sample) => ({
          ...sample,
          cosine: perSeed[sample.seed],
        }));
      };
      expect(countOf(noiseFollowsHessian, DECIDED, at)).toBeLessThanOrEqual(FIVE_PERCENT);
    },
    60_000,
  );

  test('the remarks tell the factor, which is no part of the rule', () => {
    const { remarks } = noiseFollowsHessian.evidence(
      matrices(
        5,
        () => 0.75,
        (_, curvature) => 0.02 * curvature,
      ),
    );
    expect(remarks[0]).toBe('Epoch 2: cosine 0.75, slope 1.00, r² 1.00, C₁₁/λ₁ 0.020.');
  });
});

const { streamOf } = draws(12345);
/** Particles of a cell that decide a planted law. */
const PARTICLES = isFullSize ? 200 : 120;

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

describe.each([...ESCAPE_LAWS, iterationsToExit])('X20-2, X20-3, X20-4 and X20-7: $id', (claim) => {
  const x = [1, 2, 3, 4, 5, 6, 7, 8];
  const lines = (strength: number, draw: number, particles: number) =>
    [2 * draw, 2 * draw + 1].map((seed) =>
      escapeLine(x, { exponent: (at) => 0.8 * at, mean: (at) => 0.8 * strength * at }, { draw: seed, particles }),
    );

  test('supports the planted law, refutes its opposite', () => {
    expect(verdictOf(claim, lines(1, 0, PARTICLES))).toBe('supported');
    expect(verdictOf(claim, lines(-1, 0, PARTICLES / 2))).toBe('refuted');
  });

  test('never supports times that do not depend on anything', () => {
    for (let draw = 0; draw < (isFullSize ? 20 : 3); draw++)
      expect(verdictOf(claim, lines(0, draw, 12))).not.toBe('supported');
  });
});

describe('X20-2, X20-3 and X20-4: strength', () => {
  test('a law with half or one and a half times the slope is refuted', () => {
    for (const claim of isFullSize ? ESCAPE_LAWS : ESCAPE_LAWS.slice(0, 1))
      for (const strength of [0.5, 1.5]) {
        const line = escapeLine(
          [1, 2, 3, 4, 5],
          { exponent: (x) => x, mean: (x) => strength * x },
          { draw: 3, particles: 150 },
        );
        expect(verdictOf(claim, [line, line])).toBe('refuted');
      }
  });
});

describe('X20-5', () => {
  test('a power of k is supported, an exponential of 1/k refuted', () => {
    const sharpness = [0.5, 0.7, 1, 1.4, 2].map((k) => 1 / k);
    const size = { draw: 1, particles: isFullSize ? 1500 : 400 };
    const overNoise = escapeLine([3, 4, 5, 6, 7], { exponent: (x) => x, mean: (x) => x }, size);
    const power = escapeLine(sharpness, { exponent: () => 5, mean: (x) => Math.log(x) }, size);
    const exponential = escapeLine(sharpness, { exponent: (x) => 3 * x, mean: (x) => 3 * x }, size);
    expect(verdictOf(whiteNoiseEscape, [overNoise, overNoise, power, power, exponential])).toBe('supported');
    expect(verdictOf(whiteNoiseEscape, [overNoise, overNoise, exponential, power, exponential])).toBe('refuted');
    expect(verdictOf(whiteNoiseEscape, [overNoise, overNoise, power, power, power])).toBe('refuted');
  });
});

describe('X20-6', () => {
  test('an exponential preference under SGD noise alone', () => {
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
});

describe('X20-8', () => {
  test('counts far apart either way, and equal counts', () => {
    const along = (sharp: number, rest: number) => [sharp, sharp, ...new Array(8).fill(rest)];
    const counts = (exits: number[], name: string) => ({ name, particles: exits.reduce((a, b) => a + b), exits });
    expect(verdictOf(escapeDirections, [counts(along(140, 2), 'sgd'), counts(along(50, 24), 'white')])).toBe(
      'supported',
    );
    expect(verdictOf(escapeDirections, [counts(along(30, 30), 'sgd'), counts(along(30, 30), 'white')])).toBe('refuted');
  });
});
