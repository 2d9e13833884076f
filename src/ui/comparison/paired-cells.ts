import type { BoardSweep, MapQuantity, Moment } from '../../state/app-state.ts';
import { type Cell, cellsOf } from '../../state/selectors.ts';
import {
  arePaired,
  type CellComparison,
  type CellPair,
  compareCells,
  stepOfContrast,
} from '../../sweep/results/compare-cells.ts';
import { resolutionOf } from '../../sweep/results/quantity-interval.ts';
import type { SweepPlan } from '../../sweep/sweep-plan.ts';
import { isComplete, numberedValuesOf } from '../map/cell-summary.ts';
import { contrastOf } from '../quantities.ts';

type Grid = Pick<SweepPlan, 'learningRates' | 'batchSizes'>;

/** One (η, B) of the grids of two sweeps; null where a grid lacks it. */
export interface PairedCell {
  readonly learningRate: number;
  readonly batchSize: number;
  readonly a: Cell | null;
  readonly b: Cell | null;
}

const unionOf = (a: readonly number[], b: readonly number[]) => [...new Set([...a, ...b])].sort((x, y) => x - y);

/** The smallest grid that has the cells of both. */
export const unionOfGrids = (a: Grid, b: Grid): Grid => ({
  learningRates: unionOf(a.learningRates, b.learningRates),
  batchSizes: unionOf(a.batchSizes, b.batchSizes),
});

const cellIn = (cells: readonly Cell[], learningRate: number, batchSize: number): Cell | null =>
  cells.find((cell) => cell.learningRate === learningRate && cell.batchSize === batchSize) ?? null;

/** The cells of the smallest grid that has those of both sweeps, by batch size, then learning rate; at a time that both have reached. */
export function pairedCells(a: BoardSweep, b: BoardSweep, at: Moment): PairedCell[] {
  const { learningRates, batchSizes } = unionOfGrids(a.plan, b.plan);
  const [ofA, ofB] = [cellsOf(a, at, b), cellsOf(b, at, a)];
  return batchSizes.flatMap((batchSize) =>
    learningRates.map((learningRate) => ({
      learningRate,
      batchSize,
      a: cellIn(ofA, learningRate, batchSize),
      b: cellIn(ofB, learningRate, batchSize),
    })),
  );
}

/** Whether a cell may be compared: complete, and no run was stopped before its end. */
const isWhole = (cell: Cell, quantity: MapQuantity, { plan }: BoardSweep) =>
  isComplete(cell, quantity, plan.spec.budget) &&
  (cell.at !== 'end' || cell.results.every(({ outcome }) => outcome !== 'stopped'));

/** Compares B with A in one quantity. */
export interface QuantityComparison {
  /** The values of a cell that is complete in both sweeps; null of any other. */
  pairOf(cell: PairedCell): CellPair | null;
  /** B ÷ A or B − A over some cells, those that are not complete in both left out; null where there is none. */
  over(cells: readonly PairedCell[]): CellComparison | null;
}

export function quantityComparison(
  a: BoardSweep,
  b: BoardSweep,
  { quantity, at }: { readonly quantity: MapQuantity; readonly at: Moment },
): QuantityComparison {
  const options = {
    contrast: contrastOf(quantity),
    isPaired: arePaired(a.plan, b.plan),
    step: stepOfContrast(
      quantity,
      [a, b].map(({ plan }) => resolutionOf(plan, at === 'end')),
    ),
  };
  const pairOf = (cell: PairedCell): CellPair | null => {
    if (!cell.a || !cell.b || !isWhole(cell.a, quantity, a) || !isWhole(cell.b, quantity, b)) return null;
    return { a: numberedValuesOf(cell.a, quantity), b: numberedValuesOf(cell.b, quantity) };
  };
  return {
    pairOf,
    over(cells) {
      const pairs = cells.flatMap((cell) => pairOf(cell) ?? []);
      return pairs.length > 0 ? compareCells(pairs, options) : null;
    },
  };
}
