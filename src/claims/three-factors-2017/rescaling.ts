import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { type NetworkExperiment, workText } from '../define-claim.ts';
import type { SweepOutcome } from '../experiment-runner.ts';
import { logLossAt } from '../loss-at-epoch.ts';
import { networkRuns, trainEach } from '../network-runs.ts';
import { countText } from '../number-text.ts';
import type { LossCurves } from './loss-curves.ts';

/** The pair that is rescaled: (β̂η, β̂B). */
const BASE_RATE = 0.0125;
const BASE_BATCH = 4;
const EPOCHS = 30;
const EXAMPLES = 1000;
const GRID = Array.from({ length: EPOCHS }, (_, i) => i + 1);

/** One (η, B) as multiples of the base pair. */
export interface Rescaled {
  readonly name: string;
  readonly rateFactor: number;
  readonly batchFactor: number;
}

/** 1,000 digits of 8 × 8, 64-64-10, ReLU, cross-entropy, 30 epochs; the same initial weights for every pair. */
const rescalingSweep = ({ name, rateFactor, batchFactor }: Rescaled, seeds: number): SweepSpecInput => ({
  version: 1,
  name: `Rescaling: ${name}`,
  dataset: { source: { kind: 'glyphs', side: 8 }, trainCount: EXAMPLES, testCount: 0, standardise: 'centred' },
  model: { hidden: [64], activation: 'relu', loss: 'crossEntropy', init: 'he' },
  grid: {
    learningRates: [BASE_RATE * rateFactor],
    batchSizes: [BASE_BATCH * batchFactor],
    seeds,
  },
  budget: { kind: 'epochs', epochs: EPOCHS },
  measure: { trainPerDecade: 40, testPerDecade: 0, sharpnessPerDecade: 0 },
});

/** `rescalingSweep` in words. */
export const RESCALING =
  `MLP 64-64-10 on ${countText(EXAMPLES)} digits, ${EPOCHS} epochs from (η, B) = (${BASE_RATE}, ${BASE_BATCH}): ` +
  'log training loss at every epoch';

const epochCurves = (outcome: SweepOutcome) =>
  networkRuns(outcome).map((run) => GRID.map((epoch) => logLossAt(run, epoch)));

/** Loss curves of the given pairs, in order. */
export const rescalingExperiment = (
  pairs: readonly Rescaled[],
): NetworkExperiment<{ readonly seeds: number }, readonly LossCurves[]> => ({
  design: { quick: { seeds: 10 }, standard: { seeds: 40 }, thorough: { seeds: 150 } },
  seconds: { quick: 7, standard: 28, thorough: 100 },
  work: ({ seeds }) => workText({ pairs, seeds, epochs: EPOCHS }),
  sweeps: ({ seeds }) => pairs.map((pair) => rescalingSweep(pair, seeds)),
  async perform(sweeps, context) {
    const byPair = await trainEach(sweeps, context, epochCurves);
    return byPair.map((curves, i) => ({ name: pairs[i].name, curves }));
  },
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
  'D cannot be negative, so noise alone makes it positive; its upper end allows for that and is conservative.',
] as const;
