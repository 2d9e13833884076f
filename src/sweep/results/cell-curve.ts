import { exp, log } from '../../math/elementary.ts';
import { mean } from '../../math/statistics.ts';
import { meanInterval } from '../../math/student-interval.ts';
import type { RunResult } from './results.ts';
import type { RecordedProbe, TraceColumns, TraceStore } from './trace-store.ts';
import { unitsOf } from './units.ts';

/** A point of the mean curve of a cell, of a positive quantity. */
export interface CurvePoint {
  /** Where the runs end at different steps, their last point is at the geometric mean of these, rounded. */
  readonly step: number;
  /** Geometric mean over units. */
  readonly centre: number;
  /**
   * Student's 95 % interval of the mean logarithm over units, as factors: exact for log-normal values, which λ₁ and losses over
   * seeds are closer to than to normal ones. NaN ends with fewer than two units.
   */
  readonly low: number;
  readonly high: number;
}

/** Logarithms of each unit's runs at a step. */
type LogsByUnit = number[][];

function pointAt(step: number, logs: LogsByUnit): CurvePoint {
  const perUnit = logs.map(mean);
  const { low, high } = meanInterval(perUnit);
  return { step, centre: exp(mean(perUnit)), low: exp(low), high: exp(high) };
}

const isPositive = (value: number) => value > 0 && Number.isFinite(value);

/** Steps at which every run was measured, with the logarithms of what was measured there. */
function commonSteps(traces: readonly TraceColumns[][]): [number, LogsByUnit][] {
  const runs = traces.flat().length;
  const at = new Map<number, { logs: LogsByUnit; count: number }>();
  traces.forEach((ofUnit, unit) => {
    for (const trace of ofUnit)
      for (let index = 0; index < trace.length; index++) {
        const value = trace.value(index);
        if (!isPositive(value)) continue;
        const step = trace.step(index);
        let held = at.get(step);
        if (!held) at.set(step, (held = { logs: traces.map(() => []), count: 0 }));
        held.logs[unit].push(log(value));
        held.count++;
      }
  });
  return [...at]
    .filter(([, { count }]) => count === runs)
    .map(([step, { logs }]): [number, LogsByUnit] => [step, logs])
    .sort(([a], [b]) => a - b);
}

/**
 * Mean over units (seeds) of a probe of one cell against the step: at the steps at which all of its runs were measured, and once all
 * have ended also at their ends. Diverged runs are left out, and so are values ≤ 0, which have no logarithm.
 */
export function cellCurve(results: readonly RunResult[], traces: TraceStore, probe: RecordedProbe): CurvePoint[] {
  const whole = results.filter(({ outcome }) => outcome !== 'diverged');
  const units = unitsOf(whole).map(({ results: own }) => own.map(({ run }) => traces.columns(run.id, probe)));
  const columns = units.flat();
  if (columns.length === 0 || columns.some(({ length }) => length === 0)) return [];
  const common = commonSteps(units);
  const lastOf = (trace: TraceColumns) => trace.length - 1;
  const lasts = columns.map((trace) => trace.step(lastOf(trace)));
  const haveEnded = whole.every(({ outcome }) => outcome !== null);
  const ends = columns.map((trace) => trace.value(lastOf(trace)));
  if (!haveEnded || !ends.every(isPositive)) return common.map(([step, logs]) => pointAt(step, logs));
  const least = Math.min(...lasts);
  const until = common.filter(([step]) => step < least).map(([step, logs]) => pointAt(step, logs));
  const end = Math.round(exp(mean(lasts.map((step) => log(Math.max(1, step))))));
  const atEnd = units.map((ofUnit) => ofUnit.map((trace) => log(trace.value(lastOf(trace)))));
  return [...until, pointAt(least === 0 ? 0 : end, atEnd)];
}
