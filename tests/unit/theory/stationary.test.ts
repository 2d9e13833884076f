import { describe, expect, test } from 'vitest';
import { PURPOSE, randomStream } from '../../../src/math/rng.ts';
import { linearRegressionPlateau } from '../../../src/theory/linear-regression-plateau.ts';
import { solveLinearSystem } from '../../../src/theory/linear-system.ts';
import {
  bestLearningRate,
  criticalBatchSize,
  expectedDecrease,
  noiseScale,
  oneStepBestLearningRate,
  sgdTemperature,
  simpleNoiseScale,
  stepsToTarget,
} from '../../../src/theory/noise-scale.ts';
import {
  noiseScaleExcessLoss,
  sgdNoiseScale,
  smallStepExcessLoss,
  stationaryExcessLoss,
  stationaryVariance,
} from '../../../src/theory/stationary.ts';

test('stationary variance is the fixed point of V ← (1 − ηλ)²V + η²c/B, iterated', () => {
  for (const learningRate of [0.01, 0.3, 1.2]) {
    let variance = 0;
    for (let step = 0; step < 5000; step++)
      variance = (1 - learningRate * 1.5) ** 2 * variance + (learningRate ** 2 * 0.7) / 4;
    expect(stationaryVariance({ curvature: 1.5, variance: 0.7 }, { learningRate, batchSize: 4 })).toBeCloseTo(
      variance,
      12,
    );
  }
  expect(stationaryVariance({ curvature: 2, variance: 1 }, { learningRate: 1, batchSize: 1 })).toBe(Infinity);
});

test('the excess loss tends to (η/4B) Tr C, first order in ηλ from above', () => {
  const modes = [
    { curvature: 1, variance: 2 },
    { curvature: 0.25, variance: 1 },
  ];
  for (const learningRate of [1e-2, 1e-3]) {
    const ratio =
      stationaryExcessLoss(modes, { learningRate, batchSize: 2 }) /
      smallStepExcessLoss(3, { learningRate, batchSize: 2 });
    expect(ratio - 1).toBeGreaterThan(0);
    expect(ratio - 1).toBeLessThan(learningRate); // Σ cλη/2 ÷ Σ c < η/2·max λ
  }
});

describe('plateau of linear regression', () => {
  const d = 3;
  const n = 40;
  const stream = randomStream(3, PURPOSE.trainExamples);
  const inputs = Float64Array.from({ length: n * d }, () => stream.normal());
  const residuals = Float64Array.from({ length: n }, () => stream.normal());
  const hessian = new Float64Array(d * d);
  for (let row = 0; row < n; row++)
    for (let i = 0; i < d; i++)
      for (let j = 0; j < d; j++) hessian[i * d + j] += (inputs[row * d + i] * inputs[row * d + j]) / n;

  test.each([
    [0.01, 1],
    [0.2, 2],
    [0.3, 20],
  ])('η = %d, B = %d: the second moment iterated over every example', (learningRate, batchSize) => {
    // E over a batch with replacement of (I − ηA)V(I − ηA) + η²bbᵀ, A and b batch means: (1/B) of one example's part
    // in full and (1 − 1/B) of the product of the means; E b = 0 is imposed by leaving its cross terms out.
    let covariance = new Float64Array(d * d);
    for (let sweep = 0; sweep < 4000; sweep++) {
      const next = new Float64Array(d * d);
      const full = contract(hessian, covariance, learningRate, d);
      for (let k = 0; k < d * d; k++) next[k] += (1 - 1 / batchSize) * full[k];
      for (let row = 0; row < n; row++) {
        const x = inputs.subarray(row * d, (row + 1) * d);
        const single = contract(
          Float64Array.from({ length: d * d }, (_, k) => x[Math.floor(k / d)] * x[k % d]),
          covariance,
          learningRate,
          d,
        );
        for (let k = 0; k < d * d; k++)
          next[k] +=
            (single[k] + learningRate ** 2 * residuals[row] ** 2 * x[Math.floor(k / d)] * x[k % d]) / n / batchSize;
      }
      covariance = next;
    }
    const iterated = hessian.reduce((sum, h, k) => sum + 0.5 * h * covariance[k], 0);
    const solved = linearRegressionPlateau({ dimension: d, inputs, residuals }, { learningRate, batchSize });
    expect(solved / iterated).toBeCloseTo(1, 8);
  });

  test('has no plateau where SGD is unstable', () => {
    expect(linearRegressionPlateau({ dimension: d, inputs, residuals }, { learningRate: 1.5, batchSize: 1 })).toBeNaN();
  });
});

/** (I − ηA)V(I − ηA). */
function contract(a: Float64Array, v: Float64Array, learningRate: number, d: number): Float64Array {
  const m = Float64Array.from(a, (value, k) => (k % (d + 1) === 0 ? 1 : 0) - learningRate * value);
  const out = new Float64Array(d * d);
  for (let i = 0; i < d; i++)
    for (let j = 0; j < d; j++)
      for (let k = 0; k < d; k++)
        for (let l = 0; l < d; l++) out[i * d + j] += m[i * d + k] * v[k * d + l] * m[j * d + l];
  return out;
}

test('solveLinearSystem: worked by hand, with a pivot of 0 on the diagonal', () => {
  expect([...solveLinearSystem(Float64Array.of(0, 2, 1, 1), Float64Array.of(4, 5))]).toEqual([3, 2]);
  expect(() => solveLinearSystem(Float64Array.of(1, 1, 1, 1), Float64Array.of(1, 2))).toThrow('matrix must be regular');
});

describe('noise scale', () => {
  const moments = { squaredNorm: 2, curvature: 5, covarianceTrace: 30, curvatureCovarianceTrace: 60 };

  test('the best one-step η is where the expected decrease, scanned, is largest', () => {
    for (const batchSize of [1, 8, 64]) {
      const best = oneStepBestLearningRate(moments, batchSize);
      const at = (learningRate: number) => expectedDecrease(moments, learningRate, batchSize);
      expect(at(best)).toBeGreaterThan(at(0.999 * best));
      expect(at(best)).toBeGreaterThan(at(1.001 * best));
    }
    expect(noiseScale(moments)).toBe(12);
    expect(simpleNoiseScale(moments)).toBe(15);
  });

  test('steps and examples lie on a hyperbola', () => {
    for (const batchSize of [1, 16, 300]) {
      const steps = stepsToTarget(batchSize, 7, 140);
      expect((steps / 7 - 1) * ((steps * batchSize) / (7 * 140) - 1)).toBeCloseTo(1, 10);
    }
  });

  test('the two regimes meet at the critical batch size', () => {
    const critical = criticalBatchSize(0.02, 0.5);
    expect(bestLearningRate(critical, 0.02, 0.5)).toBeCloseTo(0.5, 14);
    expect(bestLearningRate(2 * critical, 0.02, 0.5)).toBe(0.5);
    expect(bestLearningRate(critical / 2, 0.02, 0.5)).toBeCloseTo(0.25, 14);
    expect(sgdTemperature(0.1, 4, 0.75)).toBeCloseTo(sgdTemperature(0.4, 4), 14);
  });
});

describe('noise scale', () => {
  const step = { learningRate: 0.01, batchSize: 8, examples: 64, momentum: 0 };

  test('ε(N/B − 1)/(1 − m), by hand: 0 at the full batch, tenfold at m = 0.9', () => {
    expect(sgdNoiseScale(step)).toBeCloseTo(0.07, 15);
    expect(sgdNoiseScale({ ...step, batchSize: 64 })).toBe(0);
    expect(sgdNoiseScale({ ...step, momentum: 0.9 })).toBeCloseTo(0.7, 14);
  });

  test('its plateau is that of small steps with the covariance of a batch of distinct examples', () => {
    const distinct = (64 - 8) / 63;
    expect(noiseScaleExcessLoss(3, step)).toBeCloseTo(distinct * smallStepExcessLoss(3, step), 15);
  });
});
