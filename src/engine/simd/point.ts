import type { Point } from '../contract.ts';
import type { Scope } from './heap.ts';
import { type Active, checkedRowCount, createPointPasses } from './point-passes.ts';
import { canTrace, tracesOfRuns } from './point-traces.ts';
import { evaluateRuns, outputsOfRuns } from './split-passes.ts';
import type { Workbench } from './workbench.ts';

/**
 * R parameter vectors ready to be measured; see the contract. Outputs, slopes and errors are kept between calls,
 * with everything else that is freed with the point, in `scope`.
 */
export function createPoint(bench: Workbench, theta: Float32Array, scope: Scope): Point {
  const { heap, kernels, areas, train } = bench;
  const { network } = bench.tables;
  const { block } = areas;
  const count = bench.plan.parameters;
  const passes = createPointPasses(bench, theta, scope);
  const { params } = passes;
  const runs = params.length;

  /** The mean over examples of a matrix of each times v. */
  const product = (where: string, { v, active }: { v: Float32Array; active: Active }, add: () => void) => {
    checkedRowCount(where, v, 'v', { of: count, runs });
    return passes.summed({ scale: 1 / train.count, direction: v, active }, add);
  };

  return {
    evaluate: async (split) => evaluateRuns(bench, params, split),
    gradient: async () => passes.summed({ scale: 1 / train.count }, () => kernels.addGradient(network, block)),
    hessianVector: async (v, active) =>
      product('hessianVector', { v, active }, () => kernels.addHessianVector(network, block)),
    exampleHessianSquare: async (v, active) =>
      product('exampleHessianSquare', { v, active }, () =>
        kernels.addHessianSquareVector(network, block, areas.velocity),
      ),
    gaussNewtonVector: async (v, active) =>
      product('gaussNewtonVector', { v, active }, () => kernels.addGaussNewtonVector(network, block)),
    weightedGradient: async (c, active) => {
      checkedRowCount('weightedGradient', c, 'c', { of: train.count, runs });
      return passes.summed({ scale: 1, active }, ({ run, start, rows }) => {
        const from = run * train.count + start;
        heap.floats(areas.rows, rows).set(c.subarray(from, from + rows));
        kernels.addWeightedGradient(network, block, areas.rows);
      });
    },
    exampleProjections: async (v, active) => {
      checkedRowCount('exampleProjections', v, 'v', { of: count, runs });
      return passes.perExample({ direction: v, active }, () => kernels.project(network, block, areas.rows));
    },
    exampleGradientNorms: async () =>
      passes.perExample({}, () => kernels.gradientNorms(network, block, areas.velocity, areas.rows)),
    ...(canTrace(bench.plan.network) && { curvatureTraces: async () => tracesOfRuns(bench, passes) }),
    outputs: async (split) => outputsOfRuns(bench, params, split),
    dispose: scope.release,
  };
}
