import type { Program } from '../../engine/contract.ts';
import { initialParameters } from '../../engine/initial-parameters.ts';
import type { Estimate } from '../../probes/estimators/estimate.ts';
import { createMeasurement, type Measurement } from '../../probes/measurement.ts';
import { memoizeAsync } from '../../probes/operators/memoize-async.ts';
import type { Tier } from '../../probes/scalar/tiers.ts';
import { recordedOfTier } from '../recorded-probes.ts';
import type { Sample } from '../results/trace-store.ts';
import { ruleOf } from '../rules/registry.ts';
import type { RuledState } from '../rules/rule.ts';
import type { SweepSpec } from '../spec/sweep-spec.ts';
import type { SweepPlan } from '../sweep-plan.ts';
import { lastStepOf } from '../training/last-step.ts';
import { trainUntil } from '../training/train-until.ts';
import type { PhaseObserver } from './phase.ts';
import { groupsOf, selectRows } from './rows.ts';
import type { SegmentState } from './segment-state.ts';

/** θ at step 0 of some runs, `[rows, P]`: a function of their seeds. */
function initialOf({ network, spec, parameters }: SweepPlan, seeds: readonly number[]): Float32Array {
  const initial = new Float32Array(seeds.length * parameters);
  seeds.forEach((seed, i) => void initial.set(initialParameters(network, spec.model, seed), i * parameters));
  return initial;
}

/** Training state of some rows. */
const selectState = (
  { step, theta, velocity, memory }: SegmentState,
  rows: readonly number[],
  parameters: number,
): RuledState => ({
  step,
  theta: selectRows(theta, rows, parameters),
  velocity: selectRows(velocity, rows, parameters),
  ...(memory && { memory: rows.map((row) => memory[row]) }),
});

/** A measurement of some rows of the state. The caller disposes its point. */
async function siteAt(
  program: Program,
  plan: SweepPlan,
  state: SegmentState,
  rows: readonly number[],
): Promise<Measurement> {
  const { parameters } = plan;
  const here = selectState(state, rows, parameters);
  const { theta } = here;
  const lastStep = lastStepOf(plan, here);
  const runs = rows.map((row) => state.runs[row]);
  const seeds = runs.map(({ seed }) => seed);
  // Continues the runs by their own rule, schedule and batches; the state itself does not change.
  const next = memoizeAsync(() => trainUntil(program, plan, { runs, state: here, until: state.step + 1 }));
  const { preconditioner } = ruleOf(plan.spec.rule);
  return createMeasurement({
    program,
    point: await program.at(theta),
    theta,
    initial: state.start ? selectRows(state.start, rows, parameters) : initialOf(plan, seeds),
    ...(lastStep && { lastStep }),
    ahead: async () => {
      const after = await trainUntil(program, plan, { runs, state: await next(), until: state.step + 2 });
      return [(await next()).theta, after.theta];
    },
    ...(typeof preconditioner === 'function' && {
      preconditioner: async () => preconditioner(await next()) ?? new Float64Array(theta.length).fill(Number.NaN),
    }),
    seeds,
    step: state.step,
    batchSize: plan.calendars.get(state.runs[0].batchSize)!.at(state.step).batchSize,
  });
}

/** Estimates of each probe of the given tiers, `[probes][rows]`; what probes share is measured once. */
async function estimatesAt(
  at: Measurement,
  { spec, tiers, onPhase }: { spec: SweepSpec; tiers: readonly Tier[]; onPhase: PhaseObserver | undefined },
): Promise<(readonly Estimate[])[]> {
  const found: (readonly Estimate[])[] = [];
  try {
    for (const tier of tiers) {
      onPhase?.(tier);
      for (const probe of recordedOfTier(spec, tier)) found.push(await probe.measure(at));
    }
  } finally {
    at.point.dispose();
  }
  return found;
}

/** Every scalar probe of the given tiers on some rows of a state, in groups of the size that the engine prefers. */
export async function measureTiers(
  program: Program,
  plan: SweepPlan,
  state: SegmentState,
  { tiers, rows, onPhase }: { tiers: readonly Tier[]; rows: readonly number[]; onPhase?: PhaseObserver | undefined },
): Promise<Sample[]> {
  if (tiers.length === 0 || rows.length === 0) return [];
  const { spec } = plan;
  const groups: (readonly Estimate[])[][] = [];
  for (const group of groupsOf(rows, program.runsAtOnce)) {
    onPhase?.(tiers[0]);
    groups.push(await estimatesAt(await siteAt(program, plan, state, group), { spec, tiers, onPhase }));
  }
  const { step } = state;
  return tiers
    .flatMap((tier) => recordedOfTier(spec, tier))
    .flatMap(({ id: probe }, index) =>
      groups
        .flatMap((found) => found[index])
        .map(({ value, error, converged }, i) => {
          return { run: state.runs[rows[i]].id, probe, step, value, error, converged };
        }),
    );
}
