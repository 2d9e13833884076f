import type { Interval } from '../../math/interval.ts';
import { mean } from '../../math/statistics.ts';
import { meanInterval, positiveMeanInterval } from '../../math/student-interval.ts';
import { type AveragedQuantity, quantityInterval, resolutionOf } from '../../sweep/results/quantity-interval.ts';
import { isByRatio, type LessonPlace, type LessonQuantity, type ReadAt } from '../lesson-quantity.ts';
import { type LessonRun, valuesAt } from './lesson-run.ts';

/** Mean over units of a cell with its 95 % interval. */
export interface PlaceEstimate {
  readonly mean: number;
  readonly interval: Interval;
}

/** Quantities with an interval of their own. */
const AVERAGED: readonly string[] = [
  'sharpness',
  'trainLoss',
  'testLoss',
  'steps',
  'lossGap',
  'testAccuracy',
  'accuracyGap',
] satisfies AveragedQuantity[];

const isAveraged = (quantity: LessonQuantity): quantity is LessonQuantity & AveragedQuantity =>
  AVERAGED.includes(quantity);

/** A quantity of a cell; null where its runs cannot be compared, or do not have it. */
export function placeEstimate(
  run: LessonRun,
  place: LessonPlace,
  { quantity, at }: { readonly quantity: LessonQuantity; readonly at: ReadAt },
): PlaceEstimate | null {
  const values = valuesAt(run, place, quantity, at).map(({ value }) => value);
  if (values.length === 0) return null;
  const ofUnits = (): Interval => {
    if (isAveraged(quantity)) return quantityInterval(values, quantity, resolutionOf(run.plan, at === 'end'));
    // Examples are steps times B: their resolution is that of steps.
    const step = quantity === 'examples' ? resolutionOf(run.plan, true).stepShare * mean(values) : 0;
    return isByRatio(quantity) ? positiveMeanInterval(values, { step }) : meanInterval(values);
  };
  return { mean: mean(values), interval: ofUnits() };
}
