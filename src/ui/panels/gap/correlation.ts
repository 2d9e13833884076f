import { transpose } from 'd3';
import type { Interval } from '../../../math/interval.ts';
import { meanRankCorrelation } from '../../../math/mean-rank-correlation.ts';
import type { BoardSweep, MapQuantity, Moment } from '../../../state/app-state.ts';
import { type Cell, cellsOf } from '../../../state/selectors.ts';
import { type UnitKind, unitsOf } from '../../../sweep/results/units.ts';
import type { Budget } from '../../../sweep/spec/budget-spec.ts';
import { isComplete, unitValuesOf } from '../../map/cell-summary.ts';

export interface Correlation {
  /** Mean over units of Spearman's ρ over the complete cells; NaN for fewer than three cells or if a unit has no ρ. */
  readonly estimate: number;
  /** 95 %, over units; NaN ends with fewer than two. */
  readonly interval: Interval;
  /** Number of complete cells: every run has a value and, if there is a target loss, reached it. */
  readonly cells: number;
  /** Number of all cells. */
  readonly allCells: number;
  readonly units: number;
  readonly unit: UnitKind;
  /** What makes a cell complete: every run at the target loss, every run ended, or a value of every run. */
  readonly needs: 'target' | 'ended' | 'value';
}

const UNKNOWN = { low: Number.NaN, high: Number.NaN };
export const LEAST_CELLS = 3;

/** Values of the complete cells, `[unit][cell]`. */
const unitRows = (cells: readonly Cell[], quantity: MapQuantity): number[][] =>
  transpose(cells.map((cell) => unitValuesOf(cell, quantity)));

interface CorrelationOptions {
  readonly quantity: MapQuantity;
  readonly at: Moment;
  /** Another sweep beside it: at a time that both have reached. */
  readonly other?: BoardSweep | null;
}

/**
 * Mean over seeds of Spearman's ρ between η/B and a quantity, each over the same cells: those in which every seed has a
 * value. With several data seeds the unit is the data seed, its seeds averaged.
 */
export function correlationOf(sweep: BoardSweep, { quantity, at, other = null }: CorrelationOptions): Correlation {
  const { budget } = sweep.plan.spec;
  const cells = cellsOf(sweep, at, other);
  const used = cells.filter((cell) => isComplete(cell, quantity, budget));
  const units = unitsOf(sweep.plan.runs.map((run) => ({ run })));
  const ratios = used.map(({ learningRate, batchSize }) => learningRate / batchSize);
  const { estimate, interval } =
    used.length < LEAST_CELLS
      ? { estimate: Number.NaN, interval: UNKNOWN }
      : meanRankCorrelation(ratios, unitRows(used, quantity));
  return {
    estimate,
    interval,
    cells: used.length,
    allCells: cells.length,
    units: units.length,
    unit: units[0]?.kind ?? 'seed',
    needs: neededBy(at, budget),
  };
}

function neededBy(at: Moment, budget: Budget): Correlation['needs'] {
  if (at !== 'end') return 'value';
  return budget.kind === 'untilLoss' ? 'target' : 'ended';
}
