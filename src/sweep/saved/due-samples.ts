import { SCALAR_PROBE_IDS, scalarProbe } from '../../probes/scalar/registry.ts';
import { TIERS, type Tier, tiersUpTo } from '../../probes/scalar/tiers.ts';
import { hasSubject } from '../recorded-probes.ts';
import type { RecordedProbe, Sample } from '../results/trace-store.ts';
import { logSpacedSteps } from '../segment/evaluation-grid.ts';
import type { FinishedRun, Outcome } from '../segment/run-status.ts';
import type { MeasureSpec } from '../spec/sweep-spec.ts';
import type { Run, SweepPlan } from '../sweep-plan.ts';

/** How far a run has come: to its end, or to the step of its state. Below 0: nothing has been measured. */
export interface Reached {
  readonly step: number;
  /** null: still training. */
  readonly outcome: Exclude<Outcome, 'stopped'> | null;
}

function perDecadeOf(probe: RecordedProbe, measure: MeasureSpec): number {
  const { tier } = scalarProbe(probe);
  if (tier !== 'sharpness') return TIERS[tier].perDecade;
  if (probe === 'sharpness') return measure.sharpnessPerDecade;
  return probe.startsWith('train') ? measure.trainPerDecade : measure.testPerDecade;
}

/** The probes that a sweep records. */
function recordedProbes({ spec, testExamples }: SweepPlan): RecordedProbe[] {
  const tiers: readonly Tier[] = tiersUpTo(spec.measure.tier);
  return SCALAR_PROBE_IDS.filter((id) => {
    if (id.startsWith('test')) return testExamples > 0;
    const { tier } = scalarProbe(id);
    return tier === 'sharpness' || (tiers.includes(tier) && hasSubject(spec, id));
  });
}

/** Steps at which a probe has been measured on a run that has reached a step: those of `performSegment`. */
function dueSteps(probe: RecordedProbe, plan: SweepPlan, run: Run, { step, outcome }: Reached): number[] {
  const grid = logSpacedSteps(perDecadeOf(probe, plan.spec.measure), run.endStep);
  if (outcome === null) return grid.filter((each) => each <= step);
  const before = grid.filter((each) => each < step);
  // Of a run that diverged only the training loss is measured at its last step.
  return outcome === 'diverged' && !probe.startsWith('train') ? before : [...before, step];
}

/** The first difference between the steps measured and those due, in words; undefined where there is none. */
function differenceOf(got: readonly number[], due: readonly number[]): string | undefined {
  for (let i = 0; i < Math.max(got.length, due.length); i++) {
    if (got[i] === due[i]) continue;
    if (i > 0 && got[i] === got[i - 1]) return `has step ${got[i]} twice`;
    if (got[i] === undefined || got[i] > due[i]) return `lacks step ${due[i]}`;
    return `has step ${got[i]}, which is not due`;
  }
  return undefined;
}

const ACCURACIES: readonly RecordedProbe[] = ['trainAccuracy', 'testAccuracy'];

/**
 * What is wrong with the samples of one run, which are in order of probe and step: a measurement that is missing, doubled or
 * not due. A run that has come to a step has exactly one sample of every probe at each of its steps until then. Undefined
 * where all is right.
 */
export function faultOfSamples(
  plan: SweepPlan,
  { run, reached, samples }: { run: Run; reached: Reached; samples: readonly Sample[] },
): string | undefined {
  const steps = new Map<RecordedProbe, number[]>();
  for (const { probe, step } of samples) {
    const held = steps.get(probe);
    if (held) held.push(step);
    else steps.set(probe, [step]);
  }
  for (const probe of recordedProbes(plan)) {
    const got = steps.get(probe) ?? [];
    steps.delete(probe);
    // A regression has no accuracy; which a sweep is, its data say and not its plan.
    if (got.length === 0 && ACCURACIES.includes(probe)) continue;
    const difference = differenceOf(got, dueSteps(probe, plan, run, reached));
    if (difference) return `${probe} of run ${run.id} ${difference}`;
  }
  const [odd] = steps.keys();
  return odd === undefined ? undefined : `run ${run.id} has samples of ${odd}, which this sweep does not measure`;
}

/** Why a run cannot have ended so; undefined where it can. */
export function faultOfEnd({ spec }: SweepPlan, run: Run, { outcome, step }: FinishedRun): string | undefined {
  if (!Number.isInteger(step) || step < 0 || step > run.endStep)
    return `run ${run.id} must end at a step in [0, ${run.endStep}], got ${step}`;
  if (outcome === 'budgetSpent' && step !== run.endStep)
    return `run ${run.id} must have made ${run.endStep} steps to have spent its budget, got ${step}`;
  if (outcome === 'reachedTarget' && spec.budget.kind !== 'untilLoss')
    return `run ${run.id} must have no target by budget "${spec.budget.kind}", got outcome reachedTarget`;
  return undefined;
}
