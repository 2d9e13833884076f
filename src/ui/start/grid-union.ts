import { batchSizesOf, learningRatesOf } from '../../sweep/spec/axis.ts';
import type { SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import type { SweepPlan } from '../../sweep/sweep-plan.ts';

/** A value of an axis: in the draft, on the board, or in both. */
export interface AxisValue {
  readonly value: number;
  readonly isDrafted: boolean;
  readonly isOnBoard: boolean;
}

export interface GridUnion {
  readonly learningRates: readonly AxisValue[];
  readonly batchSizes: readonly AxisValue[];
}

function unionOf(drafted: readonly number[], shown: readonly number[]): AxisValue[] {
  const all = [...new Set([...drafted, ...shown])].sort((a, b) => a - b);
  return all.map((value) => ({ value, isDrafted: drafted.includes(value), isOnBoard: shown.includes(value) }));
}

/** The values of η and B that the draft has or the board shows, ascending. */
export const gridUnion = (
  { grid, dataset }: Pick<SweepSpec, 'grid' | 'dataset'>,
  plan: Pick<SweepPlan, 'learningRates' | 'batchSizes'> | null,
): GridUnion => ({
  learningRates: unionOf(learningRatesOf(grid.learningRates), plan?.learningRates ?? []),
  batchSizes: unionOf(batchSizesOf(grid.batchSizes, dataset.trainCount), plan?.batchSizes ?? []),
});

/** The next value of a geometric sequence: the last times its ratio to the one before, or twice a single one. */
export function nextValue(values: readonly number[]): number {
  const [last = 1, before] = values.toReversed();
  return Number((last * (before === undefined ? 2 : last / before)).toPrecision(12));
}
