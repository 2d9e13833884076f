import type { Point } from '../../engine/contract.ts';
import type { ParameterLayout } from '../../engine/parameter-layout.ts';
import type { BatchedOperator } from '../../math/lanczos.ts';
import { measureEigenpairs } from '../../probes/estimators/eigenpairs.ts';
import { estimateTrace } from '../../probes/estimators/stochastic-trace.ts';
import { hessianOperator } from '../../probes/operators/hessian.ts';
import type { LayerBlocks } from '../../theory/reparametrisation.ts';

/** Diagonal block of an operator over parameters [from, to), 0 elsewhere. */
function blockOf(apply: BatchedOperator, from: number, to: number): BatchedOperator {
  const within = (v: Float32Array) => v.map((x, p) => (p >= from && p < to ? x : 0));
  return async (v, active) => within(await apply(within(v), active));
}

/** Traces and largest eigenvalues of the blocks of H that rescaling two layers scales by 1/α², α² and 1. One run. */
export async function measureBlocks(
  point: Point,
  { blocks: [, second], count }: ParameterLayout,
  seed: number,
): Promise<{ traces: LayerBlocks; tops: LayerBlocks }> {
  const options = { dimension: count, seeds: [seed] };
  const block = (from: number, to: number) => blockOf(hessianOperator(point), from, to);
  const each = async (measure: (of: BatchedOperator) => Promise<number>): Promise<LayerBlocks> => ({
    first: await measure(block(0, second.weightOffset)),
    second: await measure(block(second.weightOffset, second.biasOffset)),
    rest: await measure(block(second.biasOffset, count)),
  });
  return {
    traces: await each(async (of) => (await estimateTrace(of, options))[0].trace.value),
    tops: await each(async (of) => (await measureEigenpairs(of, options))[0].pairs[0].value),
  };
}
