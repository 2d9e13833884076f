import type { BatchDynamics, MinimumShape } from '../sgd-stability.ts';

/** The steps whose limits are wanted. */
export interface LimitSetting extends BatchDynamics {
  /** μ in [0, 1). */
  readonly momentum: number;
  readonly nesterov: boolean;
  /** wd ≥ 0, of the same unit as the curvature. */
  readonly weightDecay: number;
}

/** Where minima stop being stable under the steps of one training rule; null where that is not known. */
export interface RuleLimit {
  /** Of λ₁ of the loss, in L/θ². */
  sharpness(setting: LimitSetting): number | null;
  /** The same as a formula, for labels. */
  formula(setting: Omit<LimitSetting, keyof BatchDynamics>): string;
  /** Of the curvature along mini-batch gradients. */
  batchSharpness(setting: LimitSetting): number | null;
  /** Of sharpness and non-uniformity together. */
  region(setting: LimitSetting): MinimumShape | null;
}
