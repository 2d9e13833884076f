import { describe, expect, test } from 'vitest';
import type { ParameterLayout } from '../../../src/engine/parameter-layout.ts';
import { parameterLayout } from '../../../src/engine/parameter-layout.ts';
import { PURPOSE, randomStream } from '../../../src/math/rng.ts';
import { symmetricEigen } from '../../../src/math/symmetric-eigen.ts';
import { evaluateMany } from '../../../src/probes/landscape/evaluate-many.ts';
import { filterDirection } from '../../../src/probes/landscape/filter-normalised.ts';
import { evenly, measureInterpolation, measureSlice } from '../../../src/probes/landscape/landscape.ts';
import { measureStepAlong } from '../../../src/probes/landscape/step-along-sharpest.ts';
import { trajectoryPlane } from '../../../src/probes/landscape/trajectory-plane.ts';
import { measureAscentSharpness } from '../../../src/probes/quantities/ascent-sharpness.ts';
import { measureBoxSharpness } from '../../../src/probes/scalar/box-sharpness.ts';
import { denseNetwork } from '../../support/oracle/random-problem.ts';
import { plainProgram } from './plain-program.ts';

const CURVATURES = [4, 1, 0.25];
/** L = ½ Σ hᵢθᵢ². */
const quadratic = () =>
  plainProgram(3, {
    loss: (theta) => CURVATURES.reduce((sum, h, i) => sum + 0.5 * h * theta[i] * theta[i], 0),
    gradient: (theta) => CURVATURES.map((h, i) => h * theta[i]),
  });

describe('slices', () => {
  test('a plane of 51 × 51 places is 2601 runs in chunks, each at its own place', async () => {
    const program = quadratic();
    const theta = Float32Array.of(1, 0, 0);
    const directions = [Float32Array.of(0, 1, 0), Float32Array.of(0, 0, 2)];
    const coordinates = [evenly(-1, 1, 51), evenly(-2, 2, 51)];
    const { shape, loss, error } = await measureSlice(program, { theta, directions, coordinates });
    expect(shape).toEqual([51, 51]);
    expect(program.sizes.reduce((sum, runs) => sum + runs, 0)).toBe(2601);
    expect(Math.max(...program.sizes)).toBeLessThanOrEqual(64);
    for (let k = 0; k < loss.length; k++) {
      const [x, y] = [coordinates[0][k % 51], coordinates[1][Math.floor(k / 51)]];
      // places are stored in f32, the error that is stated for any loss
      expect(Math.abs(loss[k] - (2 + 0.5 * x * x + 0.5 * y * y))).toBeLessThanOrEqual(error[k]);
    }
  });

  test('a line; and what cannot be a slice', async () => {
    const theta = Float32Array.of(0, 0, 0);
    const line = await measureSlice(quadratic(), {
      theta,
      directions: [Float32Array.of(1, 0, 0)],
      coordinates: [[0, 1, 2]],
    });
    expect(line.shape).toEqual([3]);
    expect([...line.loss]).toEqual([0, 2, 8]);
    await expect(measureSlice(quadratic(), { theta, directions: [], coordinates: [] })).rejects.toThrow('one or two');
    const short = { theta, directions: [Float32Array.of(1)], coordinates: [[0]] };
    await expect(measureSlice(quadratic(), short)).rejects.toThrow('must have 3 numbers, got 1');
    expect(() => evenly(0, 1, 1)).toThrow('points must be an integer ≥ 2');
  });

  test('evaluations come back in the order of their index whatever the count', async () => {
    const write = (index: number, out: Float32Array) => void out.fill(index);
    const { loss } = await evaluateMany(plainProgram(1, { loss: ([x]) => x }), { count: 130, parameters: 1, write });
    expect([...loss]).toEqual(Array.from({ length: 130 }, (_, i) => i));
  });
});

describe('interpolation', () => {
  test('the barrier of the double well (θ² − 1)² between its minima is 1', async () => {
    const well = plainProgram(1, { loss: ([x]) => (x * x - 1) * (x * x - 1) });
    const between = await measureInterpolation(well, Float32Array.of(-1), Float32Array.of(1), { points: 40 });
    expect(between.fractions[0]).toBe(0);
    expect(between.loss).toHaveLength(40);
    // 40 places miss the top by half a spacing: 1 − (1 − 1/39²)² = 2/39², all of which is the parabola's rise
    expect(Math.abs(between.barrier.value - 1)).toBeLessThanOrEqual(between.barrier.error);
    expect(between.barrier.error).toBeLessThan(0.01);
  });

  test('a convex loss has no barrier, and one that overflows has none that is known', async () => {
    const { barrier } = await measureInterpolation(quadratic(), Float32Array.of(1, 2, 3), Float32Array.of(-1, 0, 5));
    expect(barrier.value).toBe(0);
    const broken = plainProgram(1, { loss: ([x]) => (x > 0.5 ? Number.NaN : x) });
    expect((await measureInterpolation(broken, Float32Array.of(0), Float32Array.of(1))).barrier.value).toBeNaN();
  });
});

describe('interpolation beyond the ends', () => {
  // (θ² − 1)² between its minima, and on to −2 and 2
  const well = () => plainProgram(1, { loss: ([x]) => (x * x - 1) * (x * x - 1) });
  const [a, b] = [Float32Array.of(-1), Float32Array.of(1)];

  test('goes on evenly; 0 and 1 are places, and the barrier is that between them', async () => {
    const inside = await measureInterpolation(well(), a, b, { points: 41 });
    const whole = await measureInterpolation(well(), a, b, { points: 41, beyond: 0.5 });
    expect([whole.fractions.length, whole.fractions[0], whole.fractions[80]]).toEqual([81, -0.5, 1.5]);
    expect([whole.fractions[20], whole.fractions[60], whole.top]).toEqual([0, 1, 0.5]);
    // outside, at θ = ∓2, the loss is 9: far above the barrier, which does not count it
    expect([whole.loss[0], whole.loss[80]]).toEqual([9, 9]);
    expect(whole.barrier).toEqual(inside.barrier);
    expect(whole.barrier.value).toBe(1);
    expect([...whole.loss.slice(20, 61)]).toEqual([...inside.loss]);
  });

  test('is not lost where the loss is not finite beyond the ends', async () => {
    const cliff = plainProgram(1, { loss: ([x]) => (Math.abs(x) > 1 ? Number.NaN : (x * x - 1) * (x * x - 1)) });
    const { barrier, loss } = await measureInterpolation(cliff, a, b, { points: 41, beyond: 0.5 });
    expect([barrier.value, Number.isNaN(loss[0])]).toEqual([1, true]);
  });

  test('its ends are the two networks to the last bit', async () => {
    const seen: number[] = [];
    const program = plainProgram(1, { loss: ([x]) => seen.push(x) });
    const [from, to] = [Float32Array.of(0.1), Float32Array.of(1e-7)];
    await measureInterpolation(program, from, to, { points: 3 });
    expect([seen[0], seen[2]]).toEqual([from[0], to[0]]);
  });

  test('refuses what is no line', async () => {
    await expect(measureInterpolation(well(), a, b, { points: 1 })).rejects.toThrow('points must be an integer ≥ 2');
    await expect(measureInterpolation(well(), a, b, { beyond: -1 })).rejects.toThrow(
      'beyond in [0, 100), got 41 and -1',
    );
  });
});

describe('directions', () => {
  const layout: ParameterLayout = parameterLayout(denseNetwork([3, 2, 2], 'relu', 'crossEntropy'));

  test('each filter of a normalised direction has the norm of the weights of its unit; biases are 0', () => {
    const theta = Float32Array.from({ length: layout.count }, (_, p) => p - 4);
    const d = filterDirection(theta, layout, randomStream(0, PURPOSE.landscape));
    for (const { fanIn, out, weightOffset, biasOffset } of layout.blocks) {
      for (let o = 0; o < out; o++) {
        const norms = [d, theta].map((x) => {
          let sum = 0;
          for (let k = 0; k < fanIn; k++) sum += x[weightOffset + k * out + o] ** 2;
          return Math.sqrt(sum);
        });
        // f32 storage of fan-in ≤ 3 entries: a relative 2⁻²³
        expect(Math.abs(norms[0] / norms[1] - 1)).toBeLessThan(2 ** -23);
      }
      expect([...d.slice(biasOffset, biasOffset + out)]).toEqual(Array(out).fill(0));
    }
  });

  test('the plane of an ellipse in a plane explains it whole, and gives its shape back', () => {
    const [u, v] = [
      [0.6, 0.8, 0, 0],
      [0, 0, 0, 1],
    ];
    const turns = Array.from({ length: 24 }, (_, t) => (2 * Math.PI * (t + 1)) / 24);
    const snapshots = turns.map((t) =>
      Float32Array.from(u, (x, p) => 10 + 3 * (Math.cos(t) - 1) * x + Math.sin(t) * v[p]),
    );
    const { directions, coordinates, explained } = trajectoryPlane(snapshots);
    // snapshots near 10 are stored to 2⁻²¹, so lengths of order 1 are known to a few of that
    const stored = 8 * 2 ** -21;
    expect(Math.abs(explained[0] + explained[1] - 1)).toBeLessThan(stored);
    // evenly around the ellipse the variances are a²/2 and b²/2 about its centre
    expect(Math.abs(explained[0] - 9 / 10)).toBeLessThan(stored);
    expect(Math.abs(Math.abs(directions[0].reduce((sum, x, p) => sum + x * u[p], 0)) - 1)).toBeLessThan(stored);
    snapshots.forEach((_, t) => {
      expect(Math.abs(Math.abs(coordinates[0][t]) - 3 * (1 - Math.cos(turns[t])))).toBeLessThan(4 * stored);
    });
    expect(trajectoryPlane([Float32Array.of(1, 1), Float32Array.of(2, 1)]).explained).toEqual([1, 0]);
  });

  test('the plane of a trajectory is that of PCA: the eigenvectors of the covariance of its snapshots about their mean', () => {
    const [T, P] = [9, 5];
    const stream = randomStream(4, PURPOSE.landscape);
    const scales = [3, 1.5, 0.4, 0.2, 0.1];
    // a drift that is no principal component, so that the mean and the end differ
    const snapshots = Array.from({ length: T }, (_, t) =>
      Float32Array.from({ length: P }, (_, p) => 0.8 * t * (p === 3 ? 1 : 0.3) + scales[p] * stream.normal()),
    );
    const mean = Array.from({ length: P }, (_, p) => snapshots.reduce((sum, theta) => sum + theta[p], 0) / T);
    const covariance = Float64Array.from({ length: P * P }, (_, i) =>
      snapshots.reduce(
        (sum, theta) => sum + (theta[i % P] - mean[i % P]) * (theta[Math.floor(i / P)] - mean[Math.floor(i / P)]),
        0,
      ),
    );
    const { values, vectors } = symmetricEigen(covariance, P);
    const total = values.reduce((sum, value) => sum + value, 0);
    const { directions, coordinates, explained } = trajectoryPlane(snapshots);
    for (const k of [0, 1]) {
      const cosine = directions[k].reduce((sum, x, p) => sum + x * vectors[k * P + p], 0);
      // directions are stored in f32: P entries of half a unit in the last place of at most 1
      expect(Math.abs(Math.abs(cosine) - 1)).toBeLessThan(P * 2 ** -24);
      expect(Math.abs(explained[k] - values[k] / total)).toBeLessThan(1e-12);
      snapshots.forEach((theta, t) => {
        const along = directions[k].reduce((sum, x, p) => sum + x * (theta[p] - snapshots[T - 1][p]), 0);
        // ‖θ_t − θ_T‖ ≤ 20, along a direction that is stored in f32
        expect(Math.abs(coordinates[k][t] - along)).toBeLessThan(20 * P * 2 ** -24);
      });
    }
    expect(() => trajectoryPlane([])).toThrow('snapshots must be at least 2');
  });
});

describe('worst cases', () => {
  const theta = Float32Array.of(0.5, -1, 2);

  test('Keskar: the corner of the box of a separable quadratic, also from an exact minimum', async () => {
    for (const start of [theta, Float32Array.of(0, 0, 0)]) {
      const corner = start.map((x) => x + 0.01 * (Math.abs(x) + 1) * (x < 0 ? -1 : 1));
      const lossAt = (at: Float32Array) => CURVATURES.reduce((sum, h, i) => sum + 0.5 * h * at[i] * at[i], 0);
      const exact = (100 * (lossAt(corner) - lossAt(start))) / (1 + lossAt(start));
      const [phi] = await measureBoxSharpness(quadratic(), start, { runs: 1, radius: 0.01 });
      expect(Math.abs(phi.value - exact)).toBeLessThanOrEqual(phi.error);
      expect(phi.error).toBeLessThan(0.01 * exact + 0.001);
      expect(phi.certainty).toBe('indication');
    }
  });

  test('SAM: L(θ + ρg/‖g‖) − L(θ) of a quadratic', async () => {
    const program = quadratic();
    const point = await program.at(theta);
    const [{ value, error }] = await measureAscentSharpness(program, point, { theta, runs: 1, radius: 0.05 });
    const g = CURVATURES.map((h, i) => h * theta[i]);
    const size = Math.sqrt(g.reduce((sum, x) => sum + x * x, 0));
    const curved = CURVATURES.reduce((sum, h, i) => sum + (h * g[i] * g[i]) / (size * size), 0);
    expect(Math.abs(value - (0.05 * size + 0.5 * 0.05 * 0.05 * curved))).toBeLessThanOrEqual(error);
  });

  test('a step along e₁ alone changes a quadratic by −αη(1 − αηλ/2)(g·e₁)²', async () => {
    const direction = Float32Array.of(1, 0, 0);
    const gradient = Float32Array.from(CURVATURES, (h, i) => h * theta[i]);
    const program = quadratic();
    const [{ fractions, relativeChange }] = await measureStepAlong(program, {
      theta,
      gradient,
      direction,
      learningRates: [0.5],
    });
    const start = 0.5 * 4 * 0.25 + 0.5 + 0.5;
    fractions.forEach((alpha, k) => {
      const exact = (-alpha * 0.5 * (1 - (alpha * 0.5 * 4) / 2) * 4) / start;
      expect(Math.abs(relativeChange[k].value - exact)).toBeLessThanOrEqual(relativeChange[k].error);
    });
    // ηλ = 2: at α = 1 the far side of the valley is as high as this one
    expect(Math.abs(relativeChange[fractions.indexOf(1)].value)).toBeLessThanOrEqual(relativeChange[3].error);
  });
});
