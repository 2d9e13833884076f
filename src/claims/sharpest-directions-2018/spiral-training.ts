import type { SweepSpecInput } from '../../sweep/spec.ts';

export interface SpiralTraining {
  readonly name: string;
  readonly grid: SweepSpecInput['grid'];
  readonly epochs: number;
  /** λ₁ per factor of ten in steps; 0: at the start and at the end. */
  readonly sharpnessPerDecade?: number;
}

/** MLP 2-32-32-2, tanh, cross-entropy, on a two-armed spiral of 200 points, plain SGD. */
export const spiralTraining = ({ name, grid, epochs, sharpnessPerDecade = 0 }: SpiralTraining): SweepSpecInput => ({
  version: 1,
  name,
  dataset: { source: { kind: 'spirals' }, trainCount: 200, testCount: 0, standardise: 'none' },
  model: { hidden: [32, 32], activation: 'tanh', loss: 'crossEntropy' },
  grid,
  budget: { kind: 'epochs', epochs },
  measure: { testPerDecade: 0, sharpnessPerDecade },
});
