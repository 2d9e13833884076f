import { z } from 'zod';

/** Whether no value of a list is there twice: a repeated one is a slip, and would be trained once. */
export const areDistinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
export const DISTINCT_RULE = 'must hold every value once';

/** Seeds: a count or a list. */
export const seedAxis = z.union([
  z.int().min(1).max(1000),
  z.array(z.int().min(0)).min(1).max(1000).refine(areDistinct, DISTINCT_RULE),
]);
export type SeedAxis = z.infer<typeof seedAxis>;
