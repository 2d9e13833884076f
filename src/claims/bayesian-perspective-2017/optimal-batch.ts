import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { SweepOutcome } from '../experiment-runner.ts';
import { rate, WITHOUT_SHARPNESS } from '../network-runs.ts';
import { countText } from '../number-text.ts';

const TEST_DIGITS = 2000;
/** ε·step at which all runs end; at one ε all batch sizes take the same number of steps. */
const TIME = 100;
/** Accuracy of a guess: that of a run that diverged. */
const GUESS = 0.1;

interface BatchSweep {
  readonly seed: number;
  readonly examples: number;
  readonly learningRates: readonly number[];
  readonly batchSizes: readonly number[];
}

/** 64-32-10 on N digits, SGD until ε·step = 100: one seed of data, initial weights and batches. */
export const batchSweep = ({ seed, examples, learningRates, batchSizes }: BatchSweep) =>
  ({
    version: 1,
    name: `Optimal batch size, N = ${examples}, seed ${seed}`,
    dataset: {
      source: { kind: 'glyphs', side: 8 },
      trainCount: examples,
      testCount: TEST_DIGITS,
      standardise: 'centred',
      seed,
    },
    model: { hidden: [32], activation: 'relu', loss: 'crossEntropy', init: 'he' },
    grid: { learningRates: [...learningRates], batchSizes: [...batchSizes], seeds: [seed] },
    budget: { kind: 'etaSteps', etaSteps: TIME },
    measure: { trainPerDecade: 4, testPerDecade: 0, ...WITHOUT_SHARPNESS },
  }) satisfies SweepSpecInput;

export const BATCH_SETTING =
  `MLP 64-32-10, ReLU, cross-entropy, on digits, plain SGD until ε·step = ${TIME}, so that at one ε all batch sizes take the same ` +
  `number of steps; accuracy on ${countText(TEST_DIGITS)} fresh digits`;

/** Test accuracy of one run; that of a guess if it diverged. */
export interface BatchRun {
  readonly examples: number;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly accuracy: number;
  readonly diverged: boolean;
}

export const batchRuns = ({ plan, results }: SweepOutcome): BatchRun[] =>
  results.map(({ run, outcome, testAccuracy }) => ({
    examples: plan.examples,
    learningRate: rate(run),
    batchSize: run.batchSize,
    accuracy: outcome === 'diverged' ? GUESS : testAccuracy,
    diverged: outcome === 'diverged',
  }));

export function divergedRemark(seeds: readonly (readonly BatchRun[])[]): string[] {
  const runs = seeds.flat();
  const lost = runs.filter(({ diverged }) => diverged).length;
  return lost === 0 ? [] : [`${lost} of ${runs.length} runs diverged; they count as guesses, accuracy ${GUESS}.`];
}

export const BATCH_PITFALLS = [
  'Every seed has its own draw of the digits, of initial weights and of batches.',
  'Settings were chosen on seeds from 500 on, which the claim does not use: ε and the range of B such that both ends of the peak are inside.',
  'A run that diverged counts as a guess; below the best batch size noise first harms and then prevents training.',
  'At larger ε there are fewer steps, at equal ε·step. The paper’s own budget could not be checked.',
  'The paper’s network is wider, and its digits are those of MNIST.',
] as const;
