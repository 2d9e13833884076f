import { z } from 'zod';
import { seedAxis } from '../../data/seed-axis.ts';
import { datasetSpec } from '../../data/spec.ts';
import { SAMPLINGS } from '../../engine/batch-order.ts';
import { modelSpec } from '../../engine/model.ts';
import { faultsOf, SpecError } from '../../errors.ts';
import { TIER_ORDER } from '../../probes/scalar/tiers.ts';
import { ruleSpec } from '../rules/registry.ts';
import { batchSizeAxis, learningRateAxis } from './axis.ts';
import { budgetSpec } from './budget-spec.ts';
import { OBJECTIVES } from './objective.ts';
import { scheduleSpec } from './schedule-spec.ts';
import { startSpec, updateSpec } from './start-spec.ts';

const perDecade = z.int().min(0).max(200);

/** Cadences are points per factor of ten in steps, so that early and late dynamics are equally well resolved. */
export const measureSpec = z.strictObject({
  trainPerDecade: perDecade.min(1).default(24),
  testPerDecade: perDecade.default(8),
  /** 0: only at the start and at the end. */
  sharpnessPerDecade: perDecade.default(3),
  /** λ₁ has converged once its residual ‖Hv − λv‖ is at most this fraction of |λ|. */
  sharpnessTolerance: z.number().positive().max(0.5).default(0.01),
  /**
   * What is measured in addition to losses and λ₁: nothing, or the scalar probes of a tier and of all cheaper ones, each tier at
   * its own cadence and at the end (src/probes/scalar/tiers.ts).
   */
  tier: z.enum(['sharpness', ...TIER_ORDER]).default('sharpness'),
  sharpnessIterations: z.int().min(2).max(400).default(60),
  /** A run has diverged when its training loss is not finite or above this multiple of its initial loss … */
  divergenceFactor: z.number().min(1).default(100),
  /** … or has stayed above its initial loss for this many epochs. */
  patienceEpochs: z.int().min(1).default(10),
});
export type MeasureSpec = z.infer<typeof measureSpec>;

/** Everything that determines a sweep's numbers. Two equal specs give equal results on the same engine. */
export const sweepSpec = z.strictObject({
  version: z.literal(1),
  name: z.string().trim().min(1).max(120).default('Untitled sweep'),
  dataset: datasetSpec,
  model: modelSpec.prefault({}),
  update: updateSpec.prefault({}),
  /** How a step is made; absent: by plain SGD. */
  rule: ruleSpec.optional(),
  /** How η and B change along a run; absent: they do not. */
  schedule: scheduleSpec.optional(),
  /** Absent: from the initial weights. */
  start: startSpec.optional(),
  sampling: z.enum(SAMPLINGS).default('epochs'),
  grid: z.strictObject({ learningRates: learningRateAxis, batchSizes: batchSizeAxis, seeds: seedAxis.default(3) }),
  budget: budgetSpec,
  /** Set: the best η of every B is found, by this criterion; see `bestRates`. The runs are the same. */
  tune: z.enum(OBJECTIVES).optional(),
  measure: measureSpec.prefault({}),
  /** Not used: no interval of a sweep is resampled any more. Kept so that older specs keep their fingerprints. */
  resamplingSeed: z.int().min(0).default(0),
});
export type SweepSpec = z.infer<typeof sweepSpec>;
/** As written by a person or a file: defaults may be omitted. */
export type SweepSpecInput = z.input<typeof sweepSpec>;

/** Warm starts within one another. */
const MOST_STARTS = 16;

/** Refuses what would take a recursive schema too deep. Throws SpecError. */
function requireFewStarts(input: unknown): void {
  let inner: unknown = input;
  for (let depth = 0; depth <= MOST_STARTS; depth++) {
    if (typeof inner !== 'object' || inner === null || !('start' in inner)) return;
    inner = inner.start;
  }
  throw new SpecError(
    `sweep spec: start must hold at most ${MOST_STARTS} starts within one another, got more. Start from a shorter chain of runs.`,
  );
}

/** Checks a spec from outside and fills in defaults. Throws SpecError with one line per fault: path, rule and value. */
export function parseSweepSpec(input: unknown): SweepSpec {
  requireFewStarts(input);
  const parsed = sweepSpec.safeParse(input, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new SpecError(`sweep spec: ${faultsOf(parsed.error).join('; ')}. Correct these and run again.`);
}
