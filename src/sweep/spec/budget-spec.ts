import { z } from 'zod';

const count = z.int().min(1).max(100_000_000);

/** When a run ends. Every kind implies a cap in steps, so that every run ends; see `endStepOf`. */
export const budgetSpec = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('steps'), steps: count }),
  z.strictObject({ kind: z.literal('epochs'), epochs: count }),
  /** Equal η·step ("SDE time") for every run, with the η of the grid. */
  z.strictObject({ kind: z.literal('etaSteps'), etaSteps: z.number().positive().max(1e15) }),
  /** Until the loss over the whole training set is at most `loss`, or the cap in epochs is reached. */
  z.strictObject({ kind: z.literal('untilLoss'), loss: z.number().positive(), maxEpochs: count }),
]);
export type Budget = z.infer<typeof budgetSpec>;
