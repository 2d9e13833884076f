import { type Dataset, isRegression } from '../data/dataset.ts';
import { checkLoss } from '../engine/check-data.ts';
import { resolveNetwork } from '../engine/model.ts';
import type { Network } from '../engine/network.ts';
import { parameterLayout } from '../engine/parameter-layout.ts';
import { SpecError } from '../errors.ts';
import { batchSizesOf, learningRatesOf, seedsOf } from './axis.ts';
import { type Calendar, calendarOf } from './calendar.ts';
import { endStepOf } from './end-step.ts';
import { stepsBefore } from './origin.ts';
import { requireRuleFits } from './rules/rule-fits.ts';
import type { SweepSpec } from './spec.ts';

declare const brand: unique symbol;
/** Index of a run in its sweep, in plan order: by B, then η, then seed. */
export type RunId = number & { readonly [brand]?: 'RunId' };

export interface Run {
  readonly id: RunId;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly seed: number;
  /** The step at which the run ends at the latest. */
  readonly endStep: number;
}

/** Runs that share everything but η and seed: trained as one program. */
export interface Cohort {
  readonly id: number;
  readonly batchSize: number;
  readonly runs: readonly Run[];
}

export interface SweepPlan {
  readonly spec: SweepSpec;
  readonly network: Network;
  /** N. */
  readonly examples: number;
  readonly testExamples: number;
  /** P. */
  readonly parameters: number;
  readonly learningRates: readonly number[];
  readonly batchSizes: readonly number[];
  readonly seeds: readonly number[];
  /** Of the runs of each (base) batch size. */
  readonly calendars: ReadonlyMap<number, Calendar>;
  readonly runs: readonly Run[];
}

const MAX_RUNS = 20_000;

function checkedBatchSizes(spec: SweepSpec, examples: number): number[] {
  const sizes = batchSizesOf(spec.grid.batchSizes, examples);
  const tooLarge = sizes.filter((size) => size > examples);
  if (tooLarge.length > 0)
    throw new SpecError(
      `grid.batchSizes: every batch size must be at most the number of training examples, ${examples}, got ` +
        `${tooLarge.join(', ')}. Use "full" for the whole set, or more examples.`,
    );
  return sizes;
}

/** All runs of a sweep. Throws SpecError where the spec does not fit the dataset. */
export function planSweep(
  spec: SweepSpec,
  dataset: Pick<Dataset, 'inputShape' | 'classes' | 'train' | 'test'>,
): SweepPlan {
  const examples = dataset.train.count;
  const network = resolveNetwork(spec.model, dataset.inputShape, dataset.classes);
  requireRuleFits(spec.rule, spec.update);
  checkLoss(network, dataset);
  if (isRegression(dataset) && spec.tune === 'testAccuracy')
    throw new SpecError(
      'tune: it must be testLoss or trainLoss where targets are numbers, got testAccuracy. Choose a loss.',
    );
  const learningRates = learningRatesOf(spec.grid.learningRates);
  const batchSizes = checkedBatchSizes(spec, examples);
  const seeds = seedsOf(spec.grid.seeds);
  const total = learningRates.length * batchSizes.length * seeds.length;
  if (total > MAX_RUNS)
    throw new SpecError(`grid: a sweep must have at most ${MAX_RUNS} runs, got ${total}. Use fewer values or seeds.`);
  const runs: Run[] = [];
  const calendars = new Map(batchSizes.map((size) => [size, calendarOf(examples, size, spec.schedule?.batch)]));
  for (const [batchSize, calendar] of calendars)
    for (const learningRate of learningRates)
      for (const seed of seeds) {
        const endStep = endStepOf(spec.budget, { learningRate, calendar });
        runs.push({ id: runs.length, learningRate, batchSize, seed, endStep });
      }
  const sizes = { examples, testExamples: dataset.test.count, parameters: parameterLayout(network).count };
  const plan = { spec, network, ...sizes, learningRates, batchSizes, seeds, calendars, runs };
  stepsBefore(plan); // a start that does not fit is refused here
  return plan;
}

/** Groups runs of equal B into cohorts of at most `largest` runs. Grouping never changes a result, only speed. */
export function cohortsOf(plan: SweepPlan, largest: number): Cohort[] {
  const cohorts: Cohort[] = [];
  for (const batchSize of plan.batchSizes) {
    const runs = plan.runs.filter((run) => run.batchSize === batchSize);
    for (let start = 0; start < runs.length; start += largest)
      cohorts.push({ id: cohorts.length, batchSize, runs: runs.slice(start, start + largest) });
  }
  return cohorts;
}
