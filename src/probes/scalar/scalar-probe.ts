import type { Estimate } from '../estimators/estimate.ts';
import type { Measurement } from '../measurement.ts';

/** N and B: what the cost of a probe may depend on. */
export interface CostShape {
  readonly examples: number;
  readonly batchSize: number;
}

/** One number per run that a sweep can record. */
export interface ScalarProbe {
  readonly symbol: string;
  readonly label: string;
  /** In units of the loss L and of parameters θ; '1' is a pure number. */
  readonly unit: string;
  /**
   * Typical work in gradients over all N examples at a fresh point, shared work counted in full: H v is 1, G v and C v are
   * ½ (counted on the simd engine, 64-32-32-10 and N = 1,024, before and after training).
   */
  gradients(shape: CostShape): number;
  /** One estimate per run; a diverged run gives NaN. */
  measure(at: Measurement): Promise<readonly Estimate[]>;
}

/** Work that does not depend on N or B. */
export const constantCost = (gradients: number) => () => gradients;

/** Dimension, seeds and index of whatever an estimator draws. */
export const streamKey = ({ layout, seeds, step }: Measurement) => ({ dimension: layout.count, seeds, index: step });
