import { firstIndex } from '../../math/first-index.ts';
import type { Run, SweepPlan } from '../sweep-plan.ts';
import type { Clock } from './clock.ts';
import { clockOf } from './clock.ts';
import type { RunResult } from './results.ts';
import type { RecordedProbe, TraceColumns, TraceStore } from './trace-store.ts';

/** The latest time on a clock that every run has reached; diverged runs do not count. 0 before anything is trained. */
export function commonTime(plan: SweepPlan, results: readonly RunResult[], clock: Clock): number {
  const time = clockOf(plan, clock);
  const reached = results.filter(({ outcome }) => outcome !== 'diverged').map(({ run, step }) => time(run, step));
  return reached.length > 0 ? Math.min(...reached) : 0;
}

interface Read {
  readonly value: number;
  /** Larger error of the two measurements plus their distance. */
  readonly error: number;
  readonly converged: boolean | null;
}
const UNREAD: Read = { value: Number.NaN, error: Number.NaN, converged: null };

/** A trace at a time, interpolated linearly between the measurements before and after. */
function readAt(trace: TraceColumns, timeOf: (step: number) => number, time: number): Read {
  const after = firstIndex(trace.length, (index) => timeOf(trace.step(index)) >= time * (1 - 1e-12));
  if (after === trace.length) return UNREAD;
  const right = trace.sample(after);
  const known = { value: right.value, error: right.error ?? 0, converged: right.converged ?? null };
  if (after === 0 || timeOf(right.step) <= time) return known;
  const left = trace.sample(after - 1);
  const share = (time - timeOf(left.step)) / (timeOf(right.step) - timeOf(left.step));
  return {
    value: left.value + share * (right.value - left.value),
    error: Math.max(left.error ?? 0, right.error ?? 0) + Math.abs(right.value - left.value),
    converged: left.converged === undefined ? null : left.converged && right.converged === true,
  };
}

/** Number of steps that a run has made at a time on a clock. */
const stepAt = (run: Run, last: number, timeOf: (run: Run, step: number) => number, time: number): number =>
  firstIndex(last, (step) => timeOf(run, step) >= time * (1 - 1e-12));

/** A time on a clock. */
export interface TimeOfResults {
  readonly clock: Clock;
  readonly time: number;
  /** What is known of a run that ended before the time: nothing, or its end. Default: nothing. */
  readonly endedBefore?: 'nothing' | 'atEnd';
}

/**
 * All runs at one time on a clock, so that they can be compared at equal epochs, equal steps or equal η·step: each quantity
 * is interpolated between its two nearest measurements, and their distance is added to the error of λ₁. Diverged runs keep
 * their final values; with `endedBefore: 'atEnd'` they have those of the time for as long as they trained.
 */
export function resultsAt(
  plan: SweepPlan,
  traces: TraceStore,
  results: readonly RunResult[],
  { clock, time, endedBefore = 'nothing' }: TimeOfResults,
): RunResult[] {
  const timeOf = clockOf(plan, clock);
  return results.map((result) => {
    const { run, outcome } = result;
    const hasEnded = outcome !== null && timeOf(run, result.step) <= time;
    if (outcome === 'diverged' ? endedBefore === 'nothing' || hasEnded : endedBefore === 'atEnd' && hasEnded)
      return result;
    const read = (probe: RecordedProbe) => readAt(traces.columns(run.id, probe), (step) => timeOf(run, step), time);
    const sharpness = read('sharpness');
    return {
      run,
      outcome: outcome === 'diverged' ? null : outcome,
      step: stepAt(run, result.step, timeOf, time),
      trainLoss: read('trainLoss').value,
      testLoss: read('testLoss').value,
      trainAccuracy: read('trainAccuracy').value,
      testAccuracy: read('testAccuracy').value,
      sharpness: sharpness.value,
      sharpnessError: sharpness.error,
      sharpnessConverged: sharpness.converged,
    };
  });
}
