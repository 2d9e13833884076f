import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { SPIRAL_DESCENT, spiralDescent } from '../spiral-descent.ts';

interface AdamDescent {
  readonly learningRates: readonly number[];
  readonly seeds: number;
  readonly steps: number;
  /** β₂. */
  readonly beta2: number;
}

/** β₁ of every descent. */
export const BETA1 = 0.9;

/** Full-batch Adam on the two-armed spiral, network and loss of `spiralDescent`. */
export const adamDescent = ({ beta2, ...descent }: AdamDescent): SweepSpecInput => ({
  ...spiralDescent(descent),
  name: 'Full-batch Adam',
  rule: { kind: 'adam', beta1: BETA1, beta2 },
  measure: { testPerDecade: 0, sharpnessPerDecade: 0 },
});

/** `adamDescent` in words. */
export const ADAM_DESCENT = `${SPIRAL_DESCENT}, full-batch Adam with β₁ = ${BETA1}`;

export const ADAM_PITFALLS = [
  'The spiral is one data set without noise: intervals are over initial weights alone.',
  'Weight decay and mini-batches have other limits; both are off.',
];
