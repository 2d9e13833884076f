import type { BatchIndices, CohortState } from '../../src/engine/contract.ts';
import { PURPOSE, randomStream } from '../../src/math/rng.ts';
import { batchesOf } from './engine-expectations.ts';
import { normals, type RandomProblem } from './oracle/random-problem.ts';

export const N = 9;
export const BATCH = 4;
export const STEPS = 20;

/** R parameter vectors: scaled copies of the problem's own, all different, exact in f32. */
export function cohortTheta({ theta }: RandomProblem, R: number): Float32Array {
  const noise = normals(theta.length * R, 77, R, 0.1);
  return noise.map((x, k) => x + theta[k % theta.length]);
}

/** Random batches for S orders; runs take the orders in turn. */
export function randomSchedule(R: number, { steps = STEPS, orders = 2, seed = 5 } = {}): BatchIndices {
  const stream = randomStream(seed, PURPOSE.batchOrder);
  const indices = Int32Array.from({ length: steps * orders * BATCH }, () => stream.below(N));
  return { steps, batchSize: BATCH, indices, orders, orderOfRun: Int32Array.from({ length: R }, (_, r) => r % orders) };
}

export function freshState(theta: Float32Array): CohortState {
  return { step: 0, theta, velocity: new Float32Array(theta.length) };
}

export const rates = (R: number, base: number) => Float32Array.from({ length: R }, (_, r) => base * (1 + r / R));

/** The part of a schedule between two steps. */
export function slice(schedule: BatchIndices, from: number, to: number): BatchIndices {
  const width = schedule.orders * schedule.batchSize;
  return { ...schedule, steps: to - from, indices: schedule.indices.slice(from * width, to * width) };
}

/** Run r of a cohort's schedule as a cohort of one. */
export function alone(schedule: BatchIndices, r: number): BatchIndices {
  const indices = Int32Array.from(batchesOf(schedule, r).flatMap((batch) => Array.from(batch)));
  return { ...schedule, indices, orders: 1, orderOfRun: Int32Array.of(0) };
}
