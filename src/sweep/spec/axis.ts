import { z } from 'zod';
import { areDistinct, DISTINCT_RULE } from '../../data/seed-axis.ts';
import { ascendingUnique } from '../../data/seeds.ts';
import { exp, log } from '../../math/elementary.ts';

const listOf = (value: z.ZodType<number>) =>
  z.array(value).min(1, 'needs at least one value').max(64).refine(areDistinct, DISTINCT_RULE);
const logRange = (value: z.ZodType<number>) =>
  z.strictObject({ from: value, to: value, count: z.int().min(1).max(64) });

const rate = z.number().positive('must be greater than 0').max(1e4);
const size = z.int().min(1);
const full = z.literal('full');

/** Learning rates η: a list, or `count` values evenly spaced in log η from `from` to `to`, both included. */
export const learningRateAxis = z.union([listOf(rate), logRange(rate)]);
/** Batch sizes B: a list (with "full" for all N examples), or log-spaced and rounded to whole numbers. */
export const batchSizeAxis = z.union([
  z
    .array(z.union([size, full]))
    .min(1)
    .max(64)
    .refine(areDistinct, DISTINCT_RULE),
  logRange(size),
]);

interface LogRange {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Values of a log-spaced range, rounded to 12 significant digits so that 0.1·2ᵏ reads as such; end points exact. */
export function logSpaced({ from, to, count }: LogRange): number[] {
  if (count === 1) return [from];
  const stride = (log(to) - log(from)) / (count - 1);
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return from;
    return i === count - 1 ? to : Number(exp(log(from) + i * stride).toPrecision(12));
  });
}

export const learningRatesOf = (axis: z.infer<typeof learningRateAxis>) =>
  ascendingUnique(Array.isArray(axis) ? axis : logSpaced(axis));

/** Whole batch sizes in [1, examples], "full" resolved to `examples`. */
export function batchSizesOf(axis: z.infer<typeof batchSizeAxis>, examples: number): number[] {
  const values = Array.isArray(axis) ? axis : logSpaced(axis).map(Math.round);
  return ascendingUnique(values.map((value) => (value === 'full' ? examples : value)));
}
