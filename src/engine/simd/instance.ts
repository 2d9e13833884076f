import { EngineError } from '../../errors.ts';
import { checkLayout } from './check-layout.ts';
import { createHeap, type Heap } from './heap.ts';

/** The exports of `kernels/index.ts`. Every argument that is not a count or a factor is an address. */
export interface Kernels {
  heapBase(): number;
  unitRoundoff(): number;
  pack(network: number, theta: number, block: number, transposes: number): void;
  unpack(network: number, block: number, theta: number, scale: number): void;
  train(
    network: number,
    block: number,
    update: number,
    inputs: number,
    labels: number,
    indices: number,
    stride: number,
    steps: number,
    batch: number,
  ): number;
  trainDiagonal(
    diagonal: number,
    update: number,
    indices: number,
    stride: number,
    steps: number,
    batch: number,
  ): number;
  evaluate(network: number, block: number): number;
  correct(network: number, block: number): number;
  prepare(network: number, block: number): number;
  addGradient(network: number, block: number): void;
  addWeightedGradient(network: number, block: number, coefficients: number): void;
  addHessianVector(network: number, block: number): void;
  addHessianSquareVector(network: number, block: number, scratch: number): void;
  addGaussNewtonVector(network: number, block: number): void;
  project(network: number, block: number, target: number): void;
  gradientNorms(network: number, block: number, scratch: number, target: number): void;
  outputs(network: number, block: number, target: number): void;
  traces(network: number, block: number, sums: number): void;
  elementary(kind: number, source: number, target: number, bytes: number): void;
  peak(rounds: number): number;
}

export interface Instance {
  readonly kernels: Kernels;
  readonly heap: Heap;
}

/** (module (func (result v128) i32.const 0 i8x16.splat)): valid only where SIMD is supported. */
const SIMD_PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
]);

/** One instance of the kernels with a separate memory, which grows on allocation. */
export async function instantiate(wasm: BufferSource | WebAssembly.Module, maximumPages = 65536): Promise<Instance> {
  if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(SIMD_PROBE)) {
    throw new EngineError(
      'simd engine: WebAssembly must support 128-bit SIMD, got a machine or browser without it. Use the webgl engine.',
    );
  }
  const memory = new WebAssembly.Memory({ initial: 16, maximum: maximumPages });
  const abort = () => {
    throw new EngineError('simd engine: a kernel stopped.');
  };
  const exports = await startKernels(wasm, { memory, abort });
  checkLayout(exports);
  const kernels = exports as unknown as Kernels;
  return { kernels, heap: createHeap(memory, kernels.heapBase()) };
}

async function startKernels(wasm: BufferSource | WebAssembly.Module, env: WebAssembly.ModuleImports) {
  try {
    const module = wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm);
    return (await WebAssembly.instantiate(module, { env })).exports;
  } catch (cause) {
    throw new EngineError('simd engine: the kernels must load, got an error. Run `npm run kernels` and try again.', {
      cause,
    });
  }
}
