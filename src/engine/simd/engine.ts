import type { Engine } from '../contract.ts';
import { instantiate } from './instance.ts';
import { openSimdProgram } from './program.ts';

/**
 * An engine on WebAssembly SIMD: one instance of the kernels with one memory. Every product sums in the order of its
 * index in separate f32 multiplications and additions, so results have the same bits on every machine.
 */
export async function createSimdEngine(wasm: BufferSource | WebAssembly.Module): Promise<Engine> {
  const instance = await instantiate(wasm);
  return {
    description: {
      kind: 'simd',
      device: 'WebAssembly SIMD, 128-bit',
      unitRoundoff: instance.kernels.unitRoundoff(),
    },
    open: async (network, dataset) => openSimdProgram(instance, network, dataset),
    dispose: () => {},
  };
}
