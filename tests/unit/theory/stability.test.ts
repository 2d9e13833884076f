import { describe, expect, test } from 'vitest';
import { PURPOSE, randomStream } from '../../../src/math/rng.ts';
import {
  adamPreconditionedFormula,
  adamPreconditionedLimit,
  preconditionedLimit,
} from '../../../src/theory/limits/adam.ts';
import {
  batchVarianceFactor,
  largestStableLearningRate,
  meanSquareMultiplier,
  stabilityRectangle,
} from '../../../src/theory/sgd-stability.ts';
import { heavyBallSharpnessLimit, nesterovSharpnessLimit } from '../../../src/theory/stability.ts';

/** Whether momentum descent on ½λx² shrinks, by iterating it. */
function shrinks(curvature: number, learningRate: number, momentum: number, nesterov: boolean): boolean {
  let x = 1;
  let velocity = 0;
  for (let step = 0; step < 4000; step++) {
    const gradient = curvature * x;
    velocity = momentum * velocity + gradient;
    x -= learningRate * (nesterov ? gradient + momentum * velocity : velocity);
    if (Math.abs(x) > 1e6) return false;
  }
  return Math.abs(x) < 1e-3;
}

const PLAIN = { momentum: 0, nesterov: false, weightDecay: 0 };

describe.each([0, 0.5, 0.8, 0.9])('momentum %d: the recursion iterated from x = 1', (momentum) => {
  // 4,000 steps at 1 % from the limit change |x| by e^±(≥ 4): the root −1 moves by at least 0.005 (1 − β)/(1 + β) a step
  test.each([
    ['heavy ball', false, heavyBallSharpnessLimit],
    ['Nesterov', true, nesterovSharpnessLimit],
  ] as const)('%s shrinks 2 %% below its limit and not 2 %% above', (_, nesterov, limit) => {
    const edge = limit(0.1, momentum);
    expect(shrinks(0.98 * edge, 0.1, momentum, nesterov)).toBe(true);
    expect(shrinks(1.02 * edge, 0.1, momentum, nesterov)).toBe(false);
  });
});

describe.each([0, 0.5, 0.9])('Adam of β₁ = %d with a constant denominator: the recursion iterated', (beta1) => {
  /** Whether averages of gradients shrink ½hx², x ← x − ηm/P: a curvature h/P. */
  function averagesShrink(curvature: number, learningRate: number): boolean {
    let [x, m] = [1, 0];
    for (let step = 0; step < 4000; step++) {
      m = beta1 * m + (1 - beta1) * curvature * x;
      x -= learningRate * m;
      if (Math.abs(x) > 1e6) return false;
    }
    return Math.abs(x) < 1e-3;
  }

  test('shrinks 2 % below its limit and not 2 % above', () => {
    const edge = adamPreconditionedLimit({ learningRate: 0.1, beta1 });
    expect(averagesShrink(0.98 * edge, 0.1)).toBe(true);
    expect(averagesShrink(1.02 * edge, 0.1)).toBe(false);
  });
});

describe.each([0, 0.5, 0.9, 0.99])('steps by averages over a constant P, β₁ = %d: the companion matrix', (beta1) => {
  /** Larger modulus of the roots of z² − trace·z + determinant of a step of (x, m) along a curvature λ of P⁻¹H. */
  function spectralRadius(curvature: number, rate: number, decay: number): number {
    const kept = 1 - rate * decay;
    const [trace, determinant] = [kept + beta1 - rate * (1 - beta1) * curvature, kept * beta1];
    const square = trace * trace - 4 * determinant;
    return square < 0 ? Math.sqrt(determinant) : (Math.abs(trace) + Math.sqrt(square)) / 2;
  }

  test.each([0, 0.3, 5])(
    'its radius is 1 at the limit, less below it and more above, decoupled weight decay %d',
    (decay) => {
      const rate = 0.1;
      const edge = adamPreconditionedLimit({ learningRate: rate, beta1, decoupledDecay: decay });
      // A double root moves by the root of an error: a few roundings of numbers of order 1 at β₁ < 1.
      expect(Math.abs(spectralRadius(edge, rate, decay) - 1)).toBeLessThan(1e-12);
      for (const share of [0.1, 0.5, 0.99, 0.999999]) expect(spectralRadius(share * edge, rate, decay)).toBeLessThan(1);
      for (const share of [1.000001, 1.01, 3]) expect(spectralRadius(share * edge, rate, decay)).toBeGreaterThan(1);
    },
  );
});

test('where the limit of λ₁(P⁻¹H) is not known there is none', () => {
  const full = { ...PLAIN, learningRate: 0.1, batchSize: 20, examples: 20 };
  const [adam, adamw, rmsprop] = [
    { beta1: 0.9, isDecoupled: false },
    { beta1: 0.9, isDecoupled: true },
    { beta1: 0, isDecoupled: false },
  ];
  expect(preconditionedLimit(full, adam)).toBeCloseTo(380, 9);
  expect(preconditionedLimit({ ...full, batchSize: 5 }, adam)).toBeNull();
  expect(preconditionedLimit({ ...full, withoutReplacement: false }, adam)).toBeNull();
  expect(preconditionedLimit({ ...full, batchSize: 5 }, rmsprop)).toBeCloseTo(20, 9);
  expect(preconditionedLimit({ ...full, weightDecay: 1 }, adam)).toBeNull();
  expect(preconditionedLimit({ ...full, weightDecay: 1 }, adamw)).toBeCloseTo(380 - 19, 9);
  expect(preconditionedLimit({ ...full, weightDecay: 30 }, adamw)).toBeNull();
  expect(preconditionedLimit({ ...full, learningRate: 0 }, adam)).toBeNull();
  expect(adamPreconditionedFormula({ beta1: 0.9 }, true)).toBe('38/η − 19 wd');
});

test('at β₁ = 0.9 it is 38/η', () => {
  expect(adamPreconditionedLimit({ learningRate: 0.1, beta1: 0.9 })).toBeCloseTo(380, 9);
  expect(adamPreconditionedFormula({ beta1: 0.9 })).toBe('38/η');
});

describe('mini-batch stability in mean square', () => {
  const curvatures = [0.2, 1, 3.8, 0.5, 2];
  const n = curvatures.length;
  const sharpness = curvatures.reduce((sum, a) => sum + a, 0) / n;
  const nonUniformity = Math.sqrt(curvatures.reduce((sum, a) => sum + a * a, 0) / n - sharpness * sharpness);
  const shape = { sharpness, nonUniformity };

  /** Mean of (1 − ηa_B)² over every batch of B examples. */
  function enumerated(learningRate: number, batchSize: number, withoutReplacement: boolean): number {
    let sum = 0;
    let batches = 0;
    const visit = (chosen: readonly number[]): void => {
      if (chosen.length === batchSize) {
        const mean = chosen.reduce((total, i) => total + curvatures[i], 0) / batchSize;
        sum += (1 - learningRate * mean) ** 2;
        batches++;
        return;
      }
      for (let i = 0; i < n; i++) if (!(withoutReplacement && chosen.includes(i))) visit([...chosen, i]);
    };
    visit([]);
    return sum / batches;
  }

  test.each([true, false])(
    'equals the mean over every possible batch (without replacement: %s)',
    (withoutReplacement) => {
      for (const batchSize of [1, 2, 3, 5])
        for (const learningRate of [0.1, 0.7, 1.5])
          expect(meanSquareMultiplier(shape, { learningRate, batchSize, examples: n, withoutReplacement })).toBeCloseTo(
            enumerated(learningRate, batchSize, withoutReplacement),
            12,
          );
    },
  );

  test('crosses 1 at the largest stable learning rate; at a = 2, s = 1.8, n = 2, B = 1 that is 4/7.24', () => {
    const setting = { batchSize: 1, examples: 2 };
    const edge = largestStableLearningRate({ sharpness: 2, nonUniformity: 1.8 }, setting);
    expect(edge).toBeCloseTo(4 / 7.24, 14);
    const at = (learningRate: number) =>
      meanSquareMultiplier({ sharpness: 2, nonUniformity: 1.8 }, { ...setting, learningRate });
    expect(at(edge)).toBeCloseTo(1, 14);
    expect(at(0.99 * edge)).toBeLessThan(1);
    expect(at(1.01 * edge)).toBeGreaterThan(1);
  });

  test('no stable point of the one-dimensional region lies outside the rectangle (2,000 draws)', () => {
    const stream = randomStream(1, PURPOSE.particles);
    const setting = { learningRate: 0.3, batchSize: 4, examples: 20 };
    const limits = stabilityRectangle(setting);
    let stable = 0;
    for (let draw = 0; draw < 2000; draw++) {
      const point = { sharpness: 10 * stream.uniform(), nonUniformity: 12 * stream.uniform() };
      if (meanSquareMultiplier(point, setting) > 1) continue;
      stable++;
      expect(point.sharpness).toBeLessThanOrEqual(limits.sharpness);
      expect(point.nonUniformity).toBeLessThanOrEqual(limits.nonUniformity);
    }
    expect(stable).toBeGreaterThan(100);
    expect(meanSquareMultiplier({ sharpness: 1 / 0.3, nonUniformity: limits.nonUniformity }, setting)).toBeCloseTo(
      1,
      12,
    );
  });

  test('the full batch has no noise, and a batch larger than the set is refused', () => {
    expect(batchVarianceFactor(20, 20)).toBe(0);
    expect(stabilityRectangle({ learningRate: 0.1, batchSize: 20, examples: 20 }).nonUniformity).toBe(Infinity);
    expect(() => batchVarianceFactor(21, 20)).toThrow('batchSize must be an integer in [1, 20], got 21');
  });
});
