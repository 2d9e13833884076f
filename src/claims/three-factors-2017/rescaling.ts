import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { ClaimSize } from '../claim.ts';
import { logLossAt } from '../loss-at-epoch.ts';
import type { NetworkRun } from '../network-runs.ts';
import type { LossCurves } from './loss-curves.ts';

/** The pair that is rescaled: (β̂η, β̂B). */
const BASE_RATE = 0.0125;
const BASE_BATCH = 4;
const EPOCHS = 30;
const GRID = Array.from({ length: EPOCHS }, (_, i) => i + 1);

export const RESCALING_SEEDS: Record<ClaimSize, number> = { quick: 10, standard: 40, thorough: 150 };

/** One (η, B) as multiples of the base pair. */
export interface Rescaled {
  readonly name: string;
  readonly rateFactor: number;
  readonly batchFactor: number;
}

/** 1,000 digits of 8 × 8, 64-64-10, ReLU, cross-entropy, 30 epochs; the same initial weights for every pair. */
export const rescalingSweep = ({ name, rateFactor, batchFactor }: Rescaled, size: ClaimSize): SweepSpecInput => ({
  version: 1,
  name: `Rescaling: ${name}`,
  dataset: { source: { kind: 'glyphs', side: 8 }, trainCount: 1000, testCount: 0, standardise: 'centred' },
  model: { hidden: [64], activation: 'relu', loss: 'crossEntropy', init: 'he' },
  grid: {
    learningRates: [BASE_RATE * rateFactor],
    batchSizes: [BASE_BATCH * batchFactor],
    seeds: RESCALING_SEEDS[size],
  },
  budget: { kind: 'epochs', epochs: EPOCHS },
  measure: { trainPerDecade: 40, testPerDecade: 0, sharpnessPerDecade: 0 },
});

export const lossCurves = ({ name }: Rescaled, runs: readonly NetworkRun[]): LossCurves => ({
  name,
  curves: runs.map((run) => GRID.map((epoch) => logLossAt(run, epoch))),
});

export const diagonal = (factor: number): Rescaled => ({
  name: factor === 1 ? '(η, B)' : `(${factor}η, ${factor}B)`,
  rateFactor: factor,
  batchFactor: factor,
});

export const RESCALING_PITFALLS = [
  'At equal epochs equal η/B also means equal time t = η·step, so the curves of gradient flow would overlap as well: ' +
    'overlap of loss curves alone says little about noise.',
  'D is in units of the spread between seeds: more data or wider nets make it stricter.',
  'Below 0 D cannot come out, so noise alone makes it positive; its upper end allows for that and is on the safe side.',
] as const;
