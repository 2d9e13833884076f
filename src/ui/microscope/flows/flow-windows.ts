import type { StepWindow } from '../../../sweep/inspection/step-window.ts';

/** Windows of a run beside its flows. */
const WINDOWS = 40;
/** Steps over which the run is averaged: at most so many, and no fewer where windows are so few. */
const MOST_AVERAGED = 100;
const LEAST_AVERAGED = 20;

/** Windows at even distances over the steps after `from` until `end`, each in the middle of its part. */
export function flowWindows(from: number, end: number): StepWindow[] {
  const span = end - from;
  const stride = Math.max(Math.ceil(span / WINDOWS), Math.min(LEAST_AVERAGED, span));
  if (!(stride > 0)) return [];
  const averaged = Math.min(stride, MOST_AVERAGED);
  return Array.from({ length: Math.floor(span / stride) }, (_, k) => {
    const first = from + k * stride + Math.floor((stride - averaged) / 2) + 1;
    return { first, last: first + averaged - 1 };
  });
}
