import type { SweepSpecInput } from '../sweep/spec/sweep-spec.ts';

export interface ChebyshevDescent {
  readonly learningRate: number;
  readonly seeds: number;
  readonly steps: number;
  /** N, evenly spaced. Default 20. */
  readonly examples?: number;
  /** Default full batch. With less than N, examples are drawn with replacement. */
  readonly batchSizes?: readonly (number | 'full')[];
  readonly rule?: SweepSpecInput['rule'];
}

/** The smallest network that reaches the edge of stability, in words: without N and η. */
export const CHEBYSHEV_DESCENT =
  'MLP 1-20-1, tanh, squared error, on the Chebyshev polynomial of degree 4 at evenly spaced points';

/** `CHEBYSHEV_DESCENT` as a sweep; P = 61. Source of data: Cohen et al. 2021, arXiv:2103.00065. */
export const chebyshevDescent = ({
  learningRate,
  seeds,
  steps,
  examples = 20,
  batchSizes = ['full'],
  rule,
}: ChebyshevDescent): SweepSpecInput => ({
  version: 1,
  name: 'Descent on a Chebyshev polynomial',
  dataset: { source: { kind: 'chebyshev', degree: 4 }, trainCount: examples, testCount: 0, standardise: 'none' },
  model: { hidden: [20], activation: 'tanh', loss: 'squaredError' },
  ...(rule && { rule }),
  ...(batchSizes.every((size) => size === 'full') ? {} : { sampling: 'withReplacement' as const }),
  grid: { learningRates: [learningRate], batchSizes: [...batchSizes], seeds },
  budget: { kind: 'steps', steps },
});
