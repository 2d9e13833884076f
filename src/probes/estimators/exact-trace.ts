import type { BatchedOperator } from '../../math/lanczos.ts';
import { squaredNorm } from '../../math/vectors.ts';
import { bounded, type Estimate, ROUNDOFF } from './estimate.ts';

export interface TraceEstimates {
  readonly trace: Estimate;
  /** ‖A‖_F² and ‖A‖_F. */
  readonly frobeniusSquared: Estimate;
  readonly frobenius: Estimate;
}

/** From products with all P unit vectors: exact except for rounding of each entry, at most ROUNDOFF·‖A‖_F. */
export async function exactTrace(apply: BatchedOperator, runs: number, dimension: number): Promise<TraceEstimates[]> {
  const trace = new Float64Array(runs);
  const squares = new Float64Array(runs);
  for (let p = 0; p < dimension; p++) {
    const block = new Float32Array(runs * dimension);
    for (let r = 0; r < runs; r++) block[r * dimension + p] = 1;
    const products = await apply(block, new Uint8Array(runs).fill(1));
    for (let r = 0; r < runs; r++) {
      trace[r] += products[r * dimension + p];
      squares[r] += squaredNorm(products.subarray(r * dimension, (r + 1) * dimension));
    }
  }
  return Array.from(trace, (value, r) => {
    const frobenius = Math.sqrt(squares[r]);
    const rounding = ROUNDOFF * Math.sqrt(dimension) * frobenius;
    return {
      trace: bounded(value, rounding),
      frobeniusSquared: bounded(squares[r], 2 * frobenius * rounding),
      frobenius: bounded(frobenius, rounding),
    };
  });
}
