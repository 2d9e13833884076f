import { stepsPerEpoch } from '../engine/batch-order.ts';
import { groupBy } from '../math/distinct.ts';
import { fitPowerLaw, type PlaneFit } from '../math/regression.ts';
import type { Trace } from '../sweep/results/trace-store.ts';
import type { Outcome } from '../sweep/segment/run-status.ts';
import type { SweepSpecInput } from '../sweep/spec/sweep-spec.ts';
import type { ClaimContext, Measured } from './claim.ts';
import type { SweepOutcome } from './experiment-runner.ts';
import { measureOverSeeds, type SeedStatistic } from './measure.ts';
import { fixedText } from './number-text.ts';

/** What identifies a run of a grid. */
export interface GridRun {
  readonly learningRate: number;
  readonly batchSize: number;
  readonly seed: number;
}

/** What claims use of one trained network. NaN where a quantity was not measured. */
export interface NetworkRun extends GridRun {
  readonly outcome: Outcome | null;
  readonly step: number;
  readonly stepsPerEpoch: number;
  readonly trainLoss: number;
  readonly testAccuracy: number;
  /** λ₁ at the end of the run. */
  readonly sharpness: number;
  readonly lossTrace: Trace;
  readonly sharpnessTrace: Trace;
}

export const networkRuns = ({ plan, results, traces }: SweepOutcome): NetworkRun[] =>
  results.map(({ run, outcome, step, trainLoss, testAccuracy, sharpness }) => ({
    learningRate: run.learningRate,
    batchSize: run.batchSize,
    seed: run.seed,
    outcome,
    step,
    stepsPerEpoch: stepsPerEpoch(plan.examples, run.batchSize),
    trainLoss,
    testAccuracy,
    sharpness,
    lossTrace: traces.trace(run.id, 'trainLoss'),
    sharpnessTrace: traces.trace(run.id, 'sharpness'),
  }));

/** For claims that do not use λ₁: it is measured at the start and at the end alone, as roughly as a sweep allows. */
export const WITHOUT_SHARPNESS = { sharpnessPerDecade: 0, sharpnessIterations: 2, sharpnessTolerance: 0.5 } as const;

/** Trains sweeps in sequence and returns `of` each outcome; for progress they count equally. */
export async function trainEach<T>(
  specs: readonly SweepSpecInput[],
  { runner, signal, onProgress }: ClaimContext,
  of: (outcome: SweepOutcome) => T,
): Promise<T[]> {
  const found: T[] = [];
  for (const [index, spec] of specs.entries()) {
    const request = { signal, onProgress: (fraction: number) => onProgress((index + fraction) / specs.length) };
    found.push(of(await runner.sweep(spec, request)));
  }
  return found;
}

/** The runs of all sweeps, concatenated. */
export const trainSweeps = async (specs: readonly SweepSpecInput[], context: ClaimContext): Promise<NetworkRun[]> =>
  (await trainEach(specs, context, networkRuns)).flat();

/** The same context, with progress mapped from [0, 1] to [from, to]. */
export const partOf = <C extends ClaimContext>(context: C, from: number, to: number): C => ({
  ...context,
  onProgress: (fraction: number) => context.onProgress(from + (to - from) * fraction),
});

/** Runs grouped by seed. */
export const bySeed = <R extends Pick<GridRun, 'seed'>>(runs: readonly R[]): R[][] =>
  groupBy(runs, ({ seed }) => seed).map(([, own]) => own);

/** Runs of the first run's seed. */
export const firstSeed = <R extends Pick<GridRun, 'seed'>>(runs: readonly R[]): R[] =>
  runs.filter(({ seed }) => seed === runs[0].seed);

/** One statistic per seed, computed from that seed's runs, with Student's interval over seeds. */
export function measurePerSeed<R extends Pick<GridRun, 'seed'>>(
  runs: readonly R[],
  statistic: (runs: readonly R[]) => number,
  level: number,
  kind?: SeedStatistic,
): Measured {
  return measureOverSeeds(bySeed(runs).map(statistic), level, kind);
}

export type RunNumber<R = NetworkRun> = (run: R) => number;

export const ratio: RunNumber<GridRun> = ({ learningRate, batchSize }) => learningRate / batchSize;
export const rate: RunNumber<GridRun> = ({ learningRate }) => learningRate;
export const batch: RunNumber<GridRun> = ({ batchSize }) => batchSize;
export const sharpness: RunNumber<Pick<NetworkRun, 'sharpness'>> = (run) => run.sharpness;

/** Exponents of y ∝ η^α B^β over runs; NaN where they are not identifiable. */
export const exponents = (runs: readonly NetworkRun[], y: RunNumber): PlaneFit =>
  fitPowerLaw(runs.map(rate), runs.map(batch), runs.map(y));

export function exponentsRemark(runs: readonly NetworkRun[]): string {
  const { first, second } = exponents(runs, sharpness);
  return `λ₁ ∝ η^${fixedText(first, 2)} B^${fixedText(second, 2)} over all runs.`;
}

/** Runs with the wanted outcome and λ₁ > 0. */
export const endedRuns = <R extends NetworkRun>(runs: readonly R[], wanted: Outcome): R[] =>
  runs.filter((run) => run.outcome === wanted && run.sharpness > 0);

const OUTCOMES: Record<Outcome, string> = {
  reachedTarget: 'reached the target',
  budgetSpent: 'spent their budget before the target',
  diverged: 'diverged',
  stopped: 'were stopped',
};

/** Counts of the runs with another outcome than the wanted one. */
export const outcomeRemarks = (runs: readonly NetworkRun[], wanted: Outcome): string[] =>
  groupBy(
    runs.filter(({ outcome }) => outcome !== wanted),
    ({ outcome }) => outcome,
  ).map(
    ([outcome, { length }]) =>
      `${length} of ${runs.length} runs ${outcome ? OUTCOMES[outcome] : 'did not end'}; they are left out.`,
  );

export const remarkIf = (holds: boolean, text: string): string[] => (holds ? [text] : []);

/** "2 of 60 runs diverged; they are left out." */
export function leftOutRemarks(all: readonly unknown[], kept: readonly unknown[], what: string): string[] {
  const lost = all.length - kept.length;
  return remarkIf(lost > 0, `${lost} of ${all.length} ${what}; they are left out.`);
}
