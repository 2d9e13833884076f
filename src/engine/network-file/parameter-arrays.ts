import type { Network } from '../network.ts';
import { parameterLayout } from '../parameter-layout.ts';
import type { NamedTensor } from './tensors.ts';

/** The two arrays of a layer that has parameters: W and b, or γ and β of a layer normalisation. */
export interface ParameterShape {
  readonly kind: 'weights' | 'norm';
  /** Its number among the layers of its kind. */
  readonly index: number;
  /** `W0`, `b0`, …, or `gamma0`, `beta0`, …. */
  readonly names: readonly [string, string];
  /** `[in, out]` or `[kernel, kernel, in, out]` of W, `[size]` of γ. */
  readonly weight: readonly number[];
  readonly bias: readonly number[];
}

/** The arrays of every layer that has parameters, in the order of `parameterLayout`. */
export function parameterShapes(network: Network): ParameterShape[] {
  const counts = { weights: 0, norm: 0 };
  return parameterLayout(network).blocks.map(({ kind, layer, fanIn, out }): ParameterShape => {
    if (kind === 'norm') {
      const index = counts.norm++;
      return { kind, index, names: [`gamma${index}`, `beta${index}`], weight: [out], bias: [out] };
    }
    const spec = network.layers[layer];
    const weight = spec.kind === 'conv' ? [spec.kernel, spec.kernel, spec.in, out] : [fanIn, out];
    const index = counts.weights++;
    return { kind: 'weights', index, names: [`W${index}`, `b${index}`], weight, bias: [out] };
  });
}

/** A parameter vector `[P]` as the arrays W0, b0, gamma0, beta0, W1, …, which are views of it. */
export function parameterArrays(network: Network, theta: Float32Array, prefix = ''): NamedTensor[] {
  const shapes = parameterShapes(network);
  return parameterLayout(network).blocks.flatMap(({ weightOffset, biasOffset, out }, block) => {
    const { names, weight, bias } = shapes[block];
    return [
      { name: prefix + names[0], shape: [...weight], values: theta.subarray(weightOffset, biasOffset) },
      { name: prefix + names[1], shape: [...bias], values: theta.subarray(biasOffset, biasOffset + out) },
    ];
  });
}
