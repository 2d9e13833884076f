import type { CohortState, Program } from '../../engine/contract.ts';
import { initialParameters } from '../../engine/initial-parameters.ts';
import { joinRows } from '../../probes/run-rows.ts';
import type { RuledState } from '../rules/rule.ts';
import { selectRows } from '../segment/rows.ts';
import type { Run, SweepPlan } from '../sweep-plan.ts';
import { originOf } from './origin.ts';
import { trainUntil } from './train-until.ts';

/** A run that another starts from, directly or through others, in the step count of the sweep: [from, to) with to ≤ 0. */
interface Ancestor {
  readonly plan: SweepPlan;
  readonly from: number;
  readonly to: number;
  /** Which run of `plan` a run of the sweep descends from. */
  runOf(run: Run): Run;
}

/** From the initial weights on; empty where the sweep itself starts there. */
function ancestorsOf(plan: SweepPlan): Ancestor[] {
  const ancestors: Ancestor[] = [];
  let later: Pick<Ancestor, 'from' | 'runOf'> = { from: 0, runOf: (run) => run };
  for (let origin = originOf(plan); origin !== null; origin = originOf(origin.plan)) {
    const { plan: before, steps } = origin;
    const { runOf } = origin;
    const { from: to, runOf: afterwards } = later;
    later = { from: to - steps, runOf: (run) => runOf(afterwards(run)) };
    ancestors.unshift({ plan: before, to, ...later });
  }
  return ancestors;
}

/** A lineage is given by the seeds of the ancestors. */
const lineageKeys = (ancestors: readonly Ancestor[], runs: readonly Run[]) =>
  runs.map((run) =>
    ancestors.length === 0 ? String(run.seed) : ancestors.map((ancestor) => ancestor.runOf(run).seed).join(),
  );

/** One run of each lineage, and for every run the row of its lineage. */
function distinctLineages(
  ancestors: readonly Ancestor[],
  runs: readonly Run[],
): { lineages: readonly Run[]; rowOf: readonly number[] } {
  const keys = lineageKeys(ancestors, runs);
  const distinct = [...new Set(keys)];
  return {
    lineages: distinct.map((key) => runs[keys.indexOf(key)]),
    rowOf: keys.map((key) => distinct.indexOf(key)),
  };
}

/** Initial weights `[R, P]` of the first ancestor of each run. */
export function firstWeights(plan: SweepPlan, runs: readonly Run[]): Float32Array {
  const first = ancestorsOf(plan)[0];
  const theta = new Float32Array(runs.length * plan.parameters);
  const bySeed = new Map<number, Float32Array>();
  runs.forEach((run, row) => {
    const { seed } = first?.runOf(run) ?? run;
    const initial = bySeed.get(seed) ?? initialParameters(plan.network, plan.spec.model, seed);
    bySeed.set(seed, initial);
    theta.set(initial, row * plan.parameters);
  });
  return theta;
}

type Start = Pick<CohortState, 'theta' | 'velocity'>;

/** Rows at step 0 by lineage, since cohorts of one sweep share ancestors. A cache: no result depends on it. */
const cachedStarts = new WeakMap<Program, WeakMap<SweepPlan, Map<string, Start>>>();

function cachedStartsOf(program: Program, plan: SweepPlan): Map<string, Start> {
  const ofProgram = cachedStarts.get(program) ?? new WeakMap();
  cachedStarts.set(program, ofProgram);
  const ofPlan = ofProgram.get(plan) ?? new Map();
  ofProgram.set(plan, ofPlan);
  return ofPlan;
}

/** The state at step 0, one row per lineage, if this program has trained all of these lineages before. */
function cachedStart(program: Program, plan: SweepPlan, keys: readonly string[]): RuledState | undefined {
  const known = cachedStartsOf(program, plan);
  const rows = [...new Set(keys)].flatMap((key) => known.get(key) ?? []);
  if (rows.length === 0 || rows.length < new Set(keys).size) return undefined;
  return {
    step: 0,
    theta: joinRows(rows.map(({ theta }) => theta)),
    velocity: joinRows(rows.map(({ velocity }) => velocity)),
  };
}

/** Some runs at or before their step 0: one row for each lineage, in the order of the runs. */
export function initialState(program: Program, plan: SweepPlan, runs: readonly Run[]): RuledState {
  const ancestors = ancestorsOf(plan);
  const known = ancestors.length > 0 ? cachedStart(program, plan, lineageKeys(ancestors, runs)) : undefined;
  if (known) return known;
  const theta = firstWeights(plan, distinctLineages(ancestors, runs).lineages);
  return { step: ancestors[0]?.from ?? 0, theta, velocity: new Float32Array(theta.length) };
}

/** Trains a state of `initialState` until step `until` ≤ 0 by the rules of the ancestors. */
export async function advanceToStepZero(
  program: Program,
  plan: SweepPlan,
  { runs, state, until }: { runs: readonly Run[]; state: RuledState; until: number },
): Promise<RuledState> {
  const ancestors = ancestorsOf(plan);
  const { lineages } = distinctLineages(ancestors, runs);
  let at = state;
  for (const { plan: own, from, to, runOf } of ancestors) {
    const goal = Math.min(to, until);
    if (at.step >= goal) continue;
    const local = { ...at, step: at.step - from };
    const { step, ...trained } = await trainUntil(program, own, {
      runs: lineages.map(runOf),
      state: local,
      until: goal - from,
    });
    at = { ...trained, step: step + from };
    if (at.step === to) {
      // θ and m go on to the next run; what the rule of this one carries does not.
      const { memory: _dropped, ...passed } = at;
      at = passed;
    }
  }
  return at;
}

/** One row per run, from a state at step 0 with one row per lineage. */
export function expandToRuns(
  program: Program,
  plan: SweepPlan,
  { runs, state: { theta, velocity } }: { runs: readonly Run[]; state: RuledState },
): CohortState {
  const ancestors = ancestorsOf(plan);
  const { lineages, rowOf } = distinctLineages(ancestors, runs);
  const { parameters } = plan;
  const known = cachedStartsOf(program, plan);
  const row = (values: Float32Array, index: number) => values.slice(index * parameters, (index + 1) * parameters);
  if (ancestors.length > 0)
    lineageKeys(ancestors, lineages).forEach((key, index) => {
      known.set(key, { theta: row(theta, index), velocity: row(velocity, index) });
    });
  return { step: 0, theta: selectRows(theta, rowOf, parameters), velocity: selectRows(velocity, rowOf, parameters) };
}

/** Some runs at their step 0, `[R, P]`, trained from the initial weights of their first ancestors. */
export async function startStates(program: Program, plan: SweepPlan, runs: readonly Run[]): Promise<CohortState> {
  const state = await advanceToStepZero(program, plan, { runs, state: initialState(program, plan, runs), until: 0 });
  return expandToRuns(program, plan, { runs, state });
}
