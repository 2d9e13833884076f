import type { AvgPoolLayer, Layer, Network } from './network.ts';

/**
 * Position of one layer's parameters in the flat vector: weights row-major (`[fanIn, out]`), then bias (`[out]`). In a
 * diagonal layer u takes the place of the weights, `[1, in]`, and v that of the bias, `[in]`.
 */
export interface ParameterBlock {
  readonly kind: 'affine' | 'diagonal';
  /** Index into `network.layers`; pooling layers have no block. */
  readonly layer: number;
  /** Inputs per output unit: `in` for dense, kernel²·in for a convolution. */
  readonly fanIn: number;
  readonly out: number;
  readonly weightOffset: number;
  readonly biasOffset: number;
}

/** The flat order of parameters: layer by layer, weights `[in, out]` or `[kh, kw, cin, cout]` row-major, then bias. */
export interface ParameterLayout {
  /** P, the number of parameters. */
  readonly count: number;
  readonly blocks: readonly ParameterBlock[];
}

function blockShape(layer: Exclude<Layer, AvgPoolLayer>): Pick<ParameterBlock, 'kind' | 'fanIn' | 'out'> {
  if (layer.kind === 'diagonal') return { kind: 'diagonal', fanIn: 1, out: layer.in };
  const fanIn = layer.kind === 'dense' ? layer.in : layer.kernel * layer.kernel * layer.in;
  return { kind: 'affine', fanIn, out: layer.out };
}

export function parameterLayout(network: Network): ParameterLayout {
  const blocks: ParameterBlock[] = [];
  let offset = 0;
  network.layers.forEach((layer, index) => {
    if (layer.kind === 'avgpool') return;
    const { kind, fanIn, out } = blockShape(layer);
    const biasOffset = offset + fanIn * out;
    blocks.push({ kind, layer: index, fanIn, out, weightOffset: offset, biasOffset });
    offset = biasOffset + out;
  });
  return { count: offset, blocks };
}
