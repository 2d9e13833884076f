import type { BatchedOperator } from '../../../src/math/lanczos.ts';
import { exampleGradients, fullHessian, type Problem } from '../../support/oracle/problem.ts';
import { REFERENCE_FILES } from '../../support/reference-files.ts';

export interface ReferenceProblem extends Problem {
  readonly theta: Float32Array;
}

/** A reference network at its start, as a problem of the f64 oracle. */
export function referenceProblem(name: string): ReferenceProblem {
  const file = REFERENCE_FILES.find((candidate) => candidate.name === name);
  if (file === undefined) throw new RangeError(`referenceProblem: name must be one of tests/reference, got ${name}.`);
  return { network: file.network, dataset: file.dataset, theta: Float32Array.from(file.parameters) };
}

/** One symmetric matrix `[P, P]` for any number of runs: f64 sums, results rounded to f32. */
export function matrixOperator(matrix: ArrayLike<number>, P: number): BatchedOperator {
  return async (v) => {
    const out = new Float32Array(v.length);
    for (let start = 0; start < v.length; start += P)
      for (let i = 0; i < P; i++) {
        let sum = 0;
        for (let j = 0; j < P; j++) sum += matrix[i * P + j] * v[start + j];
        out[start + i] = sum;
      }
    return out;
  };
}

/** The oracle's full Hessian of a reference network, `[P, P]`. */
export const referenceHessian = (problem: ReferenceProblem) => fullHessian(problem, problem.theta);

/** gᵢ of every training example, f64. */
export const referenceGradients = (problem: ReferenceProblem) => exampleGradients(problem, problem.theta);

/** How many of the estimates hold the exact value within their own error, as a fraction. */
export function coverage(estimates: readonly { value: number; error: number }[], exact: number): number {
  return estimates.filter(({ value, error }) => Math.abs(value - exact) <= error).length / estimates.length;
}

export const REPETITIONS = 1000;
/** Seeds 0 … 999: the repetitions of a coverage test, run as one batch. */
export const SEEDS: readonly number[] = Array.from({ length: REPETITIONS }, (_, seed) => seed);
