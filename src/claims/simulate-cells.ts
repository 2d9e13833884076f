import type { ClaimContext } from './claim.ts';

/**
 * Plays the cells of a toy experiment one after the other, giving way to the event loop in between, so that progress is
 * seen and a stop is heard. Results are in the order of `cells`.
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
