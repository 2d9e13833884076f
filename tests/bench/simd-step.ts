import type { Dataset } from '../../src/data/dataset.ts';
import type { Network } from '../../src/engine/network.ts';
import { parameterLayout } from '../../src/engine/parameter-layout.ts';
import { instantiate } from '../../src/engine/simd/instance.ts';
import { bestOfRounds } from './best-of-rounds.ts';

type Kernels = BufferSource | WebAssembly.Module;

/** f32 operations per second, in 10⁹, of independent multiplications and additions of 4 lanes: what SIMD can do here. */
export async function measurePeak(wasm: Kernels): Promise<number> {
  const { kernels } = await instantiate(wasm);
  const rounds = 400_000;
  const milliseconds = await bestOfRounds(() => kernels.peak(rounds), { seconds: 0.4, rounds: 100 });
  return (rounds * 14 * 4) / milliseconds / 1e6;
}

/** Multiplications and additions of a product with the weights, per example: 2 K N, times the pixels of an image. */
function productFlops({ layers }: Network): number[] {
  return layers.flatMap((layer) => {
    if (layer.kind === 'dense') return [2 * layer.in * layer.out];
    if (layer.kind !== 'conv') return [];
    return [2 * layer.kernel ** 2 * layer.in * layer.out * layer.height * layer.width];
  });
}

/** Forward, weight gradient and, above the first layer, errors below: what a step needs at least. */
export function stepFlops(network: Network, batchSize: number): number {
  const flops = productFlops(network);
  return batchSize * flops.reduce((sum, layer, index) => sum + layer * (index === 0 ? 2 : 3), 0);
}

/** Two products for R{z}, two for R{δ}, two for the weights; half of each in the first layer, which no error leaves. */
export function hessianVectorFlops(network: Network, examples: number): number {
  return examples * productFlops(network).reduce((sum, layer, index) => sum + layer * (index === 0 ? 2 : 6), 0);
}

function uniform(length: number, scale: number): Float32Array {
  let state = 1;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 31 - 1) * scale;
  });
}

/** Inputs in [−1, 1] with labels in turn: time does not depend on values. */
export function benchDataset(network: Network, count: number): Dataset {
  const { inputShape, classes } = network;
  const size = inputShape.reduce((product, side) => product * side, 1);
  const labels = Uint16Array.from({ length: count }, (_, index) => index % classes);
  const split = { count, inputs: uniform(count * size, 1), labels };
  return { name: 'bench', inputShape, classes, train: split, test: split };
}

/** Weights of random signs that keep activations of order one. */
export function benchTheta(network: Network, runs: number): Float32Array {
  const { count, blocks } = parameterLayout(network);
  const one = new Float32Array(count);
  for (const { kind, fanIn, out, weightOffset } of blocks)
    if (kind === 'diagonal') one.set(uniform(2 * out, 0.5), weightOffset);
    else one.set(uniform(fanIn * out, 1 / Math.sqrt(fanIn)), weightOffset);
  return Float32Array.from({ length: runs * count }, (_, index) => one[index % count]);
}
