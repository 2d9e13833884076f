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

/** What was measured at a step, of each unit's runs, on the axis on which it is averaged. */
interface AtStep {
  readonly values: readonly number[][];
  count: number;
}

/** Puts a point in its place among points in order of step; new ones mostly come last. */
function insertPoint(points: CurvePoint[], point: CurvePoint): void {
  const before = points.findLastIndex(({ step }) => step < point.step);
  points.splice(before + 1, 0, point);
}

/** The curve of the runs of a cell that have not diverged, continued as samples come: each is read once. */
export class CellCurveBuilder {
  readonly #axis: Axis;
  readonly #centre: 'mean' | 'median';
  readonly #units: readonly TraceColumns[][];
  readonly #columns: readonly TraceColumns[];
  #seen: number[] = [];
  #insertions = -1;
  #waiting = new Map<number, AtStep>();
  /** At the steps at which every run was measured. */
  #common: CurvePoint[] = [];

  constructor(
    whole: readonly RunResult[],
    traces: TraceStore,
    probe: RecordedProbe,
    { centre = 'mean', axis = 'log' }: CellCurveOptions = {},
  ) {
    this.#axis = AXES[axis];
    this.#centre = centre;
    this.#units = unitsOf(whole).map(({ results }) => results.map(({ run }) => traces.columns(run.id, probe)));
    this.#columns = this.#units.flat();
  }

  /** Its points so far; `haveEnded`: with one at the end of the runs. */
  read(haveEnded: boolean): CurvePoint[] {
    if (this.#columns.length === 0 || this.#columns.some(({ length }) => length === 0)) return [];
    this.#readSamples();
    const lastOf = (trace: TraceColumns) => trace.length - 1;
    const ends = this.#units.map((ofUnit) => ofUnit.map((trace) => trace.value(lastOf(trace))));
    if (!haveEnded || !ends.flat().every(this.#axis.takes)) return [...this.#common];
    const lasts = this.#columns.map((trace) => trace.step(lastOf(trace)));
    const least = Math.min(...lasts);
    const end = Math.round(exp(mean(lasts.map((step) => log(Math.max(1, step))))));
    const atEnd = ends.map((ofUnit) => ofUnit.map(this.#axis.from));
    return [...this.#common.filter(({ step }) => step < least), this.#pointAt(least === 0 ? 0 : end, atEnd)];
  }

  #readSamples(): void {
    const insertions = this.#columns.reduce((sum, trace) => sum + trace.insertions, 0);
    if (insertions !== this.#insertions) {
      this.#insertions = insertions;
      this.#seen = this.#columns.map(() => 0);
      this.#waiting = new Map();
      this.#common = [];
    }
    let column = 0;
    this.#units.forEach((ofUnit, unit) => {
      for (const trace of ofUnit) {
        for (let index = this.#seen[column] ?? 0; index < trace.length; index++)
          this.#add(trace.step(index), trace.value(index), unit);
        this.#seen[column++] = trace.length;
      }
    });
  }

  #add(step: number, value: number, unit: number): void {
    if (!this.#axis.takes(value)) return;
    const at = this.#waiting.get(step) ?? { values: this.#units.map(() => []), count: 0 };
    at.values[unit]?.push(this.#axis.from(value));
    if (++at.count < this.#columns.length) {
      this.#waiting.set(step, at);
      return;
    }
    this.#waiting.delete(step);
    insertPoint(this.#common, this.#pointAt(step, at.values));
  }

  #pointAt(step: number, values: readonly (readonly number[])[]): CurvePoint {
    const { back } = this.#axis;
    const { centre, low, high } = bandOf(values.map(mean), this.#centre);
    return { step, centre: back(centre), low: back(low), high: back(high) };
  }
}

/** The runs of a cell that a curve is over. */
export const wholeRuns = (results: readonly RunResult[]) => results.filter(({ outcome }) => outcome !== 'diverged');

/**
 * Mean or median over units (seeds) of a probe of one cell against the step: at the steps at which all of its runs were measured,
 * and once all have ended also at their ends. Several runs of a unit count by their mean. Diverged runs are left out.
 */
export function cellCurve(
  results: readonly RunResult[],
  traces: TraceStore,
  probe: RecordedProbe,
  options: CellCurveOptions = {},
): CurvePoint[] {
  const whole = wholeRuns(results);
  return new CellCurveBuilder(whole, traces, probe, options).read(whole.every(({ outcome }) => outcome !== null));
}
