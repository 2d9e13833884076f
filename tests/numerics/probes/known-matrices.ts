import type { Program } from '../../../src/engine/contract.ts';
import type { BatchedOperator } from '../../../src/math/lanczos.ts';
import { innerProduct } from '../../../src/probes/run-rows.ts';
import { isFullSize } from '../../support/full-size.ts';
import { everyExample, exampleGradients, fullHessian, type Problem } from '../../support/oracle/problem.ts';
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

export const REPETITIONS = isFullSize ? 1000 : 200;
/** Seeds 0, 1, …: the repetitions of a coverage test, run as one batch. */
export const SEEDS: readonly number[] = Array.from({ length: REPETITIONS }, (_, seed) => seed);

/** Exact values of a reference file at its start. */
export function referenceValue(name: string, key: string): number {
  const value = REFERENCE_FILES.find((candidate) => candidate.name === name)?.atStart[key];
  if (typeof value !== 'number')
    throw new RangeError(`referenceValue: ${key} of ${name} must be a number, got ${value}.`);
  return value;
}

export interface PerExample {
  /** gᵢ, f64. */
  readonly gradients: readonly Float64Array[];
  /** Hᵢ, `[P, P]` each. */
  readonly hessians: readonly Float64Array[];
}

export const exampleMatrices = (problem: ReferenceProblem): PerExample => ({
  gradients: referenceGradients(problem),
  hessians: everyExample(problem).map((i) => fullHessian(problem, problem.theta, [i])),
});

function meanOfRows(rows: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(rows[0].length);
  for (const row of rows) for (let p = 0; p < mean.length; p++) mean[p] += row[p] / rows.length;
  return mean;
}

/** A program whose every point has these derivatives, whatever θ: in f64, rounded to f32. Nothing else can be asked of it. */
export function knownProgram({ gradients, hessians }: PerExample): Pick<Program, 'at'> {
  const P = gradients[0].length;
  const every = gradients.map((_, i) => i);
  const refuse = () => Promise.reject(new Error('not known'));
  return {
    at: async (theta, examples) => {
      const chosen = Array.from(examples ?? every);
      const own = chosen.map((i) => gradients[i]);
      const mean = meanOfRows(own);
      const apply = matrixOperator(meanOfRows(chosen.map((i) => hessians[i])), P);
      const runs = theta.length / P;
      const perRun = (width: number, row: (run: number, out: Float32Array) => void) => {
        const out = new Float32Array(runs * width);
        for (let run = 0; run < runs; run++) row(run, out.subarray(run * width, (run + 1) * width));
        return Promise.resolve(out);
      };
      return {
        gradient: () => perRun(P, (_, out) => void out.set(mean)),
        hessianVector: (v) => apply(v, new Uint8Array(runs)),
        exampleProjections: (v) =>
          perRun(own.length, (run, out) => {
            own.forEach((g, i) => {
              for (let p = 0; p < P; p++) out[i] += g[p] * v[run * P + p];
            });
          }),
        weightedGradient: (c) =>
          perRun(P, (run, out) => {
            const sum = new Float64Array(P);
            own.forEach((g, i) => {
              for (let p = 0; p < P; p++) sum[p] += c[run * own.length + i] * g[p];
            });
            out.set(sum);
          }),
        exampleGradientNorms: () => perRun(own.length, (_, out) => void out.set(own.map((g) => innerProduct(g, g)))),
        evaluate: refuse,
        exampleHessianSquare: refuse,
        gaussNewtonVector: refuse,
        outputs: refuse,
        dispose: () => {},
      };
    },
  };
}
