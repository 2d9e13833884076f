import { cellCurve } from '../../sweep/results/cell-curve.ts';
import { type Clock, clockOf } from '../../sweep/results/clock.ts';
import type { RecordedProbe } from '../../sweep/results/trace-store.ts';
import { type LessonRun, resultsAtPlace } from '../findings/lesson-run.ts';
import type { LessonPlace } from '../lesson-quantity.ts';

/** A point of the mean curve of a cell: geometric mean over units and its 95 % interval, NaN with fewer than two. */
export interface TimedValue {
  readonly time: number;
  readonly centre: number;
  readonly low: number;
  readonly high: number;
}

/** The mean curve of a cell against a clock, in order of time and without its start, which a log axis cannot show. */
export function timedCurve(
  { results, traces, plan }: LessonRun,
  place: LessonPlace,
  { quantity, clock }: { readonly quantity: RecordedProbe; readonly clock: Clock },
): TimedValue[] {
  const own = resultsAtPlace({ results, traces, plan }, place);
  const [first] = own;
  if (!first) return [];
  const time = clockOf(plan, clock);
  return cellCurve(own, traces, quantity)
    .filter(({ step }) => step > 0)
    .map(({ step, ...value }) => ({ time: time(first.run, step), ...value }));
}
