import { exp, log } from '../../math/elementary.ts';
import type { TimedValue } from './timed-curve.ts';

/** Points that a drawing is made of. */
export const HANDLES = 8;

/** A drawn curve: values above 0 at ascending times above 0, straight between them on two log axes. */
export interface Drawing {
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** Linear interpolation of log y in log t between the two points around t; NaN outside. */
export function logValueAt(times: readonly number[], logValues: readonly number[], logTime: number): number {
  const right = times.findIndex((time) => log(time) >= logTime - 1e-12);
  if (right < 0) return Number.NaN;
  const [t1, v1] = [log(times[right]), logValues[right]];
  if (right === 0) return Math.abs(t1 - logTime) < 1e-9 ? v1 : Number.NaN;
  const [t0, v0] = [log(times[right - 1]), logValues[right - 1]];
  return t1 > t0 ? v0 + ((logTime - t0) / (t1 - t0)) * (v1 - v0) : v1;
}

/** Times of the handles: evenly spaced in log t from the first to the last point of a curve. */
export function handleTimes(curve: readonly Pick<TimedValue, 'time'>[]): number[] {
  const first = curve[0]?.time ?? 1;
  const last = curve.at(-1)?.time ?? 10;
  return Array.from({ length: HANDLES }, (_, i) =>
    i === HANDLES - 1 ? last : exp(log(first) + (i / (HANDLES - 1)) * (log(last) - log(first))),
  );
}

/**
 * A curve that begins as a reference and ends at a multiple of its end: reference(t) · factor^s, with s from 0 at its first time to 1
 * at its last, even in log t. Factor 1 is the reference itself, at the handles.
 */
export function scaledDrawing(reference: readonly TimedValue[], factor: number): Drawing {
  const times = handleTimes(reference);
  const logs = reference.map(({ centre }) => log(centre));
  const at = reference.map(({ time }) => time);
  const values = times.map((time, i) => exp(logValueAt(at, logs, log(time)) + (i / (HANDLES - 1)) * log(factor)));
  return { times, values };
}
