import type { Heap } from './heap.ts';
import { chunksOf, type Workspace } from './workspace.ts';

/** The frames of R runs over the training examples. */
export interface Frames {
  /** The frame of a run's chunk, and whether it already holds that chunk's outputs, slopes and errors. */
  of(run: number, chunk: number): { readonly address: number; readonly ready: boolean };
}

/**
 * Frames are allocated on first use, so that a point which is only evaluated costs no memory. If those of all runs exceed
 * `keptBytes`, none is kept: every call prepares each chunk again, which costs about one gradient.
 */
export function createFrames(workspace: Workspace, heap: Heap, runs: number): Frames {
  const { tables, buffers, train } = workspace;
  const perRun = chunksOf(workspace, train).length;
  const kept = runs * perRun * tables.frameBytes <= workspace.keptBytes;
  const addresses = new Map<number, number>();
  return {
    of: (run, chunk) => {
      if (!kept) return { address: buffers.frame, ready: false };
      const key = run * perRun + chunk;
      const held = addresses.get(key);
      if (held !== undefined) return { address: held, ready: true };
      const address = heap.allocate(tables.frameBytes, `the outputs of ${runs} runs`);
      addresses.set(key, address);
      return { address, ready: false };
    },
  };
}
