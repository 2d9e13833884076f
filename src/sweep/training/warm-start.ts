import type { CohortState, Program } from '../../engine/contract.ts';
import { initialParameters } from '../../engine/initial-parameters.ts';
import { joinRows } from '../../probes/run-rows.ts';
import type { RuledState } from '../rules/rule.ts';
import { selectRows } from '../segment/rows.ts';
import type { Run, SweepPlan } from '../sweep-plan.ts';
import { originOf } from './origin.ts';
import { trainUntil } from './train-until.ts';

/** One of the runs that lead to a sweep's step 0, in the step count of that sweep: [from, to) with to ≤ 0. */
interface Leg {
  readonly plan: SweepPlan;
  readonly from: number;
  readonly to: number;
  /** The run of this leg that a run of the sweep comes from. */
  runOf(run: Run): Run;
}

/** From the initial weights on; empty where the sweep starts there itself. */
function legsOf(plan: SweepPlan): Leg[] {
  const legs: Leg[] = [];
  let later: Pick<Leg, 'from' | 'runOf'> = { from: 0, runOf: (run) => run };
  for (let origin = originOf(plan); origin !== null; origin = originOf(origin.plan)) {
    const { plan: before, steps } = origin;
    const { runOf } = origin;
    const { from: to, runOf: afterwards } = later;
    later = { from: to - steps, runOf: (run) => runOf(afterwards(run)) };
    legs.unshift({ plan: before, to, ...later });
  }
  return legs;
}

/** Equal for runs that come the same way: a way is made by the seeds of its legs. */
const keysOf = (legs: readonly Leg[], runs: readonly Run[]) =>
  runs.map((run) => (legs.length === 0 ? String(run.seed) : legs.map((leg) => leg.runOf(run).seed).join()));

/** Runs of the sweep that come the same way share one row; `rowOf` names the row of each. */
function ways(legs: readonly Leg[], runs: readonly Run[]): { ways: readonly Run[]; rowOf: readonly number[] } {
  const keys = keysOf(legs, runs);
  const distinct = [...new Set(keys)];
  return {
    ways: distinct.map((key) => runs[keys.indexOf(key)]),
    rowOf: keys.map((key) => distinct.indexOf(key)),
  };
}

/** Initial weights `[R, P]` at the very beginning of each run's way to step 0. */
export function firstWeights(plan: SweepPlan, runs: readonly Run[]): Float32Array {
  const first = legsOf(plan)[0];
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

/** Rows at step 0 by the way they came: cohorts of one sweep share their beginnings. For speed alone. */
const arrivals = new WeakMap<
  Program,
  WeakMap<SweepPlan, Map<string, { theta: Float32Array; velocity: Float32Array }>>
>();

function arrivalsOf(program: Program, plan: SweepPlan) {
  const ofProgram = arrivals.get(program) ?? new WeakMap();
  arrivals.set(program, ofProgram);
  const ofPlan = ofProgram.get(plan) ?? new Map();
  ofProgram.set(plan, ofPlan);
  return ofPlan;
}

/** A state of `setOut` that has reached step 0, if this program brought these runs there before. */
function recall(program: Program, plan: SweepPlan, keys: readonly string[]): RuledState | undefined {
  const known = arrivalsOf(program, plan);
  const rows = [...new Set(keys)].flatMap((key) => known.get(key) ?? []);
  if (rows.length === 0 || rows.length < new Set(keys).size) return undefined;
  return {
    step: 0,
    theta: joinRows(rows.map(({ theta }) => theta)),
    velocity: joinRows(rows.map(({ velocity }) => velocity)),
  };
}

/** Some runs at or before their step 0: one row for each distinct way there, in the order of the runs. */
export function initialState(program: Program, plan: SweepPlan, runs: readonly Run[]): RuledState {
  const legs = legsOf(plan);
  const known = legs.length > 0 ? recall(program, plan, keysOf(legs, runs)) : undefined;
  if (known) return known;
  const theta = firstWeights(plan, ways(legs, runs).ways);
  return { step: legs[0]?.from ?? 0, theta, velocity: new Float32Array(theta.length) };
}

/** Trains a state of `setOut` until step `until` ≤ 0 by the rules of the runs it comes from. */
export async function advanceToStepZero(
  program: Program,
  plan: SweepPlan,
  { runs, state, until }: { runs: readonly Run[]; state: RuledState; until: number },
): Promise<RuledState> {
  const legs = legsOf(plan);
  const rows = ways(legs, runs).ways;
  let at = state;
  for (const { plan: own, from, to, runOf } of legs) {
    const goal = Math.min(to, until);
    if (at.step >= goal) continue;
    const local = { ...at, step: at.step - from };
    const { step, ...trained } = await trainUntil(program, own, {
      runs: rows.map(runOf),
      state: local,
      until: goal - from,
    });
    at = { ...trained, step: step + from };
    if (at.step === to) {
      // What a rule carries is its own leg's; θ and m go on.
      const { memory: _left, ...passed } = at;
      at = passed;
    }
  }
  return at;
}

/** One row per run, of a state that has reached step 0. */
export function expandToRuns(
  program: Program,
  plan: SweepPlan,
  { runs, state: { theta, velocity } }: { runs: readonly Run[]; state: RuledState },
): CohortState {
  const legs = legsOf(plan);
  const { ways: distinct, rowOf } = ways(legs, runs);
  const { parameters } = plan;
  const known = arrivalsOf(program, plan);
  const row = (values: Float32Array, index: number) => values.slice(index * parameters, (index + 1) * parameters);
  if (legs.length > 0)
    keysOf(legs, distinct).forEach((key, index) => {
      known.set(key, { theta: row(theta, index), velocity: row(velocity, index) });
    });
  return { step: 0, theta: selectRows(theta, rowOf, parameters), velocity: selectRows(velocity, rowOf, parameters) };
}

/** Some runs at their step 0, made from their very beginning: `[R, P]`. */
export async function startStates(program: Program, plan: SweepPlan, runs: readonly Run[]): Promise<CohortState> {
  const state = await advanceToStepZero(program, plan, { runs, state: initialState(program, plan, runs), until: 0 });
  return expandToRuns(program, plan, { runs, state });
}
