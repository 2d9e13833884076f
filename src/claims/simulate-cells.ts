import type { ClaimContext } from './claim.ts';

/**
 * Simulates the cells of a toy experiment in sequence, yielding to the event loop after each, so that progress is painted
 * and an abort is noticed. Results are in the order of `cells`.
 */
export async function simulateCells<Cell, Result>(
  cells: readonly Cell[],
  simulate: (cell: Cell, index: number) => Result,
  { signal, onProgress }: Pick<ClaimContext, 'signal' | 'onProgress'>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, cell] of cells.entries()) {
    signal.throwIfAborted();
    results.push(simulate(cell, index));
    onProgress((index + 1) / cells.length);
    await new Promise((resume) => setTimeout(resume, 0));
  }
  return results;
}
