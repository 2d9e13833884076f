import type { Heap } from './heap.ts';
import { stretches, type Workbench } from './workbench.ts';

/** The frames of R runs over the training examples. */
export interface Frames {
  /** The frame of a run's stretch, and whether it already holds that stretch's outputs, slopes and errors. */
  of(run: number, stretch: number): { readonly address: number; readonly ready: boolean };
}

/**
 * Frames are taken when first asked for, so that a point which is only evaluated costs no memory. If those of all runs
 * exceed `keptBytes`, none is kept: every call prepares each stretch again, about one gradient's work more.
 */
export function createFrames(bench: Workbench, heap: Heap, runs: number): Frames {
  const { tables, areas, train } = bench;
  const perRun = stretches(bench, train).length;
  const kept = runs * perRun * tables.frameBytes <= bench.keptBytes;
  const addresses = new Map<number, number>();
  return {
    of: (run, stretch) => {
      if (!kept) return { address: areas.frame, ready: false };
      const key = run * perRun + stretch;
      const held = addresses.get(key);
      if (held !== undefined) return { address: held, ready: true };
      const address = heap.allocate(tables.frameBytes, `the outputs of ${runs} runs`);
      addresses.set(key, address);
      return { address, ready: false };
    },
  };
}
