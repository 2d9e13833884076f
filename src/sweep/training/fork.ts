import { ofDataSeed } from '../../data/seeds.ts';
import { FLOW_RULES, type FlowRule } from '../rules/flow-rules.ts';
import { type RuleSpec, ruleOf } from '../rules/registry.ts';
import type { SweepSpec } from '../spec/sweep-spec.ts';
import { dataSeedOf, type Run, type SweepPlan } from '../sweep-plan.ts';
import { rateFactor } from './rate-schedule.ts';

/** How runs continue from a step of another. */
export interface Fork {
  readonly learningRates: readonly number[];
  readonly batchSizes: readonly number[];
  readonly seeds: readonly number[];
  /** Of the forked runs, counted from that step. */
  readonly steps: number;
  /** Default: the rule of the run. */
  readonly rule?: RuleSpec;
}

/** η and B of a run at one of its steps. */
export function settingAt(plan: SweepPlan, { learningRate, batchSize, endStep }: Run, step: number) {
  const calendar = plan.calendars.get(batchSize)!;
  return {
    learningRate: learningRate * rateFactor(plan.spec.schedule ?? {}, calendar, step, endStep),
    batchSize: calendar.at(step).batchSize,
  };
}

const LONGEST_NAME = 120;

/**
 * The sweep that continues a run from its step `step`, or begins at its initial weights where that is 0, on the same data, with other η, B or batches. It contains all
 * that determines that run, so that it can be recomputed without the other sweep. A schedule does not continue: η and B are
 * as given. With the run's own η, B and seed, and no schedule, it continues that run bit for bit.
 */
export function forkSpec(plan: SweepPlan, run: Run, step: number, fork: Fork): SweepSpec {
  const { spec } = plan;
  const { schedule, rule, start, tune: _tune, update, sampling, budget, name, ...shared } = spec;
  const nextRule = fork.rule ?? rule;
  const before = {
    learningRate: run.learningRate,
    batchSize: run.batchSize,
    seed: run.seed,
    steps: step,
    update,
    sampling,
    budget,
    ...(schedule && { schedule }),
    ...(rule && { rule }),
    ...(start && { start }),
  };
  return {
    ...shared,
    dataset: ofDataSeed(spec.dataset, dataSeedOf(plan, run)),
    name: `Fork at step ${step}: ${name}`.slice(0, LONGEST_NAME),
    update,
    sampling,
    ...(nextRule && { rule: nextRule }),
    ...(step > 0 ? { start: before } : start && { start }),
    grid: {
      learningRates: [...fork.learningRates],
      batchSizes: [...fork.batchSizes],
      seeds: [...fork.seeds],
    },
    budget: { kind: 'steps', steps: fork.steps },
  };
}

/** The sweep of a flow from the weights of a run at one of its steps to the end of the run, over the same times η·step. */
export function flowSpec(plan: SweepPlan, run: Run, step: number, rule: FlowRule): SweepSpec {
  return forkSpec(plan, run, step, {
    learningRates: [run.learningRate],
    batchSizes: [plan.examples],
    seeds: [run.seed],
    steps: Math.max(1, run.endStep - step),
    rule,
  });
}

/**
 * Why a run is not compared with flows: `<field>: <rule>, got <value>. <what to do>`; undefined where it is. Flows are those of
 * full-batch gradient descent with constant η, without momentum, on smooth networks.
 */
export function flowMisfit({ spec, examples }: SweepPlan, { batchSize }: Run): string | undefined {
  const { rule, schedule, update, sampling, model } = spec;
  if (rule)
    return `rule: must be plain gradient descent to be compared with its flows, got ${rule.kind}. Leave the rule out.`;
  if (batchSize !== examples)
    return `grid.batchSizes: must be the full batch to be compared with flows, got ${batchSize} of ${examples}. Open a run with B = ${examples}.`;
  if (schedule)
    return `schedule.${Object.keys(schedule)[0]}: must be absent to be compared with flows, got a schedule. Leave the schedule out.`;
  return ruleOf(FLOW_RULES.centralFlow).misfit({ update, sampling, model });
}
