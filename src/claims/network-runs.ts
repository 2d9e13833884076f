import { stepsPerEpoch } from '../engine/batch-order.ts';
import { fitPowerLaw, type PlaneFit } from '../math/regression.ts';
import type { Trace } from '../sweep/results/trace-store.ts';
import type { Outcome } from '../sweep/segment/run-status.ts';
import type { SweepSpecInput } from '../sweep/spec/sweep-spec.ts';
import type { ClaimContext, Measured } from './claim.ts';
import type { FigureSeries } from './figure.ts';
import type { SweepOutcome } from './laboratory.ts';
import { measureOverSeeds, type SeedStatistic } from './measure.ts';

/** What tells the runs of a grid apart. */
export interface GridRun {
  readonly learningRate: number;
  readonly batchSize: number;
  readonly seed: number;
}

/** One trained network as claims see it. NaN where a quantity was not measured. */
export interface NetworkRun extends GridRun {
  readonly outcome: Outcome | null;
  readonly step: number;
  readonly stepsPerEpoch: number;
  readonly trainLoss: number;
  readonly testAccuracy: number;
  /** λ₁ at the end. */
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

/** Trains sweeps one after the other; progress counts them as equal. */
export async function trainSweeps(
  specs: readonly SweepSpecInput[],
  { laboratory, signal, onProgress }: ClaimContext,
): Promise<NetworkRun[]> {
  const runs: NetworkRun[] = [];
  for (const [index, spec] of specs.entries()) {
    const request = { signal, onProgress: (fraction: number) => onProgress((index + fraction) / specs.length) };
    runs.push(...networkRuns(await laboratory.sweep(spec, request)));
  }
  return runs;
}

/** One statistic per seed, from that seed's runs alone: seeds are the unit of replication. Student interval. */
export function measurePerSeed<R extends Pick<GridRun, 'seed'>>(
  runs: readonly R[],
  statistic: (runs: readonly R[]) => number,
  level: number,
  kind?: SeedStatistic,
): Measured {
  const seeds = [...new Set(runs.map(({ seed }) => seed))];
  const perSeed = seeds.map((seed) => statistic(runs.filter((run) => run.seed === seed)));
  return measureOverSeeds(perSeed, level, kind);
}

export type RunNumber<R = NetworkRun> = (run: R) => number;

export const ratio: RunNumber<GridRun> = ({ learningRate, batchSize }) => learningRate / batchSize;
export const rate: RunNumber<GridRun> = ({ learningRate }) => learningRate;
export const batch: RunNumber<GridRun> = ({ batchSize }) => batchSize;
export const sharpness: RunNumber<Pick<NetworkRun, 'sharpness'>> = (run) => run.sharpness;

/** Exponents of y ∝ η^α B^β over runs; NaN where they cannot be told apart. */
export const exponents = (runs: readonly NetworkRun[], y: RunNumber): PlaneFit =>
  fitPowerLaw(runs.map(rate), runs.map(batch), runs.map(y));

/** What became of the runs that did not end as the claim needs. */
export function outcomeRemarks(runs: readonly NetworkRun[], wanted: Outcome): string[] {
  const others = runs.filter(({ outcome }) => outcome !== wanted);
  const kinds = [...new Set(others.map(({ outcome }) => outcome))];
  const names: Record<Outcome, string> = {
    reachedTarget: 'reached the target',
    budgetSpent: 'spent their budget before the target',
    diverged: 'diverged',
    stopped: 'were stopped',
  };
  return kinds.map((kind) => {
    const count = others.filter(({ outcome }) => outcome === kind).length;
    return `${count} of ${runs.length} runs ${kind ? names[kind] : 'did not end'}; they are left out.`;
  });
}

/** One point per cell: the mean over seeds with its 95 % interval. */
export function cellSeries<R extends GridRun>(
  runs: readonly R[],
  name: string,
  x: RunNumber<R>,
  y: RunNumber<R>,
): FigureSeries {
  const key = ({ learningRate, batchSize }: R) => `${learningRate} ${batchSize}`;
  const points = [...new Set(runs.map(key))].map((setting) => {
    const cell = runs.filter((run) => key(run) === setting);
    const { estimate, low, high } = measureOverSeeds(cell.map(y), 0.95);
    return { x: x(cell[0]), y: estimate, ...(Number.isFinite(low) ? { low, high } : {}) };
  });
  return { name, kind: 'measured', points };
}
