import type { Estimate } from '../estimators/estimate.ts';
import type { Measurement } from '../measurement.ts';
import type { ProbeTier } from './tiers.ts';

/** N and B: what the cost of a probe may depend on. */
export interface CostShape {
  readonly examples: number;
  readonly batchSize: number;
}

/**
 * Parts of a `Measurement`, beyond weights and training examples, that a network file may lack; or a rule, of `preconditioner`; or
 * what the network must be.
 */
export type ProbeNeed =
  | 'testExamples'
  | 'initial'
  | 'lastStep'
  | 'ahead'
  | 'batchSize'
  | 'preconditioner'
  | 'smoothActivation';

/** One number per run that a sweep can record: all that sweeps, files and pages say of it. */
export interface ScalarProbe<Id extends string = string> {
  /** Its name in files. */
  readonly id: Id;
  /** The cheapest tier whose sweeps record it; 'sharpness' for what every sweep records. */
  readonly tier: ProbeTier;
  readonly symbol: string;
  readonly label: string;
  /** In units of the loss L and of parameters θ; '1' is a pure number. */
  readonly unit: string;
  /** How it is measured, in one sentence that is understood without those of other probes. */
  readonly method: string;
  /**
   * Axis of its traces. 'log': cannot be negative in exact arithmetic. 'symlog': signed, over several orders of magnitude.
   * 'linear': fractions, cosines and signed quantities of one order of magnitude.
   */
  readonly axis: 'linear' | 'log' | 'symlog';
  readonly needs?: readonly ProbeNeed[];
  /**
   * Typical work in gradients over all N examples at a fresh point, shared work counted in full: H v is 1, G v and C v are
   * ½ (counted on the simd engine, 64-32-32-10 and N = 1,024, before and after training).
   */
  cost(shape: CostShape): number;
  /** One estimate per run; a diverged run gives NaN. */
  measure(at: Measurement): Promise<readonly Estimate[]>;
}

/** The record of a probe; its id keeps its literal type. */
export const defineProbe = <Id extends string>(probe: ScalarProbe<Id>): ScalarProbe<Id> => probe;

/** Work that does not depend on N or B. */
export const constantCost = (gradients: number) => () => gradients;

/** Dimension, seeds and index of the random vectors that an estimator draws. */
export const streamKey = ({ layout, seeds, step }: Measurement) => ({ dimension: layout.count, seeds, index: step });
