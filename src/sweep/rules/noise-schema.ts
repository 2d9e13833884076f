import { z } from 'zod';
import { directionCount } from './direction-count.ts';
import { refreshSteps } from './refresh.ts';

const injected = { kind: z.literal('injectedNoise') };
const directions = directionCount.default(20);

/** Directions of injected noise; its power is that of a mini-batch gradient for every shape. See `unitNoise` of noise-shapes.ts. */
export const noiseSchema = z.discriminatedUnion('shape', [
  z.strictObject({ ...injected, shape: z.literal('white') }),
  z.strictObject({ ...injected, shape: z.literal('diagonal'), refreshSteps }),
  z.strictObject({ ...injected, shape: z.literal('covariance') }),
  z.strictObject({ ...injected, shape: z.literal('hessian'), directions, refreshSteps }),
  z.strictObject({ ...injected, shape: z.literal('leading'), directions, refreshSteps }),
]);
export type NoiseShape = z.infer<typeof noiseSchema>;
