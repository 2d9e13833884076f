import type { Interval } from '../../math/interval.ts';
import type { ChoiceOption } from '../lesson.ts';

/** The answer whose range holds a number; −1 for NaN. */
export const optionOf = (options: readonly ChoiceOption[], value: number): number =>
  options.findIndex(
    ({ low, high }) => value >= (low ?? Number.NEGATIVE_INFINITY) && value < (high ?? Number.POSITIVE_INFINITY),
  );

/** The answers that an interval reaches into. */
export const optionsWithin = (options: readonly ChoiceOption[], { low, high }: Interval): number[] =>
  options.flatMap((option, i) =>
    high >= (option.low ?? Number.NEGATIVE_INFINITY) && low < (option.high ?? Number.POSITIVE_INFINITY) ? [i] : [],
  );
