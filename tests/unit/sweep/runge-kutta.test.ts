import { describe, expect, test } from 'vitest';
import { PURPOSE, randomStream } from '../../../src/math/rng.ts';
import { refine, stableCount } from '../../../src/sweep/rules/flow-steps.ts';
import { type Field, rungeKutta } from '../../../src/sweep/rules/runge-kutta.ts';
import { expectWithin } from '../../support/expect-within.ts';

/** y′ = −λy, a λ for each row and coordinate: `[R, P]`. */
const decay =
  (rates: readonly (readonly number[])[]): Field =>
  async (points, rows) => {
    const P = rates[0].length;
    return points.map((y, i) => -rates[rows[Math.floor(i / P)]][i % P] * y);
  };

/** What one step of size h makes of y on y′ = −λy. */
const growth = (z: number) => 1 - z + z ** 2 / 2 - z ** 3 / 6 + z ** 4 / 24;

describe('the classical Runge–Kutta method', () => {
  test('makes the Taylor series of order 4 of each row, over its own time in its own number of steps', async () => {
    const rates = [
      [1, 0.3],
      [2.7, -0.5],
      [5, 0],
    ];
    const start = Float64Array.of(1, -2, 3, 0.5, 7, 8);
    const end = await rungeKutta(decay(rates), { start, times: [1, 0.5, 2], counts: [1, 3, 0] });
    const [one, two] = [1, 0.5 / 3];
    const exact = [growth(one), -2 * growth(0.3), 3 * growth(2.7 * two) ** 3, 0.5 * growth(-0.5 * two) ** 3, 7, 8];
    expectWithin(end, exact, 8 * 2 ** -53 * 8);
    expect(start).toEqual(Float64Array.of(1, -2, 3, 0.5, 7, 8));
  });

  test('its error falls sixteenfold as steps are halved, also where y′ is not linear: y′ = y(1 − y)', async () => {
    const logistic: Field = async (points) => points.map((y) => y * (1 - y));
    const exact = 1 / (1 + 9 * Math.exp(-4)); // y = 1/(1 + (1/y₀ − 1)e⁻ᵗ)
    const errorOf = async (count: number) =>
      (await rungeKutta(logistic, { start: Float64Array.of(0.1), times: [4], counts: [count] }))[0] - exact;
    const errors = await Promise.all([32, 64, 128].map(errorOf));
    for (const k of [0, 1]) expectWithin(errors[k] / errors[k + 1], 16, 1);
  });
});

describe('how many steps', () => {
  test('as many as make time × curvature at most 1 each; one where nothing curves; none known, or too many: NaN', () => {
    expect([stableCount(0.5, 7.9), stableCount(0.5, 8.1), stableCount(2, -3), stableCount(0, 5)]).toEqual([4, 5, 1, 1]);
    expect([stableCount(1, Number.NaN), stableCount(1, 1e9)]).toEqual([Number.NaN, Number.NaN]);
  });

  test.each([1e-2, 1e-4, 1e-8])(
    'are doubled until the error is %d of the distance moved, and its estimate true',
    async (tolerance) => {
      const rates = [
        [1, 0.3],
        [0.01, 0.002],
        [1, 1],
      ];
      const start = Float64Array.of(1, -2, 3, 0.5, 7, 8);
      const times = [4, 1, 1];
      const { end, factors } = await refine(decay(rates), { start, times, counts: [2, 1, Number.NaN], tolerance });
      for (const row of [0, 1]) {
        const [from, to] = [2 * row, 2 * row + 2];
        const part = (y: ArrayLike<number>) => Array.from(y).slice(from, to);
        const exact = part(start.map((y, i) => y * Math.exp(-rates[row][i % 2] * times[row])));
        const moved = Math.hypot(...exact.map((y, i) => y - start[from + i]));
        const chosen = part(
          await rungeKutta(decay(rates), { start, times, counts: factors.map((f, r) => (r === 0 ? 2 * f : f)) }),
        );
        const error = (y: readonly number[]) => Math.hypot(...y.map((x, i) => x - exact[i]));
        // The estimate is of first order in itself: at the coarsest, with z = 2, it is short by a fifth.
        expect(error(chosen)).toBeLessThan(1.25 * tolerance * moved);
        expect(error(part(end))).toBeLessThan(0.2 * tolerance * moved + 2 ** -50);
      }
      expect(factors[1]).toBe(1);
      expect(end.slice(4)).toEqual(start.slice(4));
    },
  );

  test("are the fewest of 4, 8, 16, … whose error is small enough by the method's own growth on y′ = −y", async () => {
    const endOf = (count: number) => growth(4 / count) ** count;
    const errorOf = (count: number) => ((16 / 15) * Math.abs(endOf(2 * count) - endOf(count))) / (1 - endOf(2 * count));
    for (const tolerance of [1e-2, 1e-4, 1e-6, 1e-8]) {
      const journey = { start: Float64Array.of(1), times: [4], counts: [4], tolerance };
      const fewest = [1, 2, 4, 8, 16, 32].find((factor) => errorOf(4 * factor) <= tolerance);
      expect((await refine(decay([[1]]), journey)).factors).toEqual([fewest]);
    }
  });

  test('stop being doubled where noise makes the error', async () => {
    const journey = { start: Float64Array.of(1), times: [1], counts: [1], tolerance: 1e-12 };
    const factors: number[] = [];
    for (let seed = 0; seed < 21; seed++) {
      const stream = randomStream(seed, PURPOSE.noiseInjection);
      const noisy: Field = async (points) => points.map((y) => -y * (1 + 1e-3 * stream.normal()));
      factors.push((await refine(noisy, journey)).factors[0]);
    }
    // Two doublings bring the method's error below the noise; each one more takes luck, with odds of some 2 to 3: the
    // quotient of two normals of which one is by √2 smaller must be below ½.
    expect(factors.sort((a, b) => a - b)[10]).toBeLessThanOrEqual(8);
    expect(factors[20]).toBeLessThan(64);
    expect((await refine(decay([[1]]), journey)).factors[0]).toBe(64); // as many as are ever taken
  });
});
