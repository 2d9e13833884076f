import { SpecError } from '../../errors.ts';
import { cos } from '../../math/elementary.ts';
import type { RateSchedule, Schedule } from '../spec/schedule-spec.ts';
import type { Run } from '../sweep-plan.ts';
import type { Calendar } from './calendar.ts';

interface When {
  /** Updates made before this one. */
  readonly step: number;
  readonly endStep: number;
  /** Epochs completed. */
  readonly epoch: number;
}

function decay(schedule: RateSchedule, { step, endStep, epoch }: When): number {
  const done = Math.min(1, step / endStep); // measuring trains a step or two beyond the end
  switch (schedule.kind) {
    case 'step': {
      let factor = 1;
      for (let k = Math.floor(epoch / schedule.everyEpochs); k > 0; k--) factor *= schedule.factor;
      return factor;
    }
    case 'linear': {
      const { from, to } = schedule;
      return done <= from ? 1 : 1 + ((to - 1) * (done - from)) / (1 - from);
    }
    case 'cosine':
      return schedule.to + ((1 - schedule.to) * (1 + cos(Math.PI * done))) / 2;
    case 'cyclic': {
      const { highEpochs, lowEpochs } = schedule;
      return epoch % (highEpochs + lowEpochs) < highEpochs ? 1 : schedule.factor;
    }
  }
}

/** Changes of η by steps that a run may make: each update counts those before it. */
const MOST_CHANGES = 10_000;

/**
 * Throws SpecError where a schedule changes η or B too often until the end of a run; `calendar` is that of the run. Measuring
 * trains two steps beyond the end.
 */
export function requireFollowable(schedule: Schedule | undefined, calendar: Calendar, endStep: number): void {
  if (schedule === undefined) return;
  const { rate, warmupEpochs } = schedule;
  const epochs = calendar.epochsAt(endStep + 2);
  if (warmupEpochs !== undefined) calendar.stepAfter(warmupEpochs);
  if (rate?.kind !== 'step' || epochs <= MOST_CHANGES * rate.everyEpochs) return;
  throw new SpecError(
    `schedule.rate: η must change at most ${MOST_CHANGES} times along a run, got more. Use a larger everyEpochs or a smaller budget.`,
  );
}

/** η of an update as a factor of the grid's η. With a budget that may end early, "the end" is its cap. */
export function rateFactor(
  { rate, warmupEpochs }: Schedule,
  calendar: Calendar,
  step: number,
  endStep: number,
): number {
  const factor = rate ? decay(rate, { step, endStep, epoch: calendar.epochsAt(step) }) : 1;
  if (warmupEpochs === undefined) return factor;
  return factor * Math.min(1, (step + 1) / calendar.stepAfter(warmupEpochs));
}

/** Whether η changes along a run: by a schedule, or while it warms up. */
export const hasRateSchedule = (schedule: Schedule | undefined): boolean =>
  schedule?.rate !== undefined || schedule?.warmupEpochs !== undefined;

/** η of the updates [from, until) of some runs of one calendar: `[R]` where it is constant, else `[T, R]`. */
export function ratesOf(
  runs: readonly Run[],
  { schedule, calendar }: { schedule: Schedule | undefined; calendar: Calendar },
  from: number,
  until: number,
): Float32Array {
  if (schedule === undefined || !hasRateSchedule(schedule)) return Float32Array.from(runs, (run) => run.learningRate);
  const rates = new Float32Array((until - from) * runs.length);
  for (let step = from; step < until; step++)
    runs.forEach(({ learningRate, endStep }, run) => {
      rates[(step - from) * runs.length + run] = learningRate * rateFactor(schedule, calendar, step, endStep);
    });
  return rates;
}
