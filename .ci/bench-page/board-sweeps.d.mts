export interface BoardSweep {
  readonly cells: number;
  readonly runs: number;
  /** That are on the board when it has finished. */
  readonly samples: number;
  /** A link of version 1. */
  readonly fragment: string;
}
export const FILLED_BOARDS: readonly BoardSweep[];
export const LARGE_SWEEP: BoardSweep;
