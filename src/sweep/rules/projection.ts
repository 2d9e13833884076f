import { directionCount, productsForTop } from './direction-count.ts';
import type { SpaceFactors } from './eigenspace.ts';
import { refreshSteps, refreshText } from './refresh.ts';
import type { RuleCostShape, RuleSteps } from './rule.ts';

/** Settings of a rule that projects gradients. */
export interface ProjectionSetting {
  readonly directions: number;
  readonly refreshSteps: number;
}

export const projectionSettings = {
  /** K; the papers take the number of classes. */
  directions: directionCount.default(10),
  refreshSteps: refreshSteps.unwrap().default(1),
};

export const PROJECTION_FIELDS = {
  directions: { label: 'Directions K', hint: '1–100' },
  refreshSteps: { label: 'Recompute every', hint: 'steps' },
} as const;

export const advanceWith =
  (factors: SpaceFactors) =>
  ({ directions, refreshSteps: every }: ProjectionSetting) =>
  async (steps: RuleSteps) =>
    (await import('./eigenspace.ts')).advanceInEigenspace(steps, {
      directions,
      factors,
      due: (step) => step % every === 0,
    });

export const spaceText = ({ directions, refreshSteps: every }: ProjectionSetting) =>
  `the top ${directions} eigenvectors of H (${refreshText(every)})`;

export const projectionCost = (
  { directions, refreshSteps: every }: ProjectionSetting,
  { examples, batchSize }: RuleCostShape,
) => ({
  gradients: batchSize + (productsForTop(directions) * examples) / every,
  vectors: directions,
});

export const NO_REPLAY = { whyNot: 'its eigenvectors need Hessian products, which the script does not compute' };
