import type { FormulaFunction } from '../../data/formula/compile-formula.ts';

/** Values of f at the centres of n × n cells of the square [−reach, reach]², row by row from above. */
export interface FormulaField {
  readonly cells: number;
  readonly values: Float64Array;
  /** Of the finite values; NaN where there is none. */
  readonly low: number;
  readonly high: number;
  /** f has no finite value in some cell. */
  readonly isPartial: boolean;
}

export const FIELD_CELLS = 60;

export function formulaField(f: FormulaFunction, reach: number, cells = FIELD_CELLS): FormulaField {
  const centre = (i: number) => reach * ((2 * i + 1) / cells - 1);
  const values = Float64Array.from({ length: cells * cells }, (_, i) =>
    f(centre(i % cells), -centre(Math.floor(i / cells))),
  );
  const finite = values.filter(Number.isFinite);
  const [low, high] = finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : [Number.NaN, Number.NaN];
  return { cells, values, low, high, isPartial: finite.length < values.length };
}

/** Where a value lies in the range of a field, from 0 to 1. */
export const shareOf = ({ low, high }: FormulaField, value: number) =>
  high > low ? (value - low) / (high - low) : 0.5;
