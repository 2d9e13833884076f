import type { DenseLayer, Network } from '../../network.ts';

/** Networks that our kernels can train. */
export interface DenseNetwork extends Network {
  readonly layers: readonly DenseLayer[];
}

/** Whether our kernels can train a network: dense layers only, and one label or target per example. */
export function isFusible(network: Network, regression: boolean): network is DenseNetwork {
  return network.layers.every((layer) => layer.kind === 'dense') && (!regression || network.classes === 1);
}
