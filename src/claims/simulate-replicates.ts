import type { ClaimContext } from './claim.ts';
import { type ReplicateRange, type Replicates, replicates } from './replicate-memory.ts';
import { simulateCells } from './simulate-cells.ts';

export interface ReplicatedCells<Cell, R extends Replicates> {
  /** Replicates of each cell. */
  readonly count: number;
  /** Names a cell with every setting that its replicates depend on: equal keys imply equal replicates, whatever their number. */
  readonly key: (cell: Cell, index: number) => string;
  /** The replicates of a range, each a function of cell and number alone. */
  readonly simulate: (cell: Cell, index: number, range: ReplicateRange) => R;
}

/** `simulateCells` where a cell gives one entry per replicate: those that a smaller size has simulated are taken over. */
export const simulateReplicates = <Cell, R extends Replicates>(
  cells: readonly Cell[],
  { count, key, simulate }: ReplicatedCells<Cell, R>,
  context: Pick<ClaimContext, 'signal' | 'onProgress' | 'memory'>,
): Promise<R[]> =>
  simulateCells(
    cells,
    (cell, index) =>
      replicates(context, { key: `cell ${key(cell, index)}`, count }, (range) => simulate(cell, index, range)),
    context,
  );
