import type { Evaluation } from '../contract.ts';
import { chunksOf, setBlock, type Workspace } from './workspace.ts';

/** Visits the chunks of a split for every run, with the block set for a forward pass. */
function forEachChunk(
  workspace: Workspace,
  params: readonly number[],
  split: 'train' | 'test',
  work: (run: number, start: number, rows: number) => void,
): void {
  const examples = workspace[split];
  params.forEach((block, run) => {
    for (const { start, rows } of chunksOf(workspace, examples)) {
      const inputs = examples.inputs + start * workspace.tables.exampleBytes;
      const labels = examples.labels + start * workspace.tables.labelBytes;
      setBlock(workspace, { rows, inputs, labels, frame: workspace.buffers.frame, params: block });
      work(run, start, rows);
    }
  });
}

/** Mean loss (summed in f64) and accuracy (NaN where there are no classes) of every run on a split, by a forward pass. */
export function evaluateRuns(workspace: Workspace, params: readonly number[], split: 'train' | 'test'): Evaluation {
  const { kernels, tables, buffers } = workspace;
  const { count, regression } = workspace[split];
  const loss = new Float64Array(params.length);
  const correct = new Float64Array(params.length);
  forEachChunk(workspace, params, split, (run) => {
    loss[run] += kernels.evaluate(tables.network, buffers.block.address) / count;
    correct[run] += regression ? Number.NaN : kernels.correct(tables.network, buffers.block.address);
  });
  // One NaN, because its bits differ between machines.
  return { loss: loss.map((sum) => (Number.isNaN(sum) ? Number.NaN : sum)), accuracy: correct.map((n) => n / count) };
}

/** f of every example of a split, `[R, N, K]`. */
export function outputsOfRuns(workspace: Workspace, params: readonly number[], split: 'train' | 'test'): Float32Array {
  const { heap, kernels, tables, buffers, plan } = workspace;
  const { classes } = plan.network;
  const { count } = workspace[split];
  const all = new Float32Array(params.length * count * classes);
  const target = heap.allocate(tables.capacity * classes * 4, 'outputs');
  try {
    forEachChunk(workspace, params, split, (run, start, rows) => {
      kernels.outputs(tables.network, buffers.block.address, target);
      all.set(heap.floats(target, rows * classes), (run * count + start) * classes);
    });
  } finally {
    heap.free(target);
  }
  return all;
}
