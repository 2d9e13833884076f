import type { CurvatureTraces } from '../contract.ts';
import type { Network } from '../network.ts';
import { openScope } from './heap.ts';
import { TRACE_SUMS } from './layout.ts';
import type { PointPasses } from './point-passes.ts';
import type { Workspace } from './workspace.ts';
import { writeStruct } from './write-struct.ts';

/** Whether the kernels can compute traces: every layer with parameters uses each of its weights once per example. */
export const canTrace = ({ layers }: Network) => layers.every(({ kind }) => kind === 'dense');

/** tr H and tr G of every run: means over the examples, summed in f64. See kernels/traces.ts. */
export function tracesOfRuns(workspace: Workspace, { params, visit }: PointPasses): CurvatureTraces {
  const { kernels, tables, buffers, train } = workspace;
  const scope = openScope(workspace.heap);
  const perExample = () => scope.allocate(4 * tables.capacity, 'traces');
  const means = () => new Float64Array(params.length);
  const [gaussNewton, residual, size] = [means(), means(), means()];
  try {
    const addresses = { gaussNewton: perExample(), residual: perExample(), size: perExample() };
    const sums = writeStruct(scope, TRACE_SUMS, addresses);
    const meanOf = (address: number, rows: number) =>
      scope.floats(address, rows).reduce((sum, x) => sum + x / train.count, 0);
    for (let run = 0; run < params.length; run++)
      visit(run, ({ rows }) => {
        kernels.traces(tables.network, buffers.block.address, sums.address);
        gaussNewton[run] += meanOf(addresses.gaussNewton, rows);
        residual[run] += meanOf(addresses.residual, rows);
        size[run] += meanOf(addresses.size, rows);
      });
  } finally {
    scope.release();
  }
  // One NaN, because its bits differ between machines.
  const plain = (values: Float64Array) => values.map((x) => (Number.isNaN(x) ? Number.NaN : x));
  return {
    hessian: plain(gaussNewton.map((x, run) => x + residual[run])),
    gaussNewton: plain(gaussNewton),
    size: plain(gaussNewton.map((x, run) => x + size[run])),
  };
}
