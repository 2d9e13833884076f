import type { RuleLimit } from './rule-limit.ts';
import { sgdLimit } from './sgd.ts';

/**
 * SGD with fresh noise of mean 0 on the targets of the squared error: on a quadratic it adds a random vector to every gradient,
 * so that the mean of θ follows that of SGD. What is known of curvature along mini-batch gradients is not of these.
 */
export const targetNoiseLimit: RuleLimit = {
  sharpness: sgdLimit.sharpness,
  formula: sgdLimit.formula,
  batchSharpness: () => null,
  region: () => null,
};
