import type { DenseLayer, Network } from '../../network.ts';

/** What our kernels can train. */
export interface DenseNetwork extends Network {
  readonly layers: readonly DenseLayer[];
}

/** Whether our kernels can train a network: dense layers only, and an answer of one number, a label or a target. */
export function isFusible(network: Network, regression: boolean): network is DenseNetwork {
  return network.layers.every((layer) => layer.kind === 'dense') && (!regression || network.classes === 1);
}
