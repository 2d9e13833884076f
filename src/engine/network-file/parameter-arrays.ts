import type { Network } from '../network.ts';
import { parameterLayout } from '../parameter-layout.ts';
import type { NamedTensor } from './tensors.ts';

/** Shapes of W and b of every layer that has parameters, in order: W is `[in, out]` or `[kernel, kernel, in, out]`. */
export function parameterShapes(network: Network): { readonly weight: number[]; readonly bias: number[] }[] {
  return parameterLayout(network).blocks.map(({ layer, fanIn, out }) => {
    const spec = network.layers[layer];
    const weight = spec.kind === 'conv' ? [spec.kernel, spec.kernel, spec.in, out] : [fanIn, out];
    return { weight, bias: [out] };
  });
}

/** A parameter vector `[P]` as the arrays W0, b0, W1, …, which are views of it. */
export function parameterArrays(network: Network, theta: Float32Array, prefix = ''): NamedTensor[] {
  const shapes = parameterShapes(network);
  return parameterLayout(network).blocks.flatMap(({ weightOffset, biasOffset, out }, index) => [
    {
      name: `${prefix}W${index}`,
      shape: shapes[index].weight,
      values: theta.subarray(weightOffset, biasOffset),
    },
    { name: `${prefix}b${index}`, shape: shapes[index].bias, values: theta.subarray(biasOffset, biasOffset + out) },
  ]);
}
