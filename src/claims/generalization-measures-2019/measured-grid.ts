import { groupBy } from '../../math/distinct.ts';
import { kendallTau } from '../../math/ranks.ts';
import { mean } from '../../math/statistics.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { Measured } from '../claim.ts';
import { type NetworkExperiment, workText } from '../define-claim.ts';
import type { SweepOutcome } from '../experiment-runner.ts';
import {
  batch,
  measurePerSeed,
  type NetworkRun,
  networkRuns,
  type RunNumber,
  rate,
  trainEach,
} from '../network-runs.ts';

const EXAMPLES = 400;
const TARGET_LOSS = 0.02;

interface MeasuresDesign {
  readonly learningRates: readonly number[];
  readonly batchSizes: readonly number[];
  /** Of both hidden layers. */
  readonly widths: readonly number[];
  readonly seeds: number;
}

/** Complexity measures of a trained network; higher is meant to predict a larger generalization gap. */
export const MEASURES = [
  { key: 'sharpness', name: 'λ₁' },
  { key: 'ascentSharpness', name: 'SAM sharpness' },
  { key: 'parameterNorm', name: '‖θ‖' },
  { key: 'distance', name: '‖θ − θ₀‖' },
] as const;
export type MeasureKey = (typeof MEASURES)[number]['key'];

export interface MeasuredRun extends NetworkRun, Readonly<Record<MeasureKey, number>> {
  readonly width: number;
  /** Test loss − training loss. */
  readonly gap: number;
}

/** One axis of the grid of hyperparameters. */
export interface Axis {
  readonly name: string;
  readonly of: RunNumber<MeasuredRun>;
}
export const AXES: readonly Axis[] = [
  { name: 'η', of: rate },
  { name: 'B', of: batch },
  { name: 'width', of: ({ width }) => width },
];

const spec = (width: number, { learningRates, batchSizes, seeds }: MeasuresDesign): SweepSpecInput => ({
  version: 1,
  name: `Complexity measures, width ${width}`,
  dataset: { source: { kind: 'glyphs', side: 8 }, trainCount: EXAMPLES, testCount: 2000, standardise: 'centred' },
  model: { hidden: [width, width], activation: 'relu', loss: 'crossEntropy', init: 'he' },
  grid: { learningRates: [...learningRates], batchSizes: [...batchSizes], seeds },
  budget: { kind: 'untilLoss', loss: TARGET_LOSS, maxEpochs: 1500 },
  measure: { trainPerDecade: 48, testPerDecade: 0, sharpnessPerDecade: 0, tier: 'economy' },
});

function measuredRuns(outcome: SweepOutcome): Omit<MeasuredRun, 'width'>[] {
  const { results, traces } = outcome;
  return networkRuns(outcome).map((run, i) => {
    const { run: planned, testLoss, trainLoss } = results[i];
    const last = (key: MeasureKey) => traces.last(planned.id, key)?.value ?? Number.NaN;
    return {
      ...run,
      gap: testLoss - trainLoss,
      ascentSharpness: last('ascentSharpness'),
      parameterNorm: last('parameterNorm'),
      distance: last('distance'),
    };
  });
}

const GRID = { learningRates: [0.02, 0.06, 0.18], batchSizes: [8, 24, 72], widths: [12, 24, 48] };

/** 64-w-w-10 on 400 digits over η, B and w, all trained to one loss, with measures and generalization gap at their ends. */
export const MEASURES_EXPERIMENT: NetworkExperiment<MeasuresDesign, readonly MeasuredRun[]> = {
  design: {
    quick: { ...GRID, seeds: 2 },
    standard: { ...GRID, seeds: 12 },
    thorough: { ...GRID, seeds: 60 },
  },
  seconds: { quick: 9, standard: 50, thorough: 250 },
  work: ({ learningRates, batchSizes, widths, seeds }) => workText({ widths, η: learningRates, B: batchSizes, seeds }),
  sweeps: (design) => design.widths.map((width) => spec(width, design)),
  async perform(sweeps, context) {
    const byWidth = await trainEach(sweeps, context, measuredRuns);
    return byWidth.flatMap((runs, i) => runs.map((run) => ({ ...run, width: context.design.widths[i] })));
  },
};

/** The experiment in words. */
export const MEASURES_TEXT = `MLP 64-w-w-10, ReLU, cross-entropy, on ${EXAMPLES} digits until training loss ${TARGET_LOSS}, over η, B and width w`;

export const runsAtTarget = (runs: readonly MeasuredRun[]) => runs.filter(({ outcome }) => outcome === 'reachedTarget');

const tau = (runs: readonly MeasuredRun[], key: MeasureKey) =>
  kendallTau(
    runs.map((run) => run[key]),
    runs.map(({ gap }) => gap),
  );

/** ψ of an axis: τ of measure and gap along it, averaged over all settings of the other axes. NaN settings are left out. */
export function granulated(runs: readonly MeasuredRun[], key: MeasureKey, axis: Axis): number {
  const others = AXES.filter((other) => other !== axis);
  const lines = groupBy(runs, (run) => others.map(({ of }) => of(run)).join(' ')).map(([, line]) => tau(line, key));
  return mean(lines.filter(Number.isFinite));
}

/** Ψ, the mean of ψ over axes. */
export const meanGranulated = (runs: readonly MeasuredRun[], key: MeasureKey) =>
  mean(AXES.map((axis) => granulated(runs, key, axis)));

/** A statistic of τ per seed; a single grid has 27 networks, so one swapped pair of one line changes ψ by 2/27. */
export const measureTau = (
  runs: readonly MeasuredRun[],
  statistic: (runs: readonly MeasuredRun[]) => number,
  level: number,
  range = { low: -1, high: 1 },
): Measured => measurePerSeed(runs, statistic, level, { range, step: 2 / 27 });

export const measurePooled = (runs: readonly MeasuredRun[], key: MeasureKey, level: number) =>
  measureTau(runs, (of) => tau(of, key), level);

export const measureGranulated = (runs: readonly MeasuredRun[], key: MeasureKey, axis: Axis, level: number) =>
  measureTau(runs, (of) => granulated(of, key, axis), level);

export const measureMeanGranulated = (runs: readonly MeasuredRun[], key: MeasureKey, level: number) =>
  measureTau(runs, (of) => meanGranulated(of, key), level);

export const MEASURES_PITFALLS = [
  'The gap is that of the losses: errors of few test digits tie. All networks have the same training loss, so it ' +
    'ranks them as test loss does.',
  'Three axes of three values stand in for the seven of the paper, whose networks are convolutional and trained on ' +
    'images; width is varied, depth, optimiser and regularisation are not.',
  'Runs stop at the first evaluation at or below the target, so the faster ones overshoot it a little.',
  'All runs share one draw of the digits and one test set; the interval is over initial weights and batches.',
  'The grid was chosen in trials with other seeds, so that nearly all of its runs reach the loss.',
] as const;
