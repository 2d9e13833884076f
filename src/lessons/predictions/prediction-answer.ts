import { z } from 'zod';
import { HANDLES } from './drawing.ts';

const positives = z.array(z.number().positive()).length(HANDLES);

/** What a reader predicted: a curve, or the number of an answer. */
export const predictionAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('draw'), times: positives, values: positives }),
  z.strictObject({ kind: z.literal('choose'), option: z.int().min(0).max(20) }),
  /** Shown without predicting. */
  z.strictObject({ kind: z.literal('skipped') }),
]);
export type PredictionAnswer = z.infer<typeof predictionAnswer>;

/** Where a reader is in a lesson, and what was predicted, by the id of the prediction. */
export const lessonProgress = z.strictObject({
  section: z.string(),
  visited: z.array(z.string()).max(50),
  answers: z.record(z.string(), predictionAnswer),
});
export type LessonProgress = z.infer<typeof lessonProgress>;
