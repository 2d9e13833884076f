import { z } from 'zod';

/** How a step is made where it is not plain SGD. */
export const ruleSpec = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sam'), radius: z.number().min(0).max(100) }),
]);
export type RuleSpec = z.infer<typeof ruleSpec>;
