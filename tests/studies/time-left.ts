// How well time left is predicted along a sweep by its cost model.

import { millisecondsOf } from '../../src/sweep/cost/engine-speed.ts';
import { runCosts } from '../../src/sweep/cost/run-cost.ts';
import { addWork, NO_WORK } from '../../src/sweep/cost/work.ts';
import type { PhaseMilliseconds } from '../../src/sweep/segment/phase.ts';
import { sumOfPhases } from '../../src/sweep/segment/phase.ts';
import { runById } from '../../src/sweep/sweep-plan.ts';
import { createSweepProgress } from '../../src/sweep/sweep-progress.ts';
import type { RecordedSweep } from './recorded-sweep.ts';

const totalOf = (milliseconds: PhaseMilliseconds) => Object.values(milliseconds).reduce((sum, part) => sum + part, 0);

/** (Predicted − actual time left) ÷ duration of the sweep, when a fraction of that duration has passed. */
function errorsOfTimeLeft({ plan, segments }: RecordedSweep, fractions: readonly number[]): number[] {
  const duration = segments.reduce((sum, { milliseconds = {} }) => sum + totalOf(milliseconds), 0) / 1000;
  const progress = createSweepProgress(plan, 'simd');
  const errors: number[] = [];
  let sum: PhaseMilliseconds | null = null;
  for (const { samples, finished, milliseconds = {} } of segments) {
    sum = sumOfPhases(sum, milliseconds);
    progress.observe(samples, finished, sum);
    progress.fraction();
    const elapsed = totalOf(sum) / 1000;
    while (errors.length < fractions.length && elapsed >= fractions[errors.length] * duration) {
      const predicted = progress.secondsLeft(elapsed) ?? Number.NaN;
      errors.push((predicted - (duration - elapsed)) / duration);
    }
  }
  return errors;
}

const FRACTIONS = [0.25, 0.5, 0.75];

/** Milliseconds by phase as measured and as predicted for the steps that were made, and the errors of time left in per cent. */
export function reportOf(name: string, sweep: RecordedSweep): string {
  const { plan, segments } = sweep;
  const measured = segments.reduce<PhaseMilliseconds>(
    (sum, { milliseconds = {} }) => sumOfPhases(sum, milliseconds),
    {},
  );
  const costs = runCosts(plan);
  let work = NO_WORK;
  for (const { run, step } of segments.flatMap(({ finished }) => finished))
    work = addWork(work, costs.work(runById(plan, run), { step, hasEnded: true }));
  const predicted = millisecondsOf(work, 'simd');
  const phases = Object.entries(measured).map(
    ([phase, took]) =>
      `${phase} ${took.toFixed(0)} ms, predicted ${predicted[phase as keyof typeof predicted].toFixed(0)}`,
  );
  const errors = errorsOfTimeLeft(sweep, FRACTIONS).map((error) => `${(100 * error).toFixed(0)} %`);
  return `${name}: ${phases.join('; ')}. Time left after 25, 50, 75 %: ${errors.join(', ')}.`;
}
