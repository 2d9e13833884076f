import type { Run, SweepPlan } from '../sweep-plan.ts';
import { hasRateSchedule, rateFactor } from '../training/rate-schedule.ts';

/** Units of time: updates, passes over the data, or Σ η ("SDE time"). */
export const CLOCKS = ['steps', 'epochs', 'etaSteps'] as const;
export type Clock = (typeof CLOCKS)[number];

/** Σ η over the first t updates of a run for every t, `[endStep + 1]`. */
function summedRates({ spec, calendars }: SweepPlan, { learningRate, batchSize, endStep }: Run): Float64Array {
  const calendar = calendars.get(batchSize)!;
  const sums = new Float64Array(endStep + 1);
  for (let step = 0; step < endStep; step++)
    sums[step + 1] = sums[step] + learningRate * rateFactor(spec.schedule ?? {}, calendar, step, endStep);
  return sums;
}

/** Converts a step of a run to a clock, with the B and η of its schedule. */
export function clockOf(plan: SweepPlan, clock: Clock): (run: Run, step: number) => number {
  const { schedule } = plan.spec;
  if (clock === 'epochs') return ({ batchSize }, step) => plan.calendars.get(batchSize)!.epochsAt(step);
  if (clock === 'steps') return (_, step) => step;
  if (!hasRateSchedule(schedule)) return ({ learningRate }, step) => learningRate * step;
  const sums = new Map<number, Float64Array>();
  return (run, step) => {
    const own = sums.get(run.id) ?? summedRates(plan, run);
    sums.set(run.id, own);
    return own[step];
  };
}
