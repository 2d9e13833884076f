import { describe, expect, test } from 'vitest';
import { contains } from '../../../../src/math/interval.ts';
import { studentCriticalValue } from '../../../../src/math/student-interval.ts';
import { heavyBallSharpnessLimit } from '../../../../src/theory/stability.ts';
import { loadGlossaryText } from '../../../../src/ui/glossary/load-text.ts';
import { PICTURE_IDS } from '../../../../src/ui/glossary/picture-ids.ts';
import { batchMeans, exampleGradients, SHOWN_ACTIVATIONS } from '../../../../src/ui/glossary/pictures/data-pictures.ts';
import {
  flowLosses,
  heavyBall,
  iterates,
  levelSet,
  quadraticLoss,
  samStep,
} from '../../../../src/ui/glossary/pictures/descent.ts';
import { HEIGHT, type PictureMark, WIDTH } from '../../../../src/ui/glossary/pictures/marks.ts';
import { PICTURES } from '../../../../src/ui/glossary/pictures/pictures.ts';
import { drawnIntervals } from '../../../../src/ui/glossary/pictures/statistics-pictures.ts';
import { inverseRatio } from '../../../../src/ui/glossary/pictures/training-pictures.ts';

const placesOf = (mark: PictureMark) => ('points' in mark ? mark.points : [mark.at]);

describe.each(PICTURE_IDS)('the picture %s', (id) => {
  test('has numbers everywhere and stays inside its frame', () => {
    const scene = PICTURES[id]();
    expect(scene.length).toBeGreaterThan(4);
    for (const mark of scene)
      for (const [x, y] of placesOf(mark)) {
        expect(x >= -2 && x <= WIDTH + 2, `${mark.kind} at ${x}, ${y}`).toBe(true);
        expect(y >= -2 && y <= HEIGHT + 2, `${mark.kind} at ${x}, ${y}`).toBe(true);
      }
  });
});

describe('descent on a quadratic', () => {
  test('multiplies the distance by 1 − ηλ: it shrinks below 2 and grows above', () => {
    expect(iterates(0.5, 8, 3)).toEqual([8, 4, 2, 1]);
    expect(iterates(2, 1, 4)).toEqual([1, -1, 1, -1, 1]);
    const farthest = (product: number) => Math.abs(iterates(product, 1, 50)[50] ?? 0);
    expect(farthest(1.9)).toBeLessThan(1);
    expect(farthest(2.1)).toBeGreaterThan(1);
  });
  test('has the loss of its iterates', () =>
    expect(quadraticLoss(0.3, 7)).toBeCloseTo((iterates(0.3, 1, 7)[7] ?? 0) ** 2 / 2, 14));
  test('with momentum is stable up to 2(1 + μ)/η', () => {
    const [rate, momentum] = [0.1, 0.6];
    const limit = heavyBallSharpnessLimit(rate, momentum);
    const last = (curvature: number) => {
      const points = heavyBall({ curvatures: [curvature, 1], start: [1, 0] }, { rate, momentum }, 2000);
      return Math.abs(points[2000]?.[0] ?? 0);
    };
    expect(last(0.99 * limit)).toBeLessThan(1e-3);
    expect(last(1.01 * limit)).toBeGreaterThan(1e3);
  });
  test('without momentum is plain descent', () => {
    const points = heavyBall({ curvatures: [3, 1], start: [1, 0] }, { rate: 0.1, momentum: 0 }, 5);
    for (const [t, [x]] of points.entries()) expect(x).toBeCloseTo(iterates(0.3, 1, 5)[t] ?? 0, 14);
  });
  test('of SAM ascends by ρ and steps with the gradient found there', () => {
    const { ascent, end, plain } = samStep({ curvatures: [2, 2], start: [3, 4] }, { rate: 0.25, radius: 1 });
    expect(Math.hypot(ascent[0] - 3, ascent[1] - 4)).toBeCloseTo(1, 14);
    // Curvature 2 everywhere: the gradient at distance 6 is 12 and points away from the minimum.
    expect(Math.hypot(3 - end[0], 4 - end[1])).toBeCloseTo(0.25 * 12, 13);
    expect(Math.hypot(3 - plain[0], 4 - plain[1])).toBeCloseTo(0.25 * 10, 13);
  });
  test('level sets have one value', () => {
    for (const [x, y] of levelSet([1, 25], 1.5)) expect((x * x + 25 * y * y) / 2).toBeCloseTo(1.5, 12);
  });
});

test('gradient flow on a regression: the training loss falls to 0, the test loss rises again', () => {
  const times = [0, 10, 30, 60, 100, 150, 20_000];
  const losses = times.map(flowLosses);
  for (const [i, { train }] of losses.slice(1).entries()) expect(train).toBeLessThan(losses[i]?.train ?? 0);
  expect(losses[6]?.train).toBeLessThan(1e-12);
  // At the end weights are ŵ: ½Σλ(ŵ − w)² above the noise.
  expect(losses[6]?.test).toBeCloseTo(0.2 + (0.06 * 0.2 ** 2 + 0.02 * 1.2 ** 2 + 0.004 * 6 ** 2) / 2, 12);
  expect(losses[3]?.test).toBeLessThan(losses[0]?.test ?? 0);
  expect(losses[5]?.test).toBeGreaterThan(losses[3]?.test ?? 1);
});

test('diagonals of the grid have one ratio, twice as large as the next', () => {
  expect(inverseRatio(0, 0)).toBe(inverseRatio(2, 2));
  expect(inverseRatio(1, 0) * 2).toBe(inverseRatio(0, 0));
});

test('the mean over a mini-batch of B gradients has a B-th of their variance', () => {
  const points = exampleGradients();
  const [mean] = batchMeans(points, points.length);
  const spread = (of: readonly (readonly [number, number])[]) =>
    of.reduce((sum, [x, y]) => sum + (x - (mean?.[0] ?? 0)) ** 2 + (y - (mean?.[1] ?? 0)) ** 2, 0) / of.length;
  for (const size of [4, 16]) {
    const ratio = spread(points) / spread(batchMeans(points, size)) / size;
    // Of 96 examples in 24 and 6 batches: χ² with 46 and 10 degrees of freedom, at 1 in 1000.
    expect(ratio).toBeGreaterThan(0.33);
    expect(ratio).toBeLessThan(6);
  }
});

test('activations have their values at 0 and 1', () => {
  const at = (z: number) => Object.values(SHOWN_ACTIVATIONS).map((f) => f(z));
  const near = (found: number[], expected: number[]) => {
    for (const [i, value] of found.entries()) expect(value).toBeCloseTo(expected[i] ?? 0, 6);
  };
  near(at(0), [0, 0, 0, Math.LN2]);
  near(at(1), [0.7615942, 1, 0.8413447, 1.3132617]);
});

test('the words say what the intervals show: about one in twenty misses', async () => {
  const missed = drawnIntervals().filter(({ interval }) => !contains(interval, 0)).length;
  expect([1, 2]).toContain(missed);
  const { paragraph } = (await loadGlossaryText('en')).entries.confidenceInterval;
  expect(paragraph).toContain(`${studentCriticalValue(1).toFixed(1)} for two seeds`);
  expect(paragraph).toContain(`${studentCriticalValue(4).toFixed(2)} for five`);
});
