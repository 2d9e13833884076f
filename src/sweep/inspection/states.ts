import type { Program } from '../../engine/contract.ts';
import type { RuledState } from '../rules/rule.ts';
import type { Run, SweepPlan } from '../sweep-plan.ts';
import { startOf, trainRunUntil } from '../training/derive-run.ts';

/** States of one run, recomputed on demand, each from the latest cached one before it. */
export interface RunStates {
  readonly run: Run;
  at(step: number): Promise<RuledState>;
}

/** Capacity of the cache, the initial state excluded. */
const MOST_KEPT = 64;

export function createRunStates(program: Program, plan: SweepPlan, run: Run): RunStates {
  const kept = new Map<number, RuledState>();
  return {
    run,
    async at(step) {
      if (!(Number.isSafeInteger(step) && step >= 0 && step <= run.endStep))
        throw new RangeError(`inspection: step must be an integer in [0, ${run.endStep}], got ${step}.`);
      if (!kept.has(0)) kept.set(0, await startOf(program, plan, run));
      const before = Math.max(...[...kept.keys()].filter((known) => known <= step));
      const from = kept.get(before) as RuledState;
      if (before === step) return from;
      const state = await trainRunUntil(program, { plan, run }, { state: from, until: step });
      const oldest = [...kept.keys()].find((known) => known > 0);
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      kept.set(step, state);
      return state;
    },
  };
}
