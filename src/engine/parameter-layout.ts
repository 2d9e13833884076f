import type { AddLayer, AvgPoolLayer, Layer, Network } from './network.ts';

/**
 * Position of one layer's parameters in the flat vector: weights row-major (`[fanIn, out]`), then bias (`[out]`). In a
 * diagonal layer u takes the place of the weights, `[1, in]`, and v that of the bias, `[in]`; in a layer normalisation
 * (`norm`) γ, `[1, size]`, and β, `[size]`.
 */
export interface ParameterBlock {
  readonly kind: 'affine' | 'norm' | 'diagonal';
  /** Index into `network.layers`; layers without parameters (pooling, additions) have no block. */
  readonly layer: number;
  /** Inputs per output unit: `in` for dense, kernel²·in for a convolution. */
  readonly fanIn: number;
  readonly out: number;
  readonly weightOffset: number;
  readonly biasOffset: number;
}

/** The flat order of parameters: layer by layer, weights `[in, out]` or `[kh, kw, cin, cout]` row-major, then bias; γ, then β. */
export interface ParameterLayout {
  /** P, the number of parameters. */
  readonly count: number;
  readonly blocks: readonly ParameterBlock[];
}

type Parametric = Exclude<Layer, AvgPoolLayer | AddLayer>;

const isParametric = (layer: Layer): layer is Parametric => layer.kind !== 'avgpool' && layer.kind !== 'add';

function blockShape(layer: Parametric): Pick<ParameterBlock, 'kind' | 'fanIn' | 'out'> {
  if (layer.kind === 'diagonal') return { kind: 'diagonal', fanIn: 1, out: layer.in };
  if (layer.kind === 'layernorm') return { kind: 'norm', fanIn: 1, out: layer.size };
  const fanIn = layer.kind === 'dense' ? layer.in : layer.kernel * layer.kernel * layer.in;
  return { kind: 'affine', fanIn, out: layer.out };
}

export function parameterLayout(network: Network): ParameterLayout {
  const blocks: ParameterBlock[] = [];
  let offset = 0;
  network.layers.forEach((layer, index) => {
    if (!isParametric(layer)) return;
    const { kind, fanIn, out } = blockShape(layer);
    const biasOffset = offset + fanIn * out;
    blocks.push({ kind, layer: index, fanIn, out, weightOffset: offset, biasOffset });
    offset = biasOffset + out;
  });
  return { count: offset, blocks };
}
