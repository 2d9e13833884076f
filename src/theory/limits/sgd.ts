import { stabilityRectangle } from '../sgd-stability.ts';
import { fullBatchFormula, fullBatchLimit } from './full-batch.ts';
import type { LimitSetting, RuleLimit } from './rule-limit.ts';

/** Whether every step is one of all examples. */
export const isFullBatch = ({ batchSize, examples, withoutReplacement = true }: LimitSetting) =>
  batchSize === examples && withoutReplacement;

/**
 * Plain SGD. Without momentum the mean of θ follows full-batch training at any B, so that its limit is one of λ₁. With
 * momentum the limit of small batches is another one, about 2(1 − μ)/η for batch sharpness (arXiv:2604.14108): none is
 * given. Batch sharpness: 2/η without momentum; source: Andreyev & Beneventano 2024, arXiv:2412.20553.
 */
export const sgdLimit: RuleLimit = {
  sharpness: (setting) => (setting.momentum === 0 || isFullBatch(setting) ? fullBatchLimit(setting) : null),
  formula: fullBatchFormula,
  batchSharpness: (setting) => (setting.momentum === 0 ? fullBatchLimit(setting) : null),
  region: (setting) => (setting.momentum === 0 && setting.weightDecay === 0 ? stabilityRectangle(setting) : null),
};
