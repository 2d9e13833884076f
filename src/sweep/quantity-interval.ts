import type { Interval } from '../math/interval.ts';
import { boundedMeanInterval, meanInterval, positiveMeanInterval } from '../math/student-interval.ts';

export type AveragedQuantity =
  | 'sharpness'
  | 'trainLoss'
  | 'testLoss'
  | 'steps'
  | 'lossGap'
  | 'testAccuracy'
  | 'accuracyGap';

/**
 * 95 % interval of the mean of a quantity over independent replicates (units), in its own unit; NaN ends below two. An
 * accuracy is a fraction in [0, 1] in steps of one test example; λ₁, losses and steps are positive and skewed.
 */
export function quantityInterval(
  values: readonly number[],
  quantity: AveragedQuantity,
  testExamples: number,
): Interval {
  const step = testExamples > 0 ? 1 / testExamples : 0;
  if (quantity === 'testAccuracy') return boundedMeanInterval(values, { low: 0, high: 1 }, { step });
  if (quantity === 'accuracyGap') return meanInterval(values, { step });
  return quantity === 'lossGap' ? meanInterval(values) : positiveMeanInterval(values);
}
