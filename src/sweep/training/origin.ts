import { SpecError } from '../../errors.ts';
import { requireRuleFits } from '../rules/registry.ts';
import type { StartSpec } from '../spec/start-spec.ts';
import type { Run, SweepPlan } from '../sweep-plan.ts';
import { calendarOf } from './calendar.ts';
import { endStepOf } from './end-step.ts';
import { requireFollowable } from './rate-schedule.ts';

/** The plan of the runs that a sweep starts from. */
export interface SweepOrigin {
  readonly plan: SweepPlan;
  /** The run that a run of the sweep starts from. */
  runOf(run: Run): Run;
  /** Steps of it before the sweep starts. */
  readonly steps: number;
}

/** The runs that a sweep starts from, on its network and data; null where it starts at initial weights. */
export function originOf(plan: SweepPlan): SweepOrigin | null {
  const { start } = plan.spec;
  if (start === undefined) return null;
  const { learningRate, steps } = start;
  const batchSize = start.batchSize === 'full' ? plan.examples : start.batchSize;
  requireFit(start, batchSize, plan);
  requireRuleFits(start.rule, start);
  const calendar = calendarOf(plan.examples, batchSize, start.schedule?.batch);
  const budget = start.budget ?? { kind: 'steps', steps };
  const endStep = endStepOf(budget, { learningRate, calendar });
  if (steps > endStep)
    throw new SpecError(`start.steps: must be at most the ${endStep} steps of that run's budget, got ${steps}.`);
  requireFollowable(start.schedule, calendar, endStep);
  const seeds = start.seed === 'own' ? plan.seeds : [start.seed];
  const runs = seeds.map((seed, id): Run => ({ id, learningRate, batchSize, seed, endStep }));
  const { update, sampling, schedule, rule, start: before } = start;
  const { rule: _rule, schedule: _schedule, start: _start, ...shared } = plan.spec;
  return {
    plan: {
      ...plan,
      spec: {
        ...shared,
        update,
        sampling,
        budget,
        ...(schedule && { schedule }),
        ...(rule && { rule }),
        ...(before && { start: before }),
        grid: { learningRates: [learningRate], batchSizes: [batchSize], seeds: [...seeds] },
      },
      learningRates: [learningRate],
      batchSizes: [batchSize],
      seeds,
      calendars: new Map([[batchSize, calendar]]),
      runs,
    },
    runOf: ({ seed }) => runs[start.seed === 'own' ? seeds.indexOf(seed) : 0],
    steps,
  };
}

function requireFit({ batchSize: given }: StartSpec, batchSize: number, { examples }: SweepPlan): void {
  if (batchSize <= examples) return;
  throw new SpecError(
    `start.batchSize: must be at most the number of training examples, ${examples}, got ${given}. Use "full" for the ` +
      'whole set, or more examples.',
  );
}

/** Steps of all ancestors of a sweep's runs before their step 0. */
export function stepsBefore(plan: SweepPlan): number {
  const origin = originOf(plan);
  return origin ? origin.steps + stepsBefore(origin.plan) : 0;
}
