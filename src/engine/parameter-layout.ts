import type { Network } from './network.ts';

/** Where one layer's parameters lie in the flat vector: weights row-major (`[fanIn, out]`), then bias (`[out]`). */
export interface ParameterBlock {
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

export function parameterLayout(network: Network): ParameterLayout {
  const blocks: ParameterBlock[] = [];
  let offset = 0;
  network.layers.forEach((layer, index) => {
    if (layer.kind === 'avgpool') return;
    const fanIn = layer.kind === 'dense' ? layer.in : layer.kernel * layer.kernel * layer.in;
    const biasOffset = offset + fanIn * layer.out;
    blocks.push({ layer: index, fanIn, out: layer.out, weightOffset: offset, biasOffset });
    offset = biasOffset + layer.out;
  });
  return { count: offset, blocks };
}
