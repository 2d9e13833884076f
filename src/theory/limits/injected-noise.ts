import { fullBatchFormula, fullBatchLimit } from './full-batch.ts';
import type { RuleLimit } from './rule-limit.ts';

/**
 * Normal noise added to full gradients: the mean of θ follows full-batch training with the same update, with momentum too,
 * since every step is linear in the noise on a quadratic. No mini-batches are drawn, so that these have no limit.
 */
export const injectedNoiseLimit: RuleLimit = {
  sharpness: fullBatchLimit,
  formula: fullBatchFormula,
  batchSharpness: () => null,
  region: () => null,
};
