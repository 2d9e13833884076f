import { exp, log, log1p } from '../../math/elementary.ts';
import { contains, type Interval } from '../../math/interval.ts';
import { mean } from '../../math/statistics.ts';
import { meanInterval } from '../../math/student-interval.ts';
import { welchInterval } from '../../math/welch-interval.ts';
import type { SweepPlan } from '../sweep-plan.ts';
import type { Contrast } from './diagonal-departure.ts';
import { canonicalJson } from './fingerprint.ts';
import type { AveragedQuantity, Resolution } from './quantity-interval.ts';
import { type UnitValue, unitKindOf } from './units.ts';

/** One (η, B) of two sweeps: the value of each unit of replication. */
export interface CellPair {
  readonly a: readonly UnitValue[];
  readonly b: readonly UnitValue[];
}

/** B against A: a ratio B ÷ A, or a difference B − A. */
export interface CellComparison {
  readonly estimate: number;
  /** 95 %; NaN ends where a sweep has fewer than two units. */
  readonly interval: Interval;
  readonly isPaired: boolean;
  /** Units of A and of B behind it; pairs where it is paired. */
  readonly units: readonly [number, number];
}

export interface ComparisonOptions {
  readonly contrast: Contrast;
  /** Whether units of one number are the same seed on the same data in both sweeps. */
  readonly isPaired: boolean;
  /** Smallest distance of two values on the scale of the contrast: of logarithms for a ratio. 0: continuous. */
  readonly step: number;
}

type Plan = Pick<SweepPlan, 'spec' | 'seeds' | 'dataSeeds'>;

const dataOf = ({ spec }: Plan) => {
  const { seeds: _, ...data } = spec.dataset;
  return canonicalJson(data);
};

/**
 * Whether the units of two sweeps are pairs: units of one kind on the same data, and those of the sweep with fewer all in the
 * other, at least two. Runs of a pair share data and, in networks of one shape, initial weights and batches, so that what
 * they have in common cancels in their difference.
 */
export function arePaired(a: Plan, b: Plan): boolean {
  const kind = unitKindOf(a);
  if (kind !== unitKindOf(b) || dataOf(a) !== dataOf(b)) return false;
  if (kind === 'seed' && a.dataSeeds[0] !== b.dataSeeds[0]) return false;
  const [unitsA, unitsB] = [a, b].map(({ seeds, dataSeeds }) => (kind === 'seed' ? seeds : dataSeeds));
  const shared = unitsA.filter((unit) => unitsB.includes(unit)).length;
  return shared >= 2 && shared === Math.min(unitsA.length, unitsB.length);
}

/** Smallest distance of two values of a quantity on the scale of its contrast, in the coarser of two sweeps. */
export function stepOfContrast(quantity: AveragedQuantity, resolutions: readonly Resolution[]): number {
  const ofOne = ({ testExamples, stepShare }: Resolution) => {
    if (quantity === 'testAccuracy' || quantity === 'accuracyGap') return testExamples > 0 ? 1 / testExamples : 0;
    return quantity === 'steps' ? log1p(stepShare) : 0;
  };
  return Math.max(...resolutions.map(ofOne));
}

/** For each unit that has a value in every cell, the mean over cells of f(value). */
function unitMeansOver(cells: readonly (readonly UnitValue[])[], f: (value: number) => number): UnitValue[] {
  const [first = [], ...others] = cells;
  return first.flatMap(({ unit, value }) => {
    const rest = others.map((cell) => cell.find((each) => each.unit === unit)?.value);
    const values = [value, ...rest].filter((each) => each !== undefined);
    return values.length === cells.length ? [{ unit, value: mean(values.map(f)) }] : [];
  });
}

/**
 * How much larger B is than A in one cell, or on average over several: with f = log for a ratio (of geometric means; positive
 * values) and f = identity for a difference, y_u = the mean over cells of f(value of unit u) in each sweep.
 * Paired: d_u = y_u(B) − y_u(A) over the n units that both have, d̄ ± t_{n−1}·s_d/√n (Student 1908), exact where d is normal.
 * Else independent: Welch's interval of ȳ(B) − ȳ(A). A ratio is e to these. Units, not runs or cells, are the replicates: all
 * cells of a unit share its seed. null where a ratio has a value ≤ 0, or where no unit has every cell.
 */
export function compareCells(
  cells: readonly CellPair[],
  { contrast, isPaired, step }: ComparisonOptions,
): CellComparison | null {
  const isRatio = contrast === 'ratio';
  const all = cells.flatMap(({ a, b }) => [...a, ...b]);
  if (isRatio && all.some(({ value }) => !(value > 0))) return null;
  const f = isRatio ? log : (value: number) => value;
  const ofA = unitMeansOver(
    cells.map(({ a }) => a),
    f,
  );
  const ofB = unitMeansOver(
    cells.map(({ b }) => b),
    f,
  );
  const back = ({ low, high }: Interval) => (isRatio ? { low: exp(low), high: exp(high) } : { low, high });
  const of = (distance: number) => (isRatio ? exp(distance) : distance);
  if (isPaired) {
    const byUnit = new Map(ofA.map(({ unit, value }) => [unit, value]));
    const pairs = ofB.flatMap(({ unit, value }) => {
      const other = byUnit.get(unit);
      return other === undefined ? [] : [value - other];
    });
    if (pairs.length === 0) return null;
    const interval = back(meanInterval(pairs, { step }));
    return { estimate: of(mean(pairs)), interval, isPaired, units: [pairs.length, pairs.length] };
  }
  if (ofA.length === 0 || ofB.length === 0) return null;
  const [valuesA, valuesB] = [ofA, ofB].map((units) => units.map(({ value }) => value));
  return {
    estimate: of(mean(valuesB) - mean(valuesA)),
    interval: back(welchInterval(valuesA, valuesB, { step })),
    isPaired,
    units: [valuesA.length, valuesB.length],
  };
}

/** Where B and A are equal. */
export const equalityOf = (contrast: Contrast): number => (contrast === 'ratio' ? 1 : 0);

/** Whether an interval excludes that B and A are equal; false where it is unknown. */
export const isDecided = ({ interval }: Pick<CellComparison, 'interval'>, contrast: Contrast): boolean =>
  Number.isFinite(interval.low) && Number.isFinite(interval.high) && !contains(interval, equalityOf(contrast));
