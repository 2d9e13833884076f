import type { RuleSpec } from '../../sweep/rules/registry.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { SPIRAL, SPIRAL_EXAMPLES } from '../spiral-descent.ts';

export interface SpiralTraining {
  readonly name: string;
  readonly grid: SweepSpecInput['grid'];
  readonly epochs: number;
  /** Training loss at which to stop before all epochs are spent. */
  readonly untilLoss?: number;
  /** Number of test points, on the arms between the training points. Default none. */
  readonly testCount?: number;
  /** Standard deviation of normal noise on both coordinates; the arms are 0.5 apart. Default none. */
  readonly noise?: number;
  readonly rule?: RuleSpec;
  /** λ₁ and training loss per factor of ten in steps; λ₁ by default at the start and at the end only. */
  readonly sharpnessPerDecade?: number;
  readonly trainPerDecade?: number;
}

/** `spiralTraining` in words. */
export const SPIRAL_TRAINING = `MLP 2-32-32-2, tanh, cross-entropy, ${SPIRAL}`;

/** MLP 2-32-32-2, tanh, cross-entropy, on a two-armed spiral of 200 points, plain SGD unless there is a rule. */
export const spiralTraining = ({ name, grid, epochs, untilLoss, rule, ...options }: SpiralTraining): SweepSpecInput => {
  const { testCount = 0, noise = 0, sharpnessPerDecade = 0, trainPerDecade = 24 } = options;
  return {
    version: 1,
    name,
    dataset: { source: { kind: 'spirals', noise }, trainCount: SPIRAL_EXAMPLES, testCount, standardise: 'none' },
    model: { hidden: [32, 32], activation: 'tanh', loss: 'crossEntropy' },
    ...(rule && { rule }),
    grid,
    budget:
      untilLoss === undefined ? { kind: 'epochs', epochs } : { kind: 'untilLoss', loss: untilLoss, maxEpochs: epochs },
    measure: { trainPerDecade, testPerDecade: 0, sharpnessPerDecade },
  };
};
