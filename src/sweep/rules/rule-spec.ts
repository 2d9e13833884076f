import { z } from 'zod';

/** How a step is made, where it is not plain SGD; see the file of each kind. */
export const ruleSpec = z.discriminatedUnion('kind', [
  /** Sharpness-aware minimisation: the gradient at θ + ρ∇L_B/‖∇L_B‖, ρ = `radius`. */
  z.strictObject({ kind: z.literal('sam'), radius: z.number().min(0).max(100).default(0.05) }),
  /** Nudged SGD: the gradient's part along the sharpest directions times `factor`. */
  z.strictObject({
    kind: z.literal('nudged'),
    factor: z.number().min(-100).max(100),
    directions: z.int().min(1).max(50).default(5),
    refreshEpochs: z.number().positive().max(1_000_000).default(1),
  }),
  /** Stochastic variance amplified gradient: `level` smaller steps of equally much noise in place of each. */
  z.strictObject({ kind: z.literal('svag'), level: z.int().min(1).max(1024) }),
]);
export type RuleSpec = z.infer<typeof ruleSpec>;
