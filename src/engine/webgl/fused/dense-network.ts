import type { DenseLayer, Network } from '../../network.ts';

/** What our kernels can train. */
export interface DenseNetwork extends Network {
  readonly layers: readonly DenseLayer[];
}

/** Whether our kernels can train a network: dense layers only. */
export function isFusible(network: Network): network is DenseNetwork {
  return network.layers.every((layer) => layer.kind === 'dense');
}
