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

/** Which steps of a run make which epochs. One epoch is ⌊N/B⌋ steps, with the B it has then. */
export interface Calendar {
  at(step: number): CalendarInterval;
  /** Epochs behind a run after `step` updates, with fractions. */
  epochsAt(step: number): number;
  /** First step with at least that many epochs behind it. */
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

/** Epochs for which B stays what it is at `epoch`, and that B as a factor of the base. */
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

/** Changes of B along a run: each is kept, so their number is bounded before a plan is made of them. */
const MAX_STRETCHES = 10_000;

/** The calendar of a run with base batch size B on N examples. Throws SpecError where B changes too often. */
export function calendarOf(examples: number, batchSize: number, schedule?: BatchSchedule): Calendar {
  if (schedule === undefined) return constantCalendar(examples, batchSize);
  const stretches: CalendarInterval[] = [];
  const extend = (): CalendarInterval => {
    if (stretches.length >= MAX_STRETCHES)
      throw new SpecError(
        `schedule.batch: B must change at most ${MAX_STRETCHES} times along a run, got more. Use longer phases or a smaller budget.`,
      );
    const last = stretches.at(-1);
    const from = last?.until ?? 0;
    const epoch =
      last === undefined ? 0 : last.epoch + (last.until - last.from) / stepsPerEpoch(examples, last.batchSize);
    const { epochs, factor } = phaseOf(schedule, epoch);
    const size = scaled(batchSize, factor, examples);
    const next = { from, until: from + epochs * stepsPerEpoch(examples, size), epoch, batchSize: size };
    stretches.push(next);
    return next;
  };
  const find = (holds: (stretch: CalendarInterval) => boolean): CalendarInterval => {
    let found = stretches.find(holds);
    while (found === undefined) {
      const next = extend();
      if (holds(next)) found = next;
    }
    return found;
  };
  // Steps are asked for one after the other: the stretch of the last answer is most often that of the next.
  let latest = extend();
  const at = (step: number) => {
    if (step < latest.from || step >= latest.until) latest = find(({ until }) => step < until);
    return latest;
  };
  const perEpoch = (stretch: CalendarInterval) => stepsPerEpoch(examples, stretch.batchSize);
  const lastEpoch = (stretch: CalendarInterval) => stretch.epoch + (stretch.until - stretch.from) / perEpoch(stretch);
  return {
    at,
    epochsAt(step) {
      const stretch = at(step);
      return stretch.epoch + (step - stretch.from) / perEpoch(stretch);
    },
    stepAfter(epochs) {
      const stretch = find((known) => epochs <= lastEpoch(known));
      return stretch.from + Math.ceil((epochs - stretch.epoch) * perEpoch(stretch));
    },
  };
}
