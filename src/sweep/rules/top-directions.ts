import type { BatchedOperator } from '../../math/lanczos.ts';
import { PURPOSE } from '../../math/rng.ts';
import { measureEigenpairs } from '../../probes/estimators/eigenpairs.ts';
import { rowOf } from '../../probes/run-rows.ts';
import { drawIndex } from './draw-index.ts';
import type { RuleSteps } from './rule.ts';

export interface TopDirectionsOptions {
  readonly steps: Pick<RuleSteps, 'parameters' | 'order'>;
  readonly step: number;
  /** K. */
  readonly count: number;
  /** Vectors of each run at the last refresh, `[K, P]`. */
  readonly earlier: readonly (Float32Array | undefined)[];
  /** Factor of each unit eigenvector, given the K eigenvalues of its run in descending order. */
  scales(values: readonly number[]): readonly number[];
}

/** Σ of the rows of `[K, P]`: a Krylov space that starts there contains all of them. */
function sumOfRows(vectors: Float32Array, width: number): Float32Array {
  const sum = new Float32Array(width);
  for (let k = 0; k < vectors.length / width; k++) rowOf(vectors, k, width).forEach((x, p) => void (sum[p] += x));
  return sum;
}

/**
 * The K algebraically largest eigenvectors of a symmetric operator, scaled, `[K, P]` for each run (K at most P), to a
 * residual of a thousandth of the eigenvalue. Of a multiple eigenvalue perhaps one vector only is found. NaN where a run diverged.
 */
export async function topDirections(apply: BatchedOperator, options: TopDirectionsOptions): Promise<Float32Array[]> {
  const { steps, step, earlier, scales } = options;
  const P = steps.parameters;
  const count = Math.min(options.count, P);
  const spectra = await measureEigenpairs(apply, {
    dimension: P,
    seeds: steps.order.seeds,
    index: drawIndex(steps.order, step),
    purpose: PURPOSE.ruleStart,
    count,
    warmStarts: earlier.map((vectors) => vectors && sumOfRows(vectors, P)),
  });
  return spectra.map(({ pairs }) => {
    const directions = new Float32Array(count * P).fill(Number.NaN);
    const factors = scales(pairs.map(({ value }) => value));
    pairs.forEach(({ vector }, k) => {
      if (vector)
        directions.set(
          vector.map((x) => factors[k] * x),
          k * P,
        );
    });
    return directions;
  });
}
