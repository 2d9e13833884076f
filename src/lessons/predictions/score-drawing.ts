import { exp, log } from '../../math/elementary.ts';
import { type Drawing, logValueAt } from './drawing.ts';
import type { TimedValue } from './timed-curve.ts';

/** How a drawing compares with what was measured. */
export interface DrawingScore {
  /** Share of the time that both have, in log t, for which the drawing is inside the 95 % band; NaN where there is no band. */
  readonly share: number;
  /** When it first leaves the band; null where it never does, or is outside from the start. */
  readonly leavesAt: number | null;
  /** The drawn end, and the measured one with its interval. */
  readonly expected: number;
  readonly measured: TimedValue;
  /** Drawn end ÷ measured end. */
  readonly endRatio: number;
}

/** The part of [0, 1] on which a line from `from` to `to` is ≤ 0. */
function belowZero(from: number, to: number): readonly [number, number] {
  if (from <= 0 && to <= 0) return [0, 1];
  if (from > 0 && to > 0) return [0, 0];
  const root = from / (from - to);
  return from <= 0 ? [0, root] : [root, 1];
}

/**
 * Scores a drawing against a measured curve. Drawing and band are straight between their points on log axes, so that where they cross
 * is exact: on each stretch between two points of either, log y − log high and log low − log y are linear in log t.
 */
export function scoreDrawing({ times, values }: Drawing, curve: readonly TimedValue[]): DrawingScore | null {
  const measured = curve.at(-1);
  const expected = values.at(-1);
  if (!measured || expected === undefined) return null;
  const banded = curve.filter(({ low, high }) => low > 0 && high > 0);
  const bandTimes = banded.map(({ time }) => time);
  const logsOf = (numbers: readonly number[]) => numbers.map((value) => log(value));
  const [drawn, lows, highs] = [values, banded.map(({ low }) => low), banded.map(({ high }) => high)].map(logsOf);
  const first = log(Math.max(times[0] ?? Number.NaN, bandTimes[0] ?? Number.NaN));
  const last = log(Math.min(times.at(-1) ?? Number.NaN, bandTimes.at(-1) ?? Number.NaN));
  const knots = [first, ...logsOf([...times, ...bandTimes]).filter((at) => at > first && at < last), last].sort(
    (a, b) => a - b,
  );
  const above = (at: number) => logValueAt(times, drawn, at) - logValueAt(bandTimes, highs, at);
  const below = (at: number) => logValueAt(bandTimes, lows, at) - logValueAt(times, drawn, at);
  let inside = 0;
  let leavesAt: number | null = null;
  let wasInside = false;
  knots.slice(1).forEach((to, i) => {
    const from = knots[i] ?? to;
    const [a, b] = [belowZero(above(from), above(to)), belowZero(below(from), below(to))];
    const begin = Math.max(a[0], b[0]);
    const end = Math.max(begin, Math.min(a[1], b[1]));
    inside += (end - begin) * (to - from);
    if (leavesAt === null && wasInside && (begin > 0 || end === begin) && to > from) leavesAt = exp(from);
    if (leavesAt === null && end > begin && end < 1) leavesAt = exp(from + end * (to - from));
    wasInside ||= end > begin;
  });
  const share = last > first ? inside / (last - first) : Number.NaN;
  return { share, leavesAt, expected, measured, endRatio: expected / measured.centre };
}
