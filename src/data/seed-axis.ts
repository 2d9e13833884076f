import { z } from 'zod';

/** Seeds: a count or a list. */
export const seedAxis = z.union([z.int().min(1).max(1000), z.array(z.int().min(0)).min(1).max(1000)]);
export type SeedAxis = z.infer<typeof seedAxis>;
