import type { EngineKind } from '../../engine/contract.ts';
import type { ProbeTier } from '../../probes/scalar/tiers.ts';
import type { CohortProgress } from '../cohort-progress.ts';
import { correctionOf, millisecondsOf, NO_CORRECTION, type SpeedCorrection } from '../cost/engine-speed.ts';
import { type RunPosition, runCosts } from '../cost/run-cost.ts';
import { byPhase, PHASES } from '../cost/work.ts';
import { type PhaseMilliseconds, sumOfPhases } from '../segment/phase.ts';
import { type RunId, runById } from '../sweep-plan.ts';
import { type EndedSweep, reachedRuns } from './reached.ts';
import { withTier } from './supplement.ts';

/** Where a supplement is measured, and what was measured there so far as a factor of what the cost model predicts. */
export interface SupplementMachine {
  readonly engine: EngineKind;
  readonly workers: number;
  readonly correction: SpeedCorrection | null;
}

/** Completed fraction of the work of a supplement, and the seconds left of it. For display only. */
export interface SupplementProgress {
  add(progress: CohortProgress): void;
  /** In [0, 1]; never decreases. */
  fraction(): number;
  /** Predicted at first; later from the speed so far, over `elapsed` seconds. */
  secondsLeft(elapsed: number): number;
}

/** Below this fraction of the work, the seconds left are those predicted. */
const TELLING_FRACTION = 0.05;

/** Progress of performing a sweep again as far as it had come, with a dearer tier: the steps of each run are known. */
export function supplementProgress(
  sweep: EndedSweep,
  tier: ProbeTier,
  { engine, workers, correction }: SupplementMachine,
): SupplementProgress {
  const plan = withTier(sweep.plan, tier);
  const costs = runCosts(plan);
  const ends = reachedRuns(sweep);
  const predicted = (run: RunId, at: RunPosition) => millisecondsOf(costs.work(runById(plan, run), at), engine);
  const nothing = byPhase(() => 0);
  const plus = (a: typeof nothing, b: typeof nothing, sign = 1) => byPhase((phase) => a[phase] + sign * b[phase]);
  const endOf = (run: RunId): RunPosition => ({ step: ends.get(run)?.step ?? 0, hasEnded: true });
  let total = nothing;
  for (const run of ends.keys()) total = plus(total, predicted(run, endOf(run)));
  let done = nothing;
  let measured: PhaseMilliseconds | null = null;
  const doneOf = new Map<RunId, typeof nothing>();
  const corrected = (of: typeof nothing) => {
    const factors = measured ? correctionOf(measured, done) : (correction ?? NO_CORRECTION);
    return PHASES.reduce((sum, phase) => sum + factors[phase] * of[phase], 0);
  };
  let shown = 0;
  const fraction = () => {
    const all = corrected(total);
    shown = Math.max(shown, all > 0 ? Math.min(1, corrected(done) / all) : 1);
    return shown;
  };
  return {
    add({ samples, cohort, state, milliseconds }) {
      const reached = new Map<RunId, RunPosition>();
      for (const { run, probe, step } of samples)
        if (probe === 'trainLoss' && ends.has(run)) reached.set(run, { step, hasEnded: step >= endOf(run).step });
      if (state === null) for (const { id } of cohort.runs) reached.set(id, endOf(id));
      for (const [run, at] of reached) {
        const now = predicted(run, at);
        done = plus(plus(done, doneOf.get(run) ?? nothing, -1), now);
        doneOf.set(run, now);
      }
      if (milliseconds) measured = sumOfPhases(measured, milliseconds);
    },
    fraction,
    secondsLeft(elapsed) {
      const share = fraction();
      const left = share < TELLING_FRACTION ? corrected(total) / 1000 / workers : elapsed / share;
      return left * (1 - share);
    },
  };
}
