import { describe, expect, test } from 'vitest';
import { sparseRegressionToy, trainDiagonalNetwork } from '../../../src/engine/toys/diagonal-network.ts';
import { doubleWell, leftFraction } from '../../../src/engine/toys/double-well.ts';
import { drawBatch } from '../../../src/engine/toys/draw-batch.ts';
import { gaussianRegression, sharpenRegression } from '../../../src/engine/toys/linear-regression.ts';
import { eachParticle } from '../../../src/engine/toys/particles.ts';
import {
  miniBatchUpdate,
  momentumPlateau,
  regressionPlateau,
  whiteNoiseUpdate,
} from '../../../src/engine/toys/regression-walk.ts';
import { PURPOSE, randomStream } from '../../../src/math/rng.ts';
import { mean, standardError } from '../../../src/math/statistics.ts';
import { linearRegressionPlateau } from '../../../src/theory/linear-regression-plateau.ts';

describe('linear regression', () => {
  const problem = gaussianRegression({ deviations: [1, 0.5], examples: 512, seed: 0 });

  test('stands at its least-squares solution: Σ x e = 0 to rounding', () => {
    const sums = [0, 0];
    for (let row = 0; row < 512; row++)
      for (let i = 0; i < 2; i++) sums[i] += problem.inputs[2 * row + i] * problem.residuals[row];
    for (const sum of sums) expect(Math.abs(sum)).toBeLessThan(1e-11); // 512 terms of order 1
  });

  test('sharpening multiplies H and C by k', () => {
    const sharp = sharpenRegression(problem, 3);
    expect(sharp.curvatures[0] / problem.curvatures[0]).toBeCloseTo(3, 10);
    expect(sharp.variances[1] / problem.variances[1]).toBeCloseTo(3, 10);
  });

  test('a batch update is the gradient of its own examples', () => {
    const delta = Float64Array.of(0.3, -0.2);
    miniBatchUpdate(problem, 0.1, 3)(delta, randomStream(2, PURPOSE.particles));
    const expected = [0.3, -0.2];
    const stream = randomStream(2, PURPOSE.particles);
    for (let b = 0; b < 3; b++) {
      const row = stream.below(512);
      const [x0, x1] = problem.inputs.subarray(2 * row, 2 * row + 2);
      const error = 0.3 * x0 - 0.2 * x1 - problem.residuals[row];
      expected[0] -= (0.1 / 3) * error * x0;
      expected[1] -= (0.1 / 3) * error * x1;
    }
    expect(delta[0]).toBeCloseTo(expected[0], 14);
    expect(delta[1]).toBeCloseTo(expected[1], 14);
  });

  test.each([
    [0.05, 2],
    [0.4, 4],
  ])(
    'plateau at η = %d, B = %d against the exact second moment, within 4 standard errors',
    (learningRate, batchSize) => {
      const play = regressionPlateau(problem, miniBatchUpdate(problem, learningRate, batchSize), {
        burnIn: Math.round(25 / learningRate), // the slower mode has λ = 0.25 and e^(−2·0.25·25) = 4·10⁻⁶
        steps: Math.round(60 / learningRate),
      });
      const plateaus = eachParticle({ seed: 3, count: 300 }, play);
      const expected = linearRegressionPlateau(problem, { learningRate, batchSize });
      expect(Math.abs(mean(plateaus) - expected)).toBeLessThan(4 * standardError(plateaus));
      expect(standardError(plateaus) / expected).toBeLessThan(0.04);
    },
  );

  test('white-noise plateau: dD/2 per (1 − ηλ/2), within 4 standard errors', () => {
    const [learningRate, diffusion] = [0.2, 0.01];
    const play = regressionPlateau(problem, whiteNoiseUpdate(problem, learningRate, diffusion), {
      burnIn: 200,
      steps: 600,
    });
    const plateaus = eachParticle({ seed: 4, count: 300 }, play);
    // V = 2ηD/(λη(2 − ηλ)) per mode, half the curvature times that
    const expected = problem.curvatures.reduce((sum, h) => sum + diffusion / (2 - learningRate * h), 0);
    expect(Math.abs(mean(plateaus) - expected)).toBeLessThan(4 * standardError(plateaus));
  });
});

describe('double well', () => {
  const flat = { curvature: 1, saddleCurvature: 1, depth: 0.05 };
  const sharp = { curvature: 3, saddleCurvature: 3, depth: 0.06 };
  const well = doubleWell(flat, sharp);

  test('white noise: time on the left against ∫ exp(−L/D), within 4 standard errors and 0.01 for the step size', () => {
    const diffusion = 0.025;
    const mass = ({ depth, curvature }: typeof flat, { saddle, inflection }: typeof well.left) => {
      let sum = 0;
      const width = saddle / 4000;
      for (let y = -3 * saddle + width / 2; y < saddle; y += width) {
        const loss = y < inflection ? 0.5 * curvature * y * y - depth : -0.5 * curvature * (saddle - y) ** 2;
        sum += Math.exp(-loss / diffusion) * width;
      }
      return sum;
    };
    const left = mass(flat, well.left);
    const expected = left / (left + mass(sharp, well.right));
    const play = leftFraction(well, {
      learningRate: 0.02,
      noise: { kind: 'white', diffusion },
      burnIn: 3000,
      steps: 30_000,
    });
    const fractions = eachParticle({ seed: 1, count: 60 }, play);
    expect(Math.abs(mean(fractions) - expected)).toBeLessThan(4 * standardError(fractions) + 0.01);
    expect(standardError(fractions)).toBeLessThan(0.02);
  });

  test('swapping the sides swaps the fraction, within 4 standard errors', () => {
    const options = { learningRate: 0.05, noise: { kind: 'sgd', batchSize: 1 }, burnIn: 2000, steps: 10_000 } as const;
    const one = eachParticle({ seed: 2, count: 60 }, leftFraction(doubleWell(flat, sharp), options));
    const other = eachParticle({ seed: 3, count: 60 }, leftFraction(doubleWell(sharp, flat), options));
    const error = Math.hypot(standardError(one), standardError(other));
    expect(Math.abs(mean(one) + mean(other) - 1)).toBeLessThan(4 * error);
  });
});

describe('diagonal linear network', () => {
  const problem = sparseRegressionToy({ seed: 1 });

  test('a full-batch step is −η∇L by central differences', () => {
    const { inputs, targets, dimension, examples } = problem;
    const loss = (u: readonly number[], v: readonly number[]) => {
      let sum = 0;
      for (let row = 0; row < examples; row++) {
        let error = -targets[row];
        for (let j = 0; j < dimension; j++) error += inputs[row * dimension + j] * (u[j] ** 2 - v[j] ** 2);
        sum += error ** 2 / (2 * examples);
      }
      return sum;
    };
    const at = new Array(dimension).fill(0.1);
    const [learningRate, h] = [0.01, 1e-5];
    const moved = { u: [...at], v: [...at] };
    for (let j = 0; j < dimension; j++) {
      const nudged = (step: number) => at.map((value, k) => (k === j ? value + step : value));
      moved.u[j] -= (learningRate * (loss(nudged(h), at) - loss(nudged(-h), at))) / (2 * h);
      moved.v[j] -= (learningRate * (loss(at, nudged(h)) - loss(at, nudged(-h)))) / (2 * h);
    }
    const trace = trainDiagonalNetwork(problem, { learningRate, batchSize: examples, recordedSteps: [0, 1] }, 0);
    expect(trace.trainLoss[0]).toBeCloseTo(loss(at, at), 12);
    expect(trace.testError[0]).toBeCloseTo(3, 12); // β = 0 at the start
    expect(trace.trainLoss[1]).toBeCloseTo(loss(moved.u, moved.v), 8); // h² and rounding/h in each of 120 derivatives
  });

  test('looking more often changes nothing; the batch seed matters; too large a step is marked, not hidden', () => {
    const train = (recordedSteps: number[], batchSeed: number, learningRate = 0.05) =>
      trainDiagonalNetwork(problem, { learningRate, batchSize: 2, recordedSteps }, batchSeed);
    expect(train([200], 0).testError[0]).toBe(train([50, 100, 200], 0).testError[2]);
    expect(train([200], 0).testError[0]).not.toBe(train([200], 1).testError[0]);
    const lost = train([0, 1000], 0, 50);
    expect(lost.trainLoss[0]).toBeGreaterThan(0);
    expect(lost.trainLoss[1]).toBeNaN();
  });
});

describe('momentum on batches of distinct examples', () => {
  const problem = gaussianRegression({ deviations: [1], examples: 4, seed: 1 });

  /** ½ h E δ² of the walk in one dimension, from the second moments of (δ, m) over all six pairs of examples. */
  function exactPlateau(learningRate: number, momentum: number): number {
    const { inputs: x, residuals: e } = problem;
    let [h, h2, c2] = [0, 0, 0];
    for (let i = 0; i < 4; i++)
      for (let j = 0; j < i; j++) {
        const curvature = (x[i] ** 2 + x[j] ** 2) / 2;
        h += curvature / 6;
        h2 += curvature ** 2 / 6;
        c2 += ((x[i] * e[i] + x[j] * e[j]) / 2) ** 2 / 6;
      }
    let [delta2, cross, velocity2] = [0, 0, 0];
    for (let step = 0; step < 20_000; step++) {
      const next = momentum ** 2 * velocity2 + 2 * momentum * h * cross + h2 * delta2 + c2;
      const mixed = momentum * cross + h * delta2;
      delta2 += -2 * learningRate * mixed + learningRate ** 2 * next;
      cross = mixed - learningRate * next;
      velocity2 = next;
    }
    return (h * delta2) / 2;
  }

  test.each([
    [0.1, 0],
    [0.05, 0.5],
    [0.02, 0.9],
  ])(
    'plateau at η = %d, μ = %d against the exact second moments, within 4 standard errors',
    (learningRate, momentum) => {
      const perTime = (1 - momentum) / learningRate;
      const play = momentumPlateau(
        problem,
        { learningRate, batchSize: 2, momentum },
        { burnIn: Math.round(60 * perTime), steps: Math.round(100 * perTime) },
      );
      const plateaus = eachParticle({ seed: 5, count: 300 }, play);
      const expected = exactPlateau(learningRate, momentum);
      expect(Math.abs(mean(plateaus) - expected)).toBeLessThan(4 * standardError(plateaus));
      expect(standardError(plateaus) / expected).toBeLessThan(0.05);
    },
  );

  test('the full batch stays at the solution, to rounding', () => {
    const play = momentumPlateau(
      problem,
      { learningRate: 0.1, batchSize: 4, momentum: 0.5 },
      { burnIn: 0, steps: 100 },
    );
    expect(play(randomStream(0, PURPOSE.particles))).toBeLessThan(1e-28); // δ of a few roundoffs, squared
  });

  test('a draw holds distinct rows, each equally often to 5 standard errors', () => {
    const order = Uint32Array.from({ length: 5 }, (_, i) => i);
    const stream = randomStream(7, PURPOSE.particles);
    const counts = [0, 0, 0, 0, 0];
    for (let draw = 0; draw < 4000; draw++) {
      drawBatch(order, 2, stream);
      expect(order[0]).not.toBe(order[1]);
      counts[order[0]]++;
      counts[order[1]]++;
    }
    for (const count of counts) expect(Math.abs(count - 1600)).toBeLessThan(5 * Math.sqrt(4000 * 0.4 * 0.6));
  });
});
