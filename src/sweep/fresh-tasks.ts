import type { CohortTask } from './perform-tasks.ts';
import { cohortsOf } from './plan.ts';
import type { Run, SweepPlan } from './sweep-plan.ts';

/** Runs per cohort of those that start again: some, so that they are trained together and still spread over workers. */
const COHORT_SIZE = 4;

/** Cohorts of runs that start from the beginning, with ids from `first` on. */
export function freshTasks(plan: SweepPlan, runs: readonly Run[], first: number): CohortTask[] {
  return cohortsOf({ ...plan, runs }, COHORT_SIZE).map((cohort) => ({
    cohort: { ...cohort, id: first + cohort.id },
    state: null,
  }));
}
