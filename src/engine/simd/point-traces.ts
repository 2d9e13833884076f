import type { CurvatureTraces } from '../contract.ts';
import type { Network } from '../network.ts';
import type { PointPasses } from './point-passes.ts';
import type { Workbench } from './workbench.ts';

/** Whether the kernels can tell traces: where every layer with parameters sees each of its weights once per example. */
export const canTrace = ({ layers }: Network) => layers.every(({ kind }) => kind === 'dense');

/** tr H and tr G of every run: means over the examples, summed in f64. See kernels/traces.ts. */
export function tracesOfRuns(bench: Workbench, { params, visit }: PointPasses): CurvatureTraces {
  const { heap, kernels, tables, areas, train } = bench;
  const sums = heap.allocate(12, 'traces');
  const perExample = heap.allocate(3 * 4 * tables.capacity, 'traces');
  heap.integers(sums, 3).set([0, 1, 2].map((index) => perExample + 4 * index * tables.capacity));
  const meanOf = (index: number, rows: number) =>
    heap.floats(perExample + 4 * index * tables.capacity, rows).reduce((sum, x) => sum + x / train.count, 0);
  const found = [0, 1, 2].map(() => new Float64Array(params.length));
  try {
    for (let run = 0; run < params.length; run++)
      visit(run, ({ rows }) => {
        kernels.traces(tables.network, areas.block, sums);
        for (let index = 0; index < 3; index++) found[index][run] += meanOf(index, rows);
      });
  } finally {
    heap.free(sums);
    heap.free(perExample);
  }
  const [gaussNewton, residual, size] = found;
  // Which bits a NaN has depends on the machine that made it.
  const plain = (values: Float64Array) => values.map((x) => (Number.isNaN(x) ? Number.NaN : x));
  return {
    hessian: plain(gaussNewton.map((x, run) => x + residual[run])),
    gaussNewton: plain(gaussNewton),
    size: plain(gaussNewton.map((x, run) => x + size[run])),
  };
}
