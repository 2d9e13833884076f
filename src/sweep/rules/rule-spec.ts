import { z } from 'zod';

const injected = { kind: z.literal('injectedNoise') };
const directions = z.int().min(1).max(100);
/** Shapes that are costly to make are made anew every so many steps. */
const refreshSteps = z.int().min(1).max(1_000_000).default(10);

/** Which way injected noise points; its power is that of a mini-batch gradient whatever the shape. See `unitNoise`. */
const noiseShape = z.discriminatedUnion('shape', [
  z.strictObject({ ...injected, shape: z.literal('white') }),
  z.strictObject({ ...injected, shape: z.literal('diagonal'), refreshSteps }),
  z.strictObject({ ...injected, shape: z.literal('covariance') }),
  z.strictObject({ ...injected, shape: z.literal('hessian'), directions: directions.default(20), refreshSteps }),
  z.strictObject({ ...injected, shape: z.literal('leading'), directions: directions.default(20), refreshSteps }),
]);
export type NoiseShape = z.infer<typeof noiseShape>;

/** How a step is made, where it is not plain SGD; see the file of each kind. */
export const ruleSpec = z.discriminatedUnion('kind', [
  /** Sharpness-aware minimisation: the gradient at θ + ρ∇L_B/‖∇L_B‖, ρ = `radius`. */
  z.strictObject({
    kind: z.literal('sam'),
    radius: z.number().min(0).max(100).default(0.05),
    /** So many examples of a mini-batch at a time climb by themselves; absent, or at least B: all of it at once. */
    ascentBatch: z.int().min(1).max(1_000_000).optional(),
  }),
  /** Nudged SGD: the gradient's part along the sharpest directions times `factor`. */
  z.strictObject({
    kind: z.literal('nudged'),
    factor: z.number().min(-100).max(100),
    directions: directions.default(5),
    refreshEpochs: z.number().positive().max(1_000_000).default(1),
  }),
  /** Stochastic variance amplified gradient: `level` smaller steps of equally much noise in place of each. */
  z.strictObject({ kind: z.literal('svag'), level: z.int().min(1).max(1024) }),
  /** Gradient descent with normal noise in place of that of mini-batches. */
  noiseShape,
  /** The continuous-time limit of full-batch gradient descent. */
  z.strictObject({
    kind: z.literal('gradientFlow'),
    tolerance: z.number().min(1e-7).max(0.1).default(1e-4),
    refreshSteps,
  }),
]);
export type RuleSpec = z.infer<typeof ruleSpec>;
