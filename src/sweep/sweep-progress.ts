import type { EngineKind } from '../engine/contract.ts';
import { correctionOf, millisecondsOf, NO_CORRECTION, type SpeedCorrection } from './cost/engine-speed.ts';
import { expectedSteps, NOT_STARTED, type RunReached, shareOfTarget } from './cost/expected-steps.ts';
import { type RunPosition, runCosts } from './cost/run-cost.ts';
import { byPhase, PHASES } from './cost/work.ts';
import type { Sample } from './results/trace-store.ts';
import type { Phase, PhaseMilliseconds } from './segment/phase.ts';
import type { FinishedRun } from './segment/run-status.ts';
import type { Run, RunId, SweepPlan } from './sweep-plan.ts';

/** Completed fraction of a sweep's work, by what its runs are predicted to cost. For display only. */
export interface SweepProgress {
  /** `milliseconds`: worker time of the whole sweep so far, null where it is unknown. */
  observe(samples: readonly Sample[], finished: readonly FinishedRun[], milliseconds: PhaseMilliseconds | null): void;
  /** In [0, 1]; never decreases. */
  fraction(): number;
  /** Seconds left after `elapsed` seconds at the speed so far; null before it can be told. */
  secondsLeft(elapsed: number): number | null;
  /** What was measured here, as a factor of what had been predicted; null before anything was. */
  correction(): SpeedCorrection | null;
}

/** Milliseconds by phase. */
type Predicted = Readonly<Record<Phase, number>>;
const NOTHING: Predicted = byPhase(() => 0);

/** Below this fraction of the work, time left is not told. */
const LEAST_FRACTION = 0.02;
/** What all runs will cost is predicted anew when the work done has grown by this factor: rarely, and oftener early on. */
const RENEWED_AFTER = 1.03;

/** `own`: the runs that are performed here. Default: all. */
export function createSweepProgress(
  plan: SweepPlan,
  engine: EngineKind,
  own: readonly Run[] = plan.runs,
): SweepProgress {
  const { runs, spec } = plan;
  const { budget } = spec;
  const costs = runCosts(plan);
  const reached: RunReached[] = runs.map(() => NOT_STARTED);
  const initialLoss = new Map<RunId, number>();
  let measured: PhaseMilliseconds | null = null;
  let shown = 0;
  let ended = 0;

  const predicted = (run: number, at: RunPosition) => millisecondsOf(costs.work(runs[run], at), engine);
  const addTo = (sum: Predicted, more: Predicted, sign: 1 | -1 = 1) =>
    byPhase((phase) => sum[phase] + sign * more[phase]);
  /** Milliseconds on one thread, as predicted: of the work done, and of the whole sweep with the work done by then. */
  let done = NOTHING;
  let total = { all: NOTHING, at: -1 };
  const sum = (of: Predicted, correction: SpeedCorrection) =>
    PHASES.reduce((all, phase) => all + correction[phase] * of[phase], 0);

  const move = (run: number, next: RunReached) => {
    if (reached[run] !== NOT_STARTED) done = addTo(done, predicted(run, reached[run]), -1);
    done = addTo(done, predicted(run, next));
    if (next.hasEnded && !reached[run].hasEnded) ended++;
    reached[run] = next;
  };
  const wholeSweep = () => {
    const now = sum(done, NO_CORRECTION);
    if (total.at >= 0 && now < RENEWED_AFTER * total.at) return total.all;
    const sofar = own.map(({ id }) => reached[id]);
    const steps = expectedSteps(own, sofar, budget);
    const all = { ...NOTHING };
    own.forEach(({ id }, i) => {
      const more = predicted(id, { step: steps[i], hasEnded: true });
      for (const phase of PHASES) all[phase] += more[phase];
    });
    total = { all, at: now };
    return all;
  };
  const correction = () => measured && correctionOf(measured, done);
  /** Seconds on one thread, corrected by what was measured. */
  const seconds = () => {
    const factors = correction() ?? NO_CORRECTION;
    const whole = sum(wholeSweep(), factors);
    const sofar = sum(done, factors);
    return { sofar, left: ended === own.length ? 0 : Math.max(0, whole - sofar) };
  };

  return {
    observe(samples, finished, milliseconds) {
      const changed = new Map<RunId, RunReached>();
      for (const { run, probe, step, value } of samples) {
        if (probe !== 'trainLoss') continue;
        if (!initialLoss.has(run)) initialLoss.set(run, value);
        const before = changed.get(run) ?? reached[run];
        const share = budget.kind === 'untilLoss' ? shareOfTarget(initialLoss.get(run)!, value, budget.loss) : 0;
        const ofTarget = Math.max(before.ofTarget, share);
        changed.set(run, { step: Math.max(before.step, step), hasEnded: before.hasEnded, ofTarget });
      }
      for (const { run, step } of finished) changed.set(run, { step, hasEnded: true, ofTarget: 1 });
      for (const [run, next] of changed) move(run, next);
      measured = milliseconds;
    },
    fraction() {
      const { sofar, left } = seconds();
      shown = Math.max(shown, left === 0 && ended === own.length ? 1 : Math.min(0.999, sofar / (sofar + left)));
      return shown;
    },
    secondsLeft(elapsed) {
      const { sofar, left } = seconds();
      return sofar < LEAST_FRACTION * (sofar + left) ? null : (elapsed * left) / sofar;
    },
    correction,
  };
}
