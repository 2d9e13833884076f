import { type Dataset, type Examples, isRegression } from '../data/dataset.ts';
import { dataSeedsOf, seedsOf } from '../data/seeds.ts';
import { checkLoss } from '../engine/check-data.ts';
import { resolveNetwork } from '../engine/model.ts';
import { parameterLayout } from '../engine/parameter-layout.ts';
import { SpecError } from '../errors.ts';
import { requireRuleFits } from './rules/registry.ts';
import { batchSizesOf, learningRatesOf } from './spec/axis.ts';
import type { SweepSpec } from './spec/sweep-spec.ts';
import type { Cohort, Run, SweepPlan } from './sweep-plan.ts';
import { calendarOf } from './training/calendar.ts';
import { endStepOf } from './training/end-step.ts';
import { stepsBefore } from './training/origin.ts';
import { requireFollowable } from './training/rate-schedule.ts';

/** Of a sweep that is performed and opened as a whole. */
const MAX_RUNS = 20_000;
/** Of a sweep that is only ever performed and joined in parts. */
export const MAX_SHARDED_RUNS = 1_000_000;

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

/** Number of runs of a spec, given N training examples. Throws SpecError if there are more than `most`. */
export function runCount(
  { grid, dataset }: Pick<SweepSpec, 'grid' | 'dataset'>,
  examples: number,
  most = MAX_RUNS,
): number {
  const settings = learningRatesOf(grid.learningRates).length * batchSizesOf(grid.batchSizes, examples).length;
  const total = settings * seedsOf(grid.seeds).length * dataSeedsOf(dataset).length;
  if (total > most)
    throw new SpecError(`grid: a sweep must have at most ${most} runs, got ${total}. Use fewer values or seeds.`);
  return total;
}

/** What a plan depends on: the shapes of a data set, and whether it has targets. */
export type PlannedData = Pick<Dataset, 'inputShape' | 'classes' | 'train' | 'test'>;

const emptied = ({ count, targets }: Examples): Examples => ({
  count,
  inputs: new Float32Array(0),
  labels: new Uint16Array(0),
  ...(targets && { targets: new Float32Array(0) }),
});

/** A data set of which the same plan is made, without its examples. */
export const withoutExamples = ({ inputShape, classes, train, test }: PlannedData): PlannedData => ({
  inputShape,
  classes,
  train: emptied(train),
  test: emptied(test),
});

/** Throws SpecError unless the rule of a sweep, and those of the runs that it starts from, go with the rest of it. */
function requireRulesFit(spec: SweepSpec, regression: boolean): void {
  const shared = { model: spec.model, isRegression: regression };
  requireRuleFits(spec.rule, { ...spec, ...shared });
  for (let { start } = spec; start !== undefined; { start } = start)
    requireRuleFits(start.rule, { ...start, ...shared });
}

/**
 * The plan of a sweep of at most `most` runs; `dataset` may be any of its data sets. Throws SpecError if the spec does not fit it.
 */
export function planSweep(spec: SweepSpec, dataset: PlannedData, most = MAX_RUNS): SweepPlan {
  const examples = dataset.train.count;
  const network = resolveNetwork(spec.model, dataset.inputShape, dataset.classes);
  requireRulesFit(spec, isRegression(dataset));
  checkLoss(network, dataset);
  if (isRegression(dataset) && spec.tune === 'testAccuracy')
    throw new SpecError('tune: it must be testLoss or trainLoss for a regression, got testAccuracy. Choose a loss.');
  const learningRates = learningRatesOf(spec.grid.learningRates);
  const batchSizes = checkedBatchSizes(spec, examples);
  const seeds = seedsOf(spec.grid.seeds);
  const dataSeeds = dataSeedsOf(spec.dataset);
  runCount(spec, examples, most);
  const runs: Run[] = [];
  const calendars = new Map(batchSizes.map((size) => [size, calendarOf(examples, size, spec.schedule?.batch)]));
  for (const dataSeed of dataSeeds)
    for (const [batchSize, calendar] of calendars)
      for (const learningRate of learningRates)
        for (const seed of seeds) {
          const endStep = endStepOf(spec.budget, { learningRate, calendar });
          requireFollowable(spec.schedule, calendar, endStep);
          const data = dataSeeds.length > 1 ? { dataSeed } : {};
          runs.push({ id: runs.length, learningRate, batchSize, seed, ...data, endStep });
        }
  const sizes = { examples, testExamples: dataset.test.count, parameters: parameterLayout(network).count };
  const plan = { spec, network, ...sizes, learningRates, batchSizes, seeds, dataSeeds, calendars, runs };
  stepsBefore(plan); // throws if the start does not fit
  return plan;
}

/** Groups runs of equal data and B into cohorts of at most `largest` runs. Results do not depend on the grouping. */
export function cohortsOf(plan: SweepPlan, largest: number): Cohort[] {
  const alike = new Map<string, Run[]>();
  for (const run of plan.runs) {
    const key = `${run.dataSeed} ${run.batchSize}`;
    const runs = alike.get(key);
    if (runs) runs.push(run);
    else alike.set(key, [run]);
  }
  const cohorts: Cohort[] = [];
  for (const runs of alike.values())
    for (let start = 0; start < runs.length; start += largest)
      cohorts.push({
        id: cohorts.length,
        batchSize: runs[0].batchSize,
        runs: runs.slice(start, start + largest),
      });
  return cohorts;
}
