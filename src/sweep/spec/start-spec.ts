import { z } from 'zod';
import { SAMPLINGS } from '../../engine/batch-order.ts';
import { ruleSpec } from '../rules/registry.ts';
import { budgetSpec } from './budget-spec.ts';
import { scheduleSpec } from './schedule-spec.ts';

/** Momentum, Nesterov's form of it, and weight decay: PyTorch's conventions, see `UpdateRule`. */
export const updateSpec = z.strictObject({
  momentum: z.number().min(0).lt(1).default(0),
  nesterov: z.boolean().default(false),
  weightDecay: z.number().min(0).max(10).default(0),
});

/**
 * Where the runs of a sweep start instead of at their initial weights: at step `steps` of another run on the same data
 * and model. It contains all that determines that run, so that anyone can recompute it; the defaults are plain SGD.
 */
export const startSpec = z.strictObject({
  learningRate: z.number().positive().max(1e4),
  batchSize: z.union([z.int().min(1), z.literal('full')]),
  /** "own": each run starts from the run of the same seed. */
  seed: z.union([z.int().min(0), z.literal('own')]).default('own'),
  steps: z.int().min(1).max(100_000_000),
  update: updateSpec.prefault({}),
  sampling: z.enum(SAMPLINGS).default('epochs'),
  schedule: scheduleSpec.optional(),
  rule: ruleSpec.optional(),
  /** The budget of that run, where its schedule depends on its end; `steps` otherwise. */
  budget: budgetSpec.optional(),
  get start() {
    return startSpec.optional();
  },
});
export type StartSpec = z.infer<typeof startSpec>;
