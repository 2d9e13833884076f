import { describe, expect, test } from 'vitest';
import { batchHessian } from '../../src/probes/reference/batch-hessian.ts';
import {
  boundedProblem,
  evaluationBound,
  exampleHessianSquareBound,
  meanBound,
  projectionsBound,
  weightedGradientBound,
} from '../../src/probes/reference/bounds.ts';
import { sumFactor } from '../../src/probes/reference/error-model.ts';
import { euclideanNorm, exactly } from '../../src/probes/reference/rounded-vector.ts';
import { stateErrors, trajectoryBound } from '../../src/probes/reference/trajectory-bounds.ts';
import { engineCases } from '../support/engine-cases.ts';
import { expectWithin, worstRatio } from '../support/expect-within.ts';
import * as oracle from '../support/oracle/problem.ts';
import { denseNetwork, normals, randomProblem } from '../support/oracle/random-problem.ts';
import { replay } from '../support/oracle/sgd.ts';

const F32 = { unitRoundoff: 2 ** -24 };

describe.each(engineCases().map((entry) => [entry.title, entry.network] as const))(
  'numbers with error bounds: %s',
  (_, network) => {
    const problem = randomProblem({ network, N: 5, seed: 3 });
    const bounded = boundedProblem(network, problem.dataset, F32);
    const { theta, v } = problem;
    const [at, along] = [exactly(theta), exactly(v)];

    test('their values are those of the independent oracle', () => {
      const tolerance = 1e-10;
      expectWithin(evaluationBound(bounded, at, 'test').loss, oracle.evaluate(problem, theta, 'test').loss, tolerance);
      const mean = meanBound(bounded, at, { v: along });
      expectWithin(mean.gradient.value, oracle.lossAndGradient(problem, theta).gradient, tolerance);
      expectWithin(mean.hessianVector.value, oracle.hessianVector(problem, theta, v), tolerance);
      expectWithin(projectionsBound(bounded, at, along).value, oracle.exampleProjections(problem, theta, v), tolerance);
      const c = normals(5, 2);
      expectWithin(weightedGradientBound(bounded, at, c).value, oracle.weightedGradient(problem, theta, c), tolerance);
      const square = oracle.exampleHessianSquare(problem, theta, v);
      expectWithin(exampleHessianSquareBound(bounded, at, along).value, square, tolerance * Math.max(1, ...square));
      expectWithin(
        batchHessian(bounded, Float64Array.from(theta), [0, 3, 3]),
        oracle.fullHessian(problem, theta, [0, 3, 3]),
        tolerance * 10,
      );
    });

    test('a change of θ, v by their stated errors moves every value by less than its error, and by 1e-4 of it at least', () => {
      const u = F32.unitRoundoff;
      const wiggle = (x: Float32Array, seed: number) =>
        Float64Array.from(x, (value, p) => value * (1 + u * Math.sign(normals(x.length, seed)[p])));
      const held = (x: Float32Array) => ({
        value: Float64Array.from(x),
        error: Float64Array.from(x, (value) => u * Math.abs(value)),
      });
      const mean = meanBound(bounded, held(theta), { v: held(v) });
      const near = [wiggle(theta, 4), wiggle(v, 5)];
      const gradient = oracle.lossAndGradient(problem, near[0]).gradient;
      const product = oracle.hessianVector(problem, near[0], near[1]);
      expectWithin(gradient, mean.gradient.value, mean.gradient.error);
      expectWithin(product, mean.hessianVector.value, mean.hessianVector.error);
      const moved = Math.max(
        ...gradient.map((g, p) => Math.abs(g - mean.gradient.value[p]) / (mean.gradient.error[p] || 1)),
      );
      expect(moved).toBeGreaterThan(1e-4);
    });
  },
);

test.each(
  engineCases()
    .filter(({ title }) => title.includes('normalisation'))
    .map((entry) => [entry.title, entry] as const),
)(
  'bounds through a normalisation are below a hundredth of gradient and H v, so that a wrong term exceeds them: %s',
  (_, { network }) => {
    const problem = randomProblem({ network, N: 5, seed: 3 });
    const bounded = boundedProblem(network, problem.dataset, F32);
    const { gradient, hessianVector } = meanBound(bounded, exactly(problem.theta), { v: exactly(problem.v) });
    for (const { value, error } of [gradient, hessianVector])
      expect(euclideanNorm(error)).toBeLessThan(1e-2 * euclideanNorm(value));
  },
);

test.each([false, true])(
  'rounding θ after every step moves θ and m within the trajectory bound, Nesterov %s',
  (nesterov) => {
    const problem = randomProblem({ network: denseNetwork([3, 4, 2], 'tanh', 'crossEntropy'), N: 6, seed: 8 });
    const P = oracle.parameterCount(problem);
    const u = 1e-7;
    const batches = Array.from({ length: 30 }, (_, t) => [t % 6, (t * t + 1) % 6]);
    const settings = { update: { momentum: 0.9, nesterov, weightDecay: 0.1 }, learningRate: 0.3, batches };
    const base = replay(problem, problem.theta, settings);
    let rough: { theta: Float64Array; velocity: Float64Array } = {
      theta: Float64Array.from(problem.theta),
      velocity: new Float64Array(P),
    };
    batches.forEach((batch, t) => {
      const step = replay(problem, rough.theta, { ...settings, velocity: rough.velocity, batches: [batch] });
      const signs = normals(P, 4, t).map(Math.sign);
      rough = { theta: step.theta.map((x, p) => x * (1 + u * signs[p])), velocity: step.velocity };
    });
    const trajectory = trajectoryBound(
      boundedProblem(problem.network, problem.dataset, { unitRoundoff: u }),
      problem.theta,
      settings,
    );
    expectWithin(trajectory.thetas[30], base.theta, 1e-13);
    expectWithin(trajectory.velocities[30], base.velocity, 1e-13);
    const errors = { theta: stateErrors(trajectory, 30), velocity: stateErrors(trajectory, 30, 'velocity') };
    expectWithin(rough.theta, base.theta, errors.theta);
    expectWithin(rough.velocity, base.velocity, errors.velocity);
    expect(worstRatio(rough.theta, base.theta, errors.theta)).toBeGreaterThan(0.003); // and not by a wide margin
  },
);

test('sumFactor is the smaller of γ_n and 6√n u', () => {
  const u = 2 ** -24;
  expectWithin(sumFactor(10, F32), (10 * u) / (1 - 10 * u), 1e-20);
  expectWithin(sumFactor(10_000, F32), 600 * u, 1e-18);
});
