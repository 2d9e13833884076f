import type { BatchedOperator } from '../../math/lanczos.ts';
import { squaredNorm } from '../../math/vectors.ts';
import { innerProduct } from '../run-rows.ts';
import { bounded, type Estimate, ROUNDOFF } from './estimate.ts';

/** Comparison of two symmetric matrices. */
export interface MatrixAlignment {
  /** ⟨A, B⟩ = tr AB. */
  readonly product: Estimate;
  /** ‖A‖_F and ‖B‖_F. */
  readonly norms: readonly [Estimate, Estimate];
  /** ⟨A, B⟩/(‖A‖_F‖B‖_F), in [−1, 1]. */
  readonly cosine: Estimate;
}

/**
 * Frobenius product, norms and cosine of two symmetric operators of one run, column by column: 2P products, so for a few
 * thousand parameters at most. The error is rounding: relative errors ρ of each matrix, ‖ΔA‖_F ≤ ρ_A‖A‖_F, move the
 * norms by ρ, the product by (ρ_A + ρ_B)‖A‖‖B‖ and the cosine by 2(ρ_A + ρ_B), to first order.
 */
export async function measureMatrixAlignment(
  [a, b]: readonly [BatchedOperator, BatchedOperator],
  { dimension, roundoff = [ROUNDOFF, ROUNDOFF] }: { dimension: number; roundoff?: readonly [number, number] },
): Promise<MatrixAlignment> {
  let product = 0;
  const squares = [0, 0];
  const running = Uint8Array.of(1);
  for (let p = 0; p < dimension; p++) {
    const unit = new Float32Array(dimension);
    unit[p] = 1;
    const columns = [(await a(unit, running)).slice(), await b(unit, running)];
    product += innerProduct(columns[0], columns[1]);
    columns.forEach((column, k) => void (squares[k] += squaredNorm(column)));
  }
  const [first, second] = squares.map(Math.sqrt);
  const relative = roundoff[0] + roundoff[1];
  return {
    product: bounded(product, relative * first * second),
    norms: [bounded(first, roundoff[0] * first), bounded(second, roundoff[1] * second)],
    cosine: bounded(product / (first * second), 2 * relative),
  };
}
