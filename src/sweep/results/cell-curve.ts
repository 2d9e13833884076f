import { exp, log } from '../../math/elementary.ts';
import type { Interval } from '../../math/interval.ts';
import { mean, quantile } from '../../math/statistics.ts';
import { meanInterval } from '../../math/student-interval.ts';
import type { RunResult } from './results.ts';
import type { RecordedProbe, TraceColumns, TraceStore } from './trace-store.ts';
import { unitsOf } from './units.ts';

/** A point of the curve of a cell. */
export interface CurvePoint {
  /** Where the runs end at different steps, their last point is at the geometric mean of these, rounded. */
  readonly step: number;
  /** Mean or median over units. */
  readonly centre: number;
  /** Ends of the band: see `CellCurveOptions`. NaN with fewer than two units. */
  readonly low: number;
  readonly high: number;
}

export interface CellCurveOptions {
  /**
   * `mean`, with Student's 95 % interval of the mean; `median`, with the quartiles of the units (Hyndman and Fan's type 7,
   * doi:10.2307/2684934), which describe their spread and are no interval of the median. Default: mean.
   */
  readonly centre?: 'mean' | 'median';
  /**
   * `log`: of the logarithms, so that the mean is the geometric one and the interval exact for log-normal values, which λ₁ and
   * losses over seeds are closer to than to normal ones. Values ≤ 0 are left out. `linear`: of the values. Default: log.
   */
  readonly axis?: 'log' | 'linear';
}

/** From values to where they are averaged, and back. */
interface Axis {
  takes(value: number): boolean;
  from(value: number): number;
  back(averaged: number): number;
}

const AXES: Readonly<Record<'log' | 'linear', Axis>> = {
  log: { takes: (value) => value > 0 && Number.isFinite(value), from: log, back: exp },
  linear: { takes: Number.isFinite, from: (value) => value, back: (averaged) => averaged },
};

function bandOf(perUnit: readonly number[], centre: 'mean' | 'median'): Interval & { readonly centre: number } {
  if (centre === 'mean') return { centre: mean(perUnit), ...meanInterval(perUnit) };
  const at = (p: number) => (perUnit.length < 2 ? Number.NaN : quantile(perUnit, p));
  return { centre: quantile(perUnit, 0.5), low: at(0.25), high: at(0.75) };
}

/** Values of each unit's runs at a step, on the axis on which they are averaged. */
type ByUnit = number[][];

/** Steps at which every run was measured, with what was measured there. */
function commonSteps(traces: readonly TraceColumns[][], { takes, from }: Axis): [number, ByUnit][] {
  const runs = traces.flat().length;
  const at = new Map<number, { values: ByUnit; count: number }>();
  traces.forEach((ofUnit, unit) => {
    for (const trace of ofUnit)
      for (let index = 0; index < trace.length; index++) {
        const value = trace.value(index);
        if (!takes(value)) continue;
        const step = trace.step(index);
        let held = at.get(step);
        if (!held) at.set(step, (held = { values: traces.map(() => []), count: 0 }));
        held.values[unit].push(from(value));
        held.count++;
      }
  });
  return [...at]
    .filter(([, { count }]) => count === runs)
    .map(([step, { values }]): [number, ByUnit] => [step, values])
    .sort(([a], [b]) => a - b);
}

/**
 * Mean or median over units (seeds) of a probe of one cell against the step: at the steps at which all of its runs were measured,
 * and once all have ended also at their ends. Several runs of a unit count by their mean. Diverged runs are left out.
 */
export function cellCurve(
  results: readonly RunResult[],
  traces: TraceStore,
  probe: RecordedProbe,
  { centre = 'mean', axis: axisName = 'log' }: CellCurveOptions = {},
): CurvePoint[] {
  const axis = AXES[axisName];
  const whole = results.filter(({ outcome }) => outcome !== 'diverged');
  const units = unitsOf(whole).map(({ results: own }) => own.map(({ run }) => traces.columns(run.id, probe)));
  const columns = units.flat();
  if (columns.length === 0 || columns.some(({ length }) => length === 0)) return [];
  const pointAt = (step: number, values: ByUnit): CurvePoint => {
    const band = bandOf(values.map(mean), centre);
    return { step, centre: axis.back(band.centre), low: axis.back(band.low), high: axis.back(band.high) };
  };
  const common = commonSteps(units, axis);
  const lastOf = (trace: TraceColumns) => trace.length - 1;
  const lasts = columns.map((trace) => trace.step(lastOf(trace)));
  const haveEnded = whole.every(({ outcome }) => outcome !== null);
  const ends = columns.map((trace) => trace.value(lastOf(trace)));
  if (!haveEnded || !ends.every(axis.takes)) return common.map(([step, values]) => pointAt(step, values));
  const least = Math.min(...lasts);
  const until = common.filter(([step]) => step < least).map(([step, values]) => pointAt(step, values));
  const end = Math.round(exp(mean(lasts.map((step) => log(Math.max(1, step))))));
  const atEnd = units.map((ofUnit) => ofUnit.map((trace) => axis.from(trace.value(lastOf(trace)))));
  return [...until, pointAt(least === 0 ? 0 : end, atEnd)];
}
