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

type Time = (run: Run, step: number) => number;

const clocks = new WeakMap<SweepPlan, Map<Clock, Time>>();

/** Converts a step of a run to a clock, with the B and η of its schedule. The same function whenever it is asked for. */
export function clockOf(plan: SweepPlan, clock: Clock): Time {
  const ofPlan = clocks.get(plan) ?? new Map<Clock, Time>();
  clocks.set(plan, ofPlan);
  const time = ofPlan.get(clock) ?? createClock(plan, clock);
  ofPlan.set(clock, time);
  return time;
}

function createClock(plan: SweepPlan, clock: Clock): Time {
  const { schedule } = plan.spec;
  if (clock === 'epochs') return ({ batchSize }, step) => plan.calendars.get(batchSize)!.epochsAt(step);
  if (clock === 'steps') return (_, step) => step;
  if (!hasRateSchedule(schedule)) return ({ learningRate }, step) => learningRate * step;
  // One for all seeds of a cell.
  const sums = new Map<string, Float64Array>();
  return (run, step) => {
    const cell = `${run.learningRate} ${run.batchSize} ${run.endStep}`;
    const own = sums.get(cell) ?? summedRates(plan, run);
    sums.set(cell, own);
    return own[step];
  };
}
