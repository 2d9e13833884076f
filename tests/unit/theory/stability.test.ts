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
  noiseKernelNorm,
  stabilityRectangle,
} from '../../../src/theory/sgd-stability.ts';
import { heavyBallSharpnessLimit, nesterovSharpnessLimit, samSharpnessLimit } from '../../../src/theory/stability.ts';

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

describe('sharpness-aware minimisation: one step on ½λx² from the point of a gradient norm', () => {
  /** |x'|/|x| of x' = x − ηλ(x + ρ). */
  const factor = (curvature: number, learningRate: number, radius: number, gradientNorm: number) => {
    const x = gradientNorm / curvature;
    return Math.abs(x - learningRate * curvature * (x + radius)) / x;
  };
  test.each([
    [0.1, 0.05, 0.3],
    [0.1, 2, 1e-3],
    [0.01, 0.1, 50],
    [0.5, 0, 1],
  ])('shrinks 1 %% below the limit and not 1 %% above: η = %d, ρ = %d, ‖g‖ = %d', (learningRate, radius, norm) => {
    const limit = samSharpnessLimit(learningRate, radius, norm);
    expect(factor(0.99 * limit, learningRate, radius, norm)).toBeLessThan(1);
    expect(factor(1.01 * limit, learningRate, radius, norm)).toBeGreaterThan(1);
  });

  test("is the authors' formula, and 2/η for a small radius", () => {
    const formula = (eta: number, rho: number, g: number) =>
      (g / (2 * rho)) * (Math.sqrt(1 + (8 * rho) / (eta * g)) - 1);
    // cancellation costs the formula 2u·ηg/(4ρ) here, below 10⁻¹³
    expect(samSharpnessLimit(0.1, 0.05, 0.3) / formula(0.1, 0.05, 0.3)).toBeCloseTo(1, 12);
    expect(samSharpnessLimit(0.1, 1e-15, 1)).toBeCloseTo(20, 9);
  });
});

describe('the norm of the noise kernel', () => {
  const EIGENVALUES = [3, 1, 0.5, 0.2, 0.1, 0];
  /** Whether mean squares along the eigenvectors shrink under the recursion of its doc. */
  function shrinks(learningRate: number, variance: number): boolean {
    let squares = EIGENVALUES.map(() => 1);
    for (let step = 0; step < 20_000; step++) {
      const total = squares.slice(0, -1).reduce((sum, p) => sum + p, 0);
      squares = squares.map((p, i) => {
        const share = learningRate * EIGENVALUES[i];
        return (1 - share) ** 2 * p + share ** 2 * variance * total;
      });
    }
    return squares[0] < 1;
  }
  test('is 1 where mean squares neither grow nor shrink', () => {
    const at = { batchSize: 2, examples: 10 };
    let [low, high] = [0, 2 / 3];
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (noiseKernelNorm(EIGENVALUES, { ...at, learningRate: middle }) < 1) low = middle;
      else high = middle;
    }
    expect(shrinks(0.98 * low, 1 / 2 - 1 / 10)).toBe(true);
    expect(shrinks(1.02 * low, 1 / 2 - 1 / 10)).toBe(false);
  });
  test('is η tr H/(2B) for a small η, 0 for the full batch, and ∞ beyond 2/λ₁', () => {
    const small = noiseKernelNorm(EIGENVALUES, { learningRate: 1e-6, batchSize: 1, examples: 1e9 });
    expect(small / ((1e-6 * 4.8) / 2)).toBeCloseTo(1, 5);
    expect(noiseKernelNorm(EIGENVALUES, { learningRate: 0.1, batchSize: 10, examples: 10 })).toBe(0);
    expect(noiseKernelNorm(EIGENVALUES, { learningRate: 0.7, batchSize: 2, examples: 10 })).toBe(
      Number.POSITIVE_INFINITY,
    );
  });
});
