import { expect } from 'vitest';
import type { Advanced, BatchIndices, Engine, Point, UpdateRule } from '../../src/engine/contract.ts';
import {
  type BoundedProblem,
  boundedProblem,
  endSum,
  evaluationBound,
  exampleAt,
  exampleHessianSquareBound,
  meanBound,
  projectionsBound,
  weightedGradientBound,
} from '../../src/probes/reference/bounds.ts';
import { sumFactor } from '../../src/probes/reference/error-model.ts';
import { exactly } from '../../src/probes/reference/rounded-vector.ts';
import { stateErrors, trajectoryBound } from '../../src/probes/reference/trajectory-bounds.ts';
import { expectWithin } from './expect-within.ts';
import * as oracle from './oracle/problem.ts';
import { replay } from './oracle/sgd.ts';

/** Row r of a flat `[R, width]` result. */
export function rowOf<T extends Float32Array | Float64Array>(flat: T, r: number, width: number): T {
  return flat.slice(r * width, (r + 1) * width) as T;
}

export function boundedBy(engine: Engine, problem: oracle.Problem): BoundedProblem {
  return boundedProblem(problem.network, problem.dataset, engine.description);
}

export interface PointArguments {
  readonly theta: Float32Array; // [R, P]
  readonly v: Float32Array; // [R, P]
  readonly c: Float32Array; // [R, N]
}

/** Every question of a `Point`, every run of it, against the oracle. */
export async function expectPoint(
  point: Point,
  problem: oracle.Problem,
  bounded: BoundedProblem,
  all: PointArguments,
): Promise<void> {
  const P = oracle.parameterCount(problem);
  const N = problem.dataset.train.count;
  const train = await point.evaluate('train');
  const test = await point.evaluate('test');
  const gradient = await point.gradient();
  const hessianVector = await point.hessianVector(all.v);
  const projections = await point.exampleProjections(all.v);
  const weighted = await point.weightedGradient(all.c);
  const square = await point.exampleHessianSquare(all.v);
  const gaussNewton = await point.gaussNewtonVector(all.v);
  const norms = await point.exampleGradientNorms();
  const outputs = { train: await point.outputs('train'), test: await point.outputs('test') };
  const R = all.theta.length / P;
  expect([train.loss.length, gradient.length, projections.length]).toEqual([R, R * P, R * N]);
  for (let r = 0; r < R; r++) {
    const [theta, v, c] = [rowOf(all.theta, r, P), rowOf(all.v, r, P), rowOf(all.c, r, N)];
    const [at, along] = [exactly(theta), exactly(v)];
    for (const [split, got] of [
      ['train', train],
      ['test', test],
    ] as const) {
      const expected = oracle.evaluate(problem, theta, split);
      const bound = evaluationBound(bounded, at, split);
      expectWithin(got.loss[r], expected.loss, bound.lossError);
      if (problem.dataset.train.targets) expect(got.accuracy[r]).toBeNaN();
      else expectWithin(got.accuracy[r], expected.accuracy, bound.accuracyError);
    }
    const mean = meanBound(bounded, at, { v: along });
    expectWithin(rowOf(gradient, r, P), oracle.lossAndGradient(problem, theta).gradient, mean.gradient.error);
    expectWithin(rowOf(hessianVector, r, P), oracle.hessianVector(problem, theta, v), mean.hessianVector.error);
    expectWithin(
      rowOf(projections, r, N),
      oracle.exampleProjections(problem, theta, v),
      projectionsBound(bounded, at, along).error,
    );
    expectWithin(
      rowOf(weighted, r, P),
      oracle.weightedGradient(problem, theta, c),
      weightedGradientBound(bounded, at, c).error,
    );
    expectWithin(
      rowOf(square, r, P),
      oracle.exampleHessianSquare(problem, theta, v),
      exampleHessianSquareBound(bounded, at, along).error,
    );
    // Every operation of the Gauss–Newton pass is one of the R-pass; twice its bound, as sums of that may cancel.
    expectWithin(
      rowOf(gaussNewton, r, P),
      oracle.gaussNewtonVector(problem, theta, v),
      mean.hessianVector.error.map((error) => 2 * error),
    );
    expectNorms(rowOf(norms, r, N), problem, bounded, theta);
    for (const split of ['train', 'test'] as const) expectOutputs(outputs[split], r, split, problem, bounded, theta);
  }
}

/** ‖gᵢ‖²: each entry of gᵢ within its bound, then a sum of P squares. */
function expectNorms(got: Float32Array, problem: oracle.Problem, bounded: BoundedProblem, theta: Float32Array): void {
  oracle.exampleGradients(problem, theta).forEach((g, i) => {
    const { value, error } = endSum(bounded, exampleAt(bounded, exactly(theta), i).gradient, 1);
    const exact = g.reduce((sum, x) => sum + x * x, 0);
    const inherited = error.reduce((sum, e, p) => sum + 2 * Math.abs(value[p]) * e + e * e, 0);
    expectWithin(got[i], exact, inherited + sumFactor(theta.length + 2, bounded.arithmetic) * exact);
  });
}

/** f of every example of a split. */
function expectOutputs(
  got: Float32Array,
  r: number,
  split: 'train' | 'test',
  problem: oracle.Problem,
  bounded: BoundedProblem,
  theta: Float32Array,
): void {
  const { count } = problem.dataset[split];
  const K = problem.dataset.classes;
  const exact = oracle.networkOutputs(problem, theta, split);
  for (let i = 0; i < count; i++) {
    const { error } = exampleAt(bounded, exactly(theta), i, { split }).outputs;
    expectWithin(rowOf(got, r * count + i, K), rowOf(exact, i, K), error);
  }
}

/** The batches that run r of a schedule sees. */
export function batchesOf({ steps, orders, batchSize, indices, orderOfRun }: BatchIndices, r: number): Int32Array[] {
  return Array.from({ length: steps }, (_, t) => {
    const start = (t * orders + orderOfRun[r]) * batchSize;
    return indices.slice(start, start + batchSize);
  });
}

export interface RunArguments {
  readonly theta: Float32Array; // [P]
  readonly velocity?: Float32Array; // [P]
  readonly update: UpdateRule;
  readonly learningRate: number;
  readonly batches: readonly Int32Array[];
}

/** A run in f64 with bounds on an engine's θ, m and mean batch loss after it. */
export function boundedRun(problem: oracle.Problem, bounded: BoundedProblem, run: RunArguments) {
  const exact = replay(problem, run.theta, run);
  const trajectory = trajectoryBound(bounded, run.theta, run);
  const T = run.batches.length;
  let lossBound = 0;
  run.batches.forEach((batch, t) => {
    const at = exactly(trajectory.thetas[t]);
    const examples = Array.from(batch, (i) => exampleAt(bounded, at, i));
    const rounding = examples.reduce(
      (sum, { loss, lossError }) => sum + lossError + sumFactor(T + batch.length + 3, bounded.arithmetic) * loss,
      0,
    );
    lossBound +=
      (trajectory.errorOf(t, meanBound(bounded, at, { batch }).gradient.value) + rounding / batch.length) / T;
  });
  return {
    theta: { value: exact.theta, error: stateErrors(trajectory, T) },
    velocity: { value: exact.velocity, error: stateErrors(trajectory, T, 'velocity') },
    batchLoss: { value: exact.batchLosses.reduce((sum, loss) => sum + loss, 0) / T, error: lossBound },
  };
}

/** Run r of what `advance` returned, against the oracle. */
export function expectRun(
  advanced: Advanced,
  r: number,
  problem: oracle.Problem,
  bounded: BoundedProblem,
  run: RunArguments,
): void {
  const P = run.theta.length;
  const { theta, velocity, batchLoss } = boundedRun(problem, bounded, run);
  expectWithin(rowOf(advanced.state.theta, r, P), theta.value, theta.error);
  expectWithin(rowOf(advanced.state.velocity, r, P), velocity.value, velocity.error);
  expectWithin(advanced.batchLoss[r], batchLoss.value, batchLoss.error);
}
