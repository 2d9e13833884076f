import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';

export const SAM_TARGET_LOSS = 0.05;
export const SAM_RATE = 0.05;
export const SAM_BATCH = 16;

interface SamSweep {
  readonly name: string;
  /** ρ; 0 is SGD. */
  readonly radius: number;
  /** m; absent: B. */
  readonly ascentBatch?: number;
  readonly seeds: number;
}

/** 64-32-10, ReLU, cross-entropy, on 500 digits, by SAM until the training loss is at most 0.05. */
export const samSweep = ({ name, seeds, ...rule }: SamSweep): SweepSpecInput => ({
  version: 1,
  name,
  dataset: { source: { kind: 'glyphs', side: 8 }, trainCount: 500, testCount: 2000, standardise: 'centred' },
  model: { hidden: [32], activation: 'relu', loss: 'crossEntropy', init: 'he' },
  rule: { kind: 'sam', ...rule },
  grid: { learningRates: [SAM_RATE], batchSizes: [SAM_BATCH], seeds },
  budget: { kind: 'untilLoss', loss: SAM_TARGET_LOSS, maxEpochs: 1500 },
  measure: { trainPerDecade: 48, testPerDecade: 0, sharpnessPerDecade: 0 },
});

/** Setting and step of `samSweep`, in words. */
export const SAM_TEXT = `MLP 64-32-10, ReLU, cross-entropy, on 500 digits, η = ${SAM_RATE}, B = ${SAM_BATCH}`;

export const SAM_PITFALL =
  'Sharpness under cross-entropy decays with the loss: all runs are compared at the same training loss.';
