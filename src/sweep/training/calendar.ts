import { stepsPerEpoch } from '../../engine/batch-order.ts';
import { SpecError } from '../../errors.ts';
import type { BatchSchedule } from '../spec/schedule-spec.ts';

/** Steps [from, until) of a run over which B is constant; `epoch` begins at `from`. */
export interface CalendarInterval {
  readonly from: number;
  readonly until: number;
  readonly epoch: number;
  readonly batchSize: number;
}

/** The epochs of a run's steps. One epoch is ⌊N/B⌋ steps at its own B. */
export interface Calendar {
  at(step: number): CalendarInterval;
  /** Epochs completed after `step` updates, with fractions. */
  epochsAt(step: number): number;
  /** First step at which at least that many epochs are completed. */
  stepAfter(epochs: number): number;
}

function constantCalendar(examples: number, batchSize: number): Calendar {
  const perEpoch = stepsPerEpoch(examples, batchSize);
  const always: CalendarInterval = { from: 0, until: Number.POSITIVE_INFINITY, epoch: 0, batchSize };
  return {
    at: () => always,
    epochsAt: (step) => step / perEpoch,
    stepAfter: (epochs) => Math.ceil(epochs * perEpoch),
  };
}

/** The phase of constant B that begins at `epoch`: its length, and B as a factor of the base. */
function phaseOf(schedule: BatchSchedule, epoch: number): { epochs: number; factor: number } {
  if (schedule.kind === 'step') {
    let factor = 1;
    for (let k = Math.floor(epoch / schedule.everyEpochs); k > 0; k--) factor *= schedule.factor;
    return { epochs: schedule.everyEpochs, factor };
  }
  const { baseEpochs, otherEpochs } = schedule;
  return epoch % (baseEpochs + otherEpochs) < baseEpochs
    ? { epochs: baseEpochs, factor: 1 }
    : { epochs: otherEpochs, factor: schedule.factor };
}

/** B of a phase: rounded, at least 1 and at most N. */
const scaled = (batchSize: number, factor: number, examples: number) =>
  Math.min(examples, Math.max(1, Math.round(batchSize * factor)));

/** Every change of B along a run is kept in memory: their number is bounded. */
const MAX_INTERVALS = 10_000;

/** The calendar of a run with base batch size B on N examples. Throws SpecError where B changes too often. */
export function calendarOf(examples: number, batchSize: number, schedule?: BatchSchedule): Calendar {
  if (schedule === undefined) return constantCalendar(examples, batchSize);
  const intervals: CalendarInterval[] = [];
  const extend = (): CalendarInterval => {
    if (intervals.length >= MAX_INTERVALS)
      throw new SpecError(
        `schedule.batch: B must change at most ${MAX_INTERVALS} times along a run, got more. Use longer phases or a smaller budget.`,
      );
    const last = intervals.at(-1);
    const from = last?.until ?? 0;
    const epoch =
      last === undefined ? 0 : last.epoch + (last.until - last.from) / stepsPerEpoch(examples, last.batchSize);
    const { epochs, factor } = phaseOf(schedule, epoch);
    const size = scaled(batchSize, factor, examples);
    const next = { from, until: from + epochs * stepsPerEpoch(examples, size), epoch, batchSize: size };
    intervals.push(next);
    return next;
  };
  const find = (holds: (interval: CalendarInterval) => boolean): CalendarInterval => {
    let found = intervals.find(holds);
    while (found === undefined) {
      const next = extend();
      if (holds(next)) found = next;
    }
    return found;
  };
  // Steps are looked up in order: most often the interval is that of the last one.
  let latest = extend();
  const at = (step: number) => {
    if (step < latest.from || step >= latest.until) latest = find(({ until }) => step < until);
    return latest;
  };
  const perEpoch = (interval: CalendarInterval) => stepsPerEpoch(examples, interval.batchSize);
  const lastEpoch = (interval: CalendarInterval) =>
    interval.epoch + (interval.until - interval.from) / perEpoch(interval);
  return {
    at,
    epochsAt(step) {
      const interval = at(step);
      return interval.epoch + (step - interval.from) / perEpoch(interval);
    },
    stepAfter(epochs) {
      const interval = find((known) => epochs <= lastEpoch(known));
      return interval.from + Math.ceil((epochs - interval.epoch) * perEpoch(interval));
    },
  };
}
