import { layerOutputSize, type Network } from '../../engine/network.ts';
import { parameterLayout } from '../../engine/parameter-layout.ts';

/** What a network costs per example. */
export interface NetworkWork {
  /** Multiply-adds of a forward pass. */
  readonly multiplyAdds: number;
  /** Values of hidden units and outputs, each with its activation, its normalisation or its share of the loss. */
  readonly units: number;
  /** P. */
  readonly parameters: number;
}

/** Of a normalised feature: the square, the scale, and γ. */
const PRODUCTS_OF_NORM = 3;

export function networkWork(network: Network): NetworkWork {
  let multiplyAdds = 0;
  let units = 0;
  for (const layer of network.layers) {
    const outputs = layerOutputSize(layer);
    if (layer.kind !== 'add') units += outputs;
    if (layer.kind === 'dense') multiplyAdds += layer.in * layer.out;
    else if (layer.kind === 'conv') multiplyAdds += outputs * layer.kernel * layer.kernel * layer.in;
    else if (layer.kind === 'diagonal') multiplyAdds += 2 * layer.in;
    else if (layer.kind === 'layernorm') multiplyAdds += PRODUCTS_OF_NORM * layer.size;
    else if (layer.kind === 'add') multiplyAdds += layer.size;
    else multiplyAdds += outputs * layer.size * layer.size;
  }
  return { multiplyAdds, units, parameters: parameterLayout(network).count };
}

/** A multiply-add is two operations; forward, backward to weights and backward to inputs are one pass each. */
const PASSES = 3;
/** Operations that an activation and its derivative, or a unit's share of the loss, are counted as; fitted to the times in docs/cost-model.md. */
const OPERATIONS_PER_UNIT = 60;
/** An update reads θ, m and g and writes θ and m. */
const OPERATIONS_PER_PARAMETER = 8;

/** Floating-point operations of the gradient over some examples. */
export const gradientOperations = ({ multiplyAdds, units }: NetworkWork, examples: number): number =>
  examples * (2 * PASSES * multiplyAdds + OPERATIONS_PER_UNIT * units);

/** Floating-point operations of the update of all parameters once. */
export const updateOperations = ({ parameters }: NetworkWork): number => OPERATIONS_PER_PARAMETER * parameters;
