import { groupBy } from '../../math/distinct.ts';
import { exp, log } from '../../math/elementary.ts';
import type { Trace } from '../../sweep/results/trace-store.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { type BySize, workText } from '../define-claim.ts';
import { batch, bySeed, type NetworkRun, rate } from '../network-runs.ts';

export const STEPS_EXAMPLES = 1500;
export const STEPS_TARGET_LOSS = 0.15;

interface StepsDesign {
  readonly batchSizes: readonly number[];
  readonly seeds: number;
  readonly perOctave: number;
}

const ALL_SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
export const STEPS_DESIGN: BySize<StepsDesign> = {
  quick: { batchSizes: [1, 4, 16, 64, 256, 1024], seeds: 6, perOctave: 2 },
  standard: { batchSizes: ALL_SIZES, seeds: 10, perOctave: 2 },
  thorough: { batchSizes: ALL_SIZES, seeds: 40, perOctave: 4 },
};

export const stepsWork = ({ batchSizes, seeds, perOctave }: StepsDesign) =>
  workText({ B: batchSizes, η: ratesAt(batchSizes[0], perOctave), seeds });

/** Centre of the grids, the fastest η in trials: ∝ B as long as noise limits it, then constant. */
const likelyRate = (batchSize: number) => (0.044 * batchSize) / (1 + batchSize / 180);
/** Octaves of η on each side. */
const REACH = 1;

/** Twice the steps needed in trials: slower runs cannot be the fastest. */
const mostSteps = (batchSize: number) => 60 + Math.ceil(10_000 / batchSize);

function ratesAt(batchSize: number, perOctave: number): number[] {
  const count = 2 * REACH * perOctave;
  const centre = likelyRate(batchSize);
  const rates = Array.from({ length: count + 1 }, (_, i) => centre * exp(Math.LN2 * (i / perOctave - REACH)));
  return rates.map((rate) => Number(rate.toPrecision(4)));
}

/**
 * One sweep per batch size: 64-32-10, tanh, cross-entropy, on 1,500 digits, batches drawn with replacement, until the full
 * training loss is at most 0.15, over η by half octaves (thorough: quarters).
 */
export const stepsSweeps = ({ batchSizes, seeds, perOctave }: StepsDesign): SweepSpecInput[] =>
  batchSizes.map((batchSize) => ({
    version: 1,
    name: `Steps to a training loss, B = ${batchSize}`,
    dataset: { source: { kind: 'glyphs', side: 8 }, trainCount: STEPS_EXAMPLES, testCount: 0, standardise: 'centred' },
    model: { hidden: [32], activation: 'tanh', loss: 'crossEntropy', init: 'lecun' },
    sampling: 'withReplacement',
    grid: { learningRates: ratesAt(batchSize, perOctave), batchSizes: [batchSize], seeds },
    budget: {
      kind: 'untilLoss',
      loss: STEPS_TARGET_LOSS,
      maxEpochs: Math.ceil(mostSteps(batchSize) / Math.floor(STEPS_EXAMPLES / batchSize)),
    },
    // no λ₁ in between: two measurements, at start and end, are the minimum of a sweep
    measure: { trainPerDecade: 48, testPerDecade: 0, sharpnessPerDecade: 0, sharpnessIterations: 2 },
  }));

/** Fractional step at which the loss first is at most `target`, log L being linear between evaluations. NaN if never. */
export function stepsUntil(lossTrace: Trace, target: number): number {
  const index = lossTrace.findIndex(({ value }) => value <= target);
  if (index < 0) return Number.NaN;
  const after = lossTrace[index];
  if (index === 0) return after.step;
  const before = lossTrace[index - 1];
  const share = (log(before.value) - log(target)) / (log(before.value) - log(after.value));
  return before.step + share * (after.step - before.step);
}

export interface FastestRun {
  readonly batchSize: number;
  readonly seed: number;
  readonly learningRate: number;
  /** NaN if no η reached the target. */
  readonly steps: number;
  /** Whether it is the smallest or the largest η tried. */
  readonly atEnd: boolean;
}

/** For each B the η that needs the fewest steps, among the runs of one seed. */
const fastestRuns = (own: readonly NetworkRun[]): FastestRun[] =>
  groupBy(own, batch).map(([batchSize, row]) => {
    const rates = row.map(rate);
    const steps = row.map(({ lossTrace }) => stepsUntil(lossTrace, STEPS_TARGET_LOSS));
    const fewest = Math.min(...steps.filter(Number.isFinite));
    const learningRate = rates[steps.indexOf(fewest)] ?? Number.NaN;
    const atEnd = [Math.min(...rates), Math.max(...rates)].includes(learningRate);
    const { seed } = row[0];
    return { batchSize, seed, learningRate, steps: Number.isFinite(fewest) ? fewest : Number.NaN, atEnd };
  });

export const fastestBySeed = (runs: readonly NetworkRun[]) => bySeed(runs).map(fastestRuns);
