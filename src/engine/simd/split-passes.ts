import type { Evaluation } from '../contract.ts';
import { setBlock, stretches, type Workbench } from './workbench.ts';

/** Visits the stretches of a split for every run, with the block set for a forward pass. */
function forEachStretch(
  bench: Workbench,
  params: readonly number[],
  split: 'train' | 'test',
  work: (run: number, start: number, rows: number) => void,
): void {
  const examples = bench[split];
  params.forEach((block, run) => {
    for (const { start, rows } of stretches(bench, examples)) {
      const inputs = examples.inputs + start * bench.tables.exampleBytes;
      const labels = examples.labels + start * bench.tables.labelBytes;
      setBlock(bench, { rows, inputs, labels, frame: bench.areas.frame, params: block });
      work(run, start, rows);
    }
  });
}

/** Mean loss (summed in f64) and accuracy (NaN where there are no classes) of every run on a split, from outputs alone. */
export function evaluateRuns(bench: Workbench, params: readonly number[], split: 'train' | 'test'): Evaluation {
  const { kernels, tables, areas } = bench;
  const { count, regression } = bench[split];
  const loss = new Float64Array(params.length);
  const correct = new Float64Array(params.length);
  forEachStretch(bench, params, split, (run) => {
    loss[run] += kernels.evaluate(tables.network, areas.block) / count;
    correct[run] += regression ? Number.NaN : kernels.correct(tables.network, areas.block);
  });
  // Which bits a NaN has depends on the machine that made it.
  return { loss: loss.map((sum) => (Number.isNaN(sum) ? Number.NaN : sum)), accuracy: correct.map((n) => n / count) };
}

/** f of every example of a split, `[R, N, K]`. */
export function outputsOfRuns(bench: Workbench, params: readonly number[], split: 'train' | 'test'): Float32Array {
  const { heap, kernels, tables, areas, plan } = bench;
  const { classes } = plan.network;
  const { count } = bench[split];
  const all = new Float32Array(params.length * count * classes);
  const target = heap.allocate(tables.capacity * classes * 4, 'outputs');
  try {
    forEachStretch(bench, params, split, (run, start, rows) => {
      kernels.outputs(tables.network, areas.block, target);
      all.set(heap.floats(target, rows * classes), (run * count + start) * classes);
    });
  } finally {
    heap.free(target);
  }
  return all;
}
