import { runCosts } from '../cost/run-cost.ts';
import type { SweepCost } from '../cost/sweep-cost.ts';
import type { SweepPlan } from '../sweep-plan.ts';
import type { SplitShard } from './split.ts';

/** What one shard is predicted to take. */
export interface ShardCost {
  /** From 1 on. */
  readonly index: number;
  readonly runs: number;
  readonly seconds: number;
  /** Of its runs' states and of the data, on every thread and for the plan. */
  readonly memoryBytes: number;
  /** Of the finished shard, at most. While it runs its journal has the states of its runs as well. */
  readonly diskBytes: number;
}

interface SplitCost {
  readonly split: readonly SplitShard[];
  /** Of the whole sweep. */
  readonly cost: SweepCost;
  /** Threads of a shard. */
  readonly workers: number;
}

/** A sample in a journal: run, probe, flags, step, value, and the error that some have. */
const BYTES_PER_SAMPLE = 4 + 2 + 1 + 8 + 8 + 8;

/** The cost of each shard of a split. */
export function shardCosts(plan: SweepPlan, { split, cost, workers }: SplitCost): ShardCost[] {
  const costs = runCosts(plan);
  const known = new Map<number, number>();
  const samplesUntil = (step: number) => {
    const samples = known.get(step) ?? costs.samples({ step, hasEnded: true });
    known.set(step, samples);
    return samples;
  };
  return split.map(({ cohorts, seconds }, i) => {
    const runs = cohorts.flatMap((cohort) => cohort.runs);
    const states = (cost.bytes.states * runs.length) / cost.runs;
    const samples = runs.reduce((sum, { endStep }) => sum + samplesUntil(endStep), 0);
    return {
      index: i + 1,
      runs: runs.length,
      seconds: cost.dataSeconds + seconds / workers,
      memoryBytes: cost.bytes.data * (1 + workers) + states,
      diskBytes: samples * BYTES_PER_SAMPLE,
    };
  });
}
