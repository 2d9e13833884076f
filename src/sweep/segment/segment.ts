import { stepsPerEpoch } from '../../engine/batch-order.ts';
import type { Program } from '../../engine/contract.ts';
import { TIERS, type Tier, tiersUpTo } from '../../probes/scalar/tiers.ts';
import type { Sample } from '../results/trace-store.ts';
import type { Cohort, RunId, SweepPlan } from '../sweep-plan.ts';
import { trainUntil } from '../training/train-until.ts';
import { advanceToStepZero, expandToRuns, firstWeights, initialState } from '../training/warm-start.ts';
import { logSpacedSteps } from './evaluation-grid.ts';
import { measureRuns } from './measure-runs.ts';
import type { PhaseMilliseconds, PhaseObserver } from './phase.ts';
import { selectRows } from './rows.ts';
import { type FinishedRun, nextMemory, outcomeAt } from './run-status.ts';
import type { SegmentState } from './segment-state.ts';

export interface SegmentRequest {
  readonly cohort: Cohort;
  /** null: from the start. */
  readonly state: SegmentState | null;
  readonly untilStep: number;
}

export interface SegmentResult {
  /** null once every run of the cohort has ended. */
  readonly state: SegmentState | null;
  readonly samples: readonly Sample[];
  readonly finished: readonly FinishedRun[];
  /** Added by the caller that has a clock; not part of the results. */
  readonly milliseconds?: PhaseMilliseconds;
}

/** What is due at a step for the runs of a sweep; every run also measures everything at its last step. */
interface Cadence {
  readonly train: ReadonlySet<number>;
  readonly test: ReadonlySet<number>;
  readonly sharpness: ReadonlySet<number>;
  readonly tiers: ReadonlyMap<Tier, ReadonlySet<number>>;
  /**
   * Steps at which stop rules apply to every run, beside its own last: all but those of tiers, so that a tier changes no outcome, and
   * but the last steps of other runs, so that none depends on which runs share its cohort.
   */
  readonly decisive: ReadonlySet<number>;
  /** All due steps of the cohort, ascending. */
  readonly steps: readonly number[];
}

function cadenceOf({ spec }: SweepPlan, cohort: Cohort): Cadence {
  const last = Math.max(...cohort.runs.map((run) => run.endStep));
  const grid = (perDecade: number) => logSpacedSteps(perDecade, last);
  const { trainPerDecade, testPerDecade, sharpnessPerDecade } = spec.measure;
  const train = grid(trainPerDecade);
  const test = grid(testPerDecade);
  const sharpness = grid(sharpnessPerDecade);
  const tiers = new Map(tiersUpTo(spec.measure.tier).map((tier) => [tier, new Set(grid(TIERS[tier].perDecade))]));
  const ends = cohort.runs.map((run) => run.endStep);
  const decisive = new Set([...train, ...test, ...sharpness]);
  const steps = [...new Set([...decisive, ...ends, ...[...tiers.values()].flatMap((due) => [...due])])].sort(
    (a, b) => a - b,
  );
  return { train: new Set(train), test: new Set(test), sharpness: new Set(sharpness), tiers, decisive, steps };
}

const nothingYet = { watched: [], sharpest: [] };

/** The cohort at step 0, or at the beginning of its warm start. */
function firstState(program: Program, plan: SweepPlan, { runs }: Cohort): SegmentState {
  const state = initialState(program, plan, runs);
  const rows = plan.spec.start ? state : expandToRuns(program, plan, { runs, state });
  return { ...rows, runs, ...nothingYet };
}

/** Advances a warm start towards step 0, where every run gets its own row and the loss of its first weights as a reference. */
async function approachStart(
  program: Program,
  plan: SweepPlan,
  state: SegmentState,
  until: number,
): Promise<SegmentState> {
  const { runs } = state;
  const { watched: _watched, sharpest: _sharpest, runs: _runs, ...training } = state;
  const reached = await advanceToStepZero(program, plan, { runs, state: training, until });
  if (reached.step < 0) return { ...reached, runs, ...nothingYet };
  const arrived = expandToRuns(program, plan, { runs, state: reached });
  const first = await program.at(firstWeights(plan, runs));
  try {
    const { loss } = await first.evaluate('train');
    const watched = Array.from(loss, (initialLoss) => ({ initialLoss, aboveSince: null }));
    return { ...arrived, runs, start: arrived.theta, watched, sharpest: [] };
  } finally {
    first.dispose();
  }
}

/** Keeps only some rows of a state; null when none is left. */
function keepRuns(state: SegmentState, rows: readonly number[], parameters: number): SegmentState | null {
  if (rows.length === 0) return null;
  if (rows.length === state.runs.length) return state;
  const { step, start, memory } = state;
  return {
    step,
    runs: rows.map((row) => state.runs[row]),
    theta: selectRows(state.theta, rows, parameters),
    velocity: selectRows(state.velocity, rows, parameters),
    ...(memory && { memory: rows.map((row) => memory[row]) }),
    ...(start && { start: selectRows(start, rows, parameters) }),
    watched: rows.map((row) => state.watched[row]),
    sharpest: rows.map((row) => state.sharpest[row]),
  };
}

interface Measured {
  readonly state: SegmentState | null;
  readonly samples: Sample[];
  readonly finished: FinishedRun[];
}

/** Measures what is due at the state's step, decides which runs end here, and drops those from the state. */
async function measureAndDecide(
  program: Program,
  plan: SweepPlan,
  cadence: Cadence,
  { state, onPhase }: { state: SegmentState; onPhase: PhaseObserver | undefined },
): Promise<Measured> {
  const { step } = state;
  const rules = {
    budget: plan.spec.budget,
    measure: plan.spec.measure,
    stepsPerEpoch: stepsPerEpoch(plan.examples, state.runs[0].batchSize),
  };
  const decisions = new Map<RunId, FinishedRun>();
  const measured = await measureRuns(program, plan, state, {
    trainDue: (run) => cadence.train.has(step) || step === run.endStep,
    testDue: (run) => plan.testExamples > 0 && (cadence.test.has(step) || decisions.has(run.id)),
    sharpnessDue: (run) => cadence.sharpness.has(step) || decisions.has(run.id),
    tierDue: (tier, run) => cadence.tiers.get(tier)?.has(step) === true || decisions.has(run.id),
    diverged: (run) => decisions.get(run.id)?.outcome === 'diverged',
    onPhase,
    onTrainLosses(losses) {
      const watched = state.runs.map(({ endStep }, row) => {
        const memory = state.watched[row];
        return cadence.decisive.has(step) || step === endStep ? nextMemory(memory, step, losses[row]) : memory;
      });
      state.runs.forEach((run, row) => {
        const memory = watched[row];
        if (!(cadence.train.has(step) || step === run.endStep)) return;
        const outcome = outcomeAt({ step, endStep: run.endStep, loss: losses[row], memory }, rules);
        if (outcome) decisions.set(run.id, { run: run.id, outcome, step });
      });
      return watched;
    },
  });
  const remaining = state.runs.flatMap((run, row) => (decisions.has(run.id) ? [] : [row]));
  const next = { ...state, watched: measured.watched, sharpest: measured.sharpest };
  return {
    state: keepRuns(next, remaining, plan.parameters),
    samples: measured.samples,
    finished: [...decisions.values()],
  };
}

/**
 * Trains one cohort from its state to `untilStep` and measures what is due on the way. A function of its arguments
 * alone: no clock, no random source but the seeds in the plan, so a segment can be repeated, moved or resumed. `onPhase`
 * is called at every change of work.
 */
export async function performSegment(
  program: Program,
  plan: SweepPlan,
  request: SegmentRequest,
  onPhase?: PhaseObserver,
): Promise<SegmentResult> {
  onPhase?.('training');
  const cadence = cadenceOf(plan, request.cohort);
  const samples: Sample[] = [];
  const finished: FinishedRun[] = [];
  let state: SegmentState | null = request.state;
  const measureHere = async (at: SegmentState) => {
    const measured = await measureAndDecide(program, plan, cadence, { state: at, onPhase });
    samples.push(...measured.samples);
    finished.push(...measured.finished);
    onPhase?.('training');
    return measured.state;
  };
  if (state === null || state.step < 0) {
    const before: SegmentState = state ?? firstState(program, plan, request.cohort);
    // The first segment counts its steps from the beginning of the warm start.
    const until = state === null ? before.step + request.untilStep : request.untilStep;
    const start = plan.spec.start ? await approachStart(program, plan, before, Math.min(0, until)) : before;
    if (start.step < 0) return { state: start, samples, finished };
    state = await measureHere(start);
  }
  for (const due of cadence.steps) {
    if (state === null) break;
    if (due <= state.step) continue;
    const until: number = Math.min(due, request.untilStep);
    if (until > state.step)
      state = { ...state, ...(await trainUntil(program, plan, { runs: state.runs, state, until })) };
    if (until < due) break;
    state = await measureHere(state);
  }
  return { state, samples, finished };
}
