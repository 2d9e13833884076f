import type { Interval } from '../../math/interval.ts';
import { mean } from '../../math/statistics.ts';
import { boundedMeanInterval, meanInterval, positiveMeanInterval } from '../../math/student-interval.ts';
import type { SweepPlan } from '../sweep-plan.ts';

export type AveragedQuantity =
  | 'sharpness'
  | 'trainLoss'
  | 'testLoss'
  | 'steps'
  | 'lossGap'
  | 'testAccuracy'
  | 'accuracyGap';

/** Resolution of the quantities of a sweep. */
export interface Resolution {
  readonly testExamples: number;
  /** Smallest relative difference of two numbers of steps; 0 if they are given by the budget. */
  readonly stepShare: number;
}

/** Runs that stop at a loss know their number of steps to the cadence at which the loss is measured. */
export function resolutionOf(
  { spec, testExamples }: Pick<SweepPlan, 'spec' | 'testExamples'>,
  atEnd: boolean,
): Resolution {
  const isFound = atEnd && spec.budget.kind === 'untilLoss';
  return { testExamples, stepShare: isFound ? 10 ** (1 / spec.measure.trainPerDecade) - 1 : 0 };
}

/**
 * 95 % interval of the mean of a quantity over independent replicates (units), in its own unit; NaN ends below two. An
 * accuracy is a multiple of one test example in [0, 1]; λ₁, losses and steps are positive and skewed.
 */
export function quantityInterval(
  values: readonly number[],
  quantity: AveragedQuantity,
  { testExamples, stepShare }: Resolution,
): Interval {
  const step = testExamples > 0 ? 1 / testExamples : 0;
  if (quantity === 'testAccuracy') return boundedMeanInterval(values, { low: 0, high: 1 }, { step });
  if (quantity === 'accuracyGap') return meanInterval(values, { step });
  if (quantity === 'lossGap') return meanInterval(values);
  return positiveMeanInterval(values, { step: quantity === 'steps' ? stepShare * mean(values) : 0 });
}
