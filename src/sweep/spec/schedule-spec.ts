import { z } from 'zod';

const epochs = z.number().positive().max(1_000_000);
const wholeEpochs = z.int().min(1).max(1_000_000);
const factor = z.number().positive().max(1000);
const share = z.number().min(0).max(1);

/** How η follows the steps of a run, as a factor of the η of the grid; see `rateFactor`. */
export const rateScheduleSpec = z.discriminatedUnion('kind', [
  /** η·factorᵏ after k times `everyEpochs`. */
  z.strictObject({ kind: z.literal('step'), everyEpochs: epochs, factor }),
  /** η until the fraction `from` of the run, then linearly down to `to`·η at its end. */
  z.strictObject({ kind: z.literal('linear'), from: share.lt(1).default(0), to: share.default(0) }),
  /** Half a cosine from η down to `to`·η. */
  z.strictObject({ kind: z.literal('cosine'), to: share.default(0) }),
  /** η for `highEpochs`, then factor·η for `lowEpochs`, periodically. */
  z.strictObject({ kind: z.literal('cyclic'), highEpochs: epochs, lowEpochs: epochs, factor }),
]);
export type RateSchedule = z.infer<typeof rateScheduleSpec>;

/** How B follows the epochs of a run, as a factor of the B of the grid, rounded and kept within [1, N]. */
export const batchScheduleSpec = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('step'), everyEpochs: wholeEpochs, factor }),
  /** B for `baseEpochs`, then factor·B for `otherEpochs`, periodically. */
  z.strictObject({ kind: z.literal('cyclic'), baseEpochs: wholeEpochs, otherEpochs: wholeEpochs, factor }),
]);
export type BatchSchedule = z.infer<typeof batchScheduleSpec>;

/** Absent parts are constant. */
export const scheduleSpec = z.strictObject({
  rate: rateScheduleSpec.optional(),
  /** Epochs at the start over which a factor of η rises linearly to 1, on top of `rate`. */
  warmupEpochs: epochs.optional(),
  batch: batchScheduleSpec.optional(),
});
export type Schedule = z.infer<typeof scheduleSpec>;
