import type { Point } from '../contract.ts';
import type { Scope } from './heap.ts';
import { type Active, checkedRowCount, createPointPasses } from './point-passes.ts';
import { canTrace, tracesOfRuns } from './point-traces.ts';
import { evaluateRuns, outputsOfRuns } from './split-passes.ts';
import type { Workspace } from './workspace.ts';

/**
 * `Point` of the contract. Outputs, slopes and errors are kept between calls; all buffers of the point are in `scope`.
 */
export function createPoint(workspace: Workspace, theta: Float32Array, scope: Scope): Point {
  const { heap, kernels, buffers, train } = workspace;
  const { network } = workspace.tables;
  const block = buffers.block.address;
  const count = workspace.plan.parameters;
  const passes = createPointPasses(workspace, theta, scope);
  const { params } = passes;
  const runs = params.length;

  /** Mean over examples of a per-example matrix times v. */
  const product = (where: string, { v, active }: { v: Float32Array; active: Active }, add: () => void) => {
    checkedRowCount(where, v, 'v', { of: count, runs });
    return passes.summed({ scale: 1 / train.count, direction: v, active }, add);
  };

  return {
    evaluate: async (split) => evaluateRuns(workspace, params, split),
    gradient: async () => passes.summed({ scale: 1 / train.count }, () => kernels.addGradient(network, block)),
    hessianVector: async (v, active) =>
      product('hessianVector', { v, active }, () => kernels.addHessianVector(network, block)),
    exampleHessianSquare: async (v, active) =>
      product('exampleHessianSquare', { v, active }, () =>
        kernels.addHessianSquareVector(network, block, buffers.velocity),
      ),
    gaussNewtonVector: async (v, active) =>
      product('gaussNewtonVector', { v, active }, () => kernels.addGaussNewtonVector(network, block)),
    weightedGradient: async (c, active) => {
      checkedRowCount('weightedGradient', c, 'c', { of: train.count, runs });
      return passes.summed({ scale: 1, active }, ({ run, start, rows }) => {
        const from = run * train.count + start;
        heap.floats(buffers.rows, rows).set(c.subarray(from, from + rows));
        kernels.addWeightedGradient(network, block, buffers.rows);
      });
    },
    exampleProjections: async (v, active) => {
      checkedRowCount('exampleProjections', v, 'v', { of: count, runs });
      return passes.perExample({ direction: v, active }, () => kernels.project(network, block, buffers.rows));
    },
    exampleGradientNorms: async () =>
      passes.perExample({}, () => kernels.gradientNorms(network, block, buffers.velocity, buffers.rows)),
    ...(canTrace(workspace.plan.network) && { curvatureTraces: async () => tracesOfRuns(workspace, passes) }),
    outputs: async (split) => outputsOfRuns(workspace, params, split),
    dispose: scope.release,
  };
}
