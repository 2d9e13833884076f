import { type BatchOrder, stepsPerEpoch } from '../../engine/batch-order.ts';
import type { Program } from '../../engine/contract.ts';
import { ruleOf } from '../rules/registry.ts';
import type { RuledState } from '../rules/rule.ts';
import type { Run, SweepPlan } from '../sweep-plan.ts';
import type { CalendarInterval } from './calendar.ts';
import { stepsBefore } from './origin.ts';
import { ratesOf } from './rate-schedule.ts';

/** Most steps and batch indices of one call to a rule: they bound the memory of batches. */
const MAX_CHUNK_STEPS = 512;
const MAX_CHUNK_INDICES = 1 << 21;

/**
 * The batches of runs over an interval of constant B. After a warm start they continue those of the ancestor, so that a
 * start that changes nothing continues the same run.
 */
export function orderOver(
  { spec, examples }: SweepPlan,
  { from, epoch, batchSize }: CalendarInterval,
  { base, before, seeds }: { base: number; before: number; seeds: readonly number[] },
): BatchOrder {
  const order = { sampling: spec.sampling, examples, batchSize, seeds, offset: before };
  if (spec.schedule?.batch === undefined) return order;
  const drawn = Math.ceil(before / stepsPerEpoch(examples, base));
  return { ...order, since: { step: from + before, epoch: epoch + drawn } };
}

/**
 * Trains a state whose rows are `runs`, all of one base batch size, until step `until`, by each run's η and seed and the
 * sweep's schedule and rule. A run may have several rows; no row depends on another, nor on where the steps are cut.
 */
export async function trainUntil(
  program: Program,
  plan: SweepPlan,
  { runs, state, until }: { runs: readonly Run[]; state: RuledState; until: number },
): Promise<RuledState> {
  const { spec, calendars, parameters } = plan;
  const base = runs[0].batchSize;
  const calendar = calendars.get(base)!;
  const seeds = runs.map((run) => run.seed);
  const seedCount = new Set(seeds).size;
  const before = stepsBefore(plan);
  const { advance } = ruleOf(spec.rule);
  let at = state;
  while (at.step < until) {
    const from = at.step;
    const interval = calendar.at(from);
    const most = Math.floor(MAX_CHUNK_INDICES / (seedCount * interval.batchSize));
    const to = Math.min(until, interval.until, from + Math.max(1, Math.min(MAX_CHUNK_STEPS, most)));
    const order = orderOver(plan, interval, { base, before, seeds });
    const learningRates = ratesOf(runs, { schedule: spec.schedule, calendar }, from, to);
    const steps = { program, parameters, calendar, update: spec.update, learningRates, order, from, until: to };
    at = await advance({ ...steps, state: at });
  }
  return at;
}
