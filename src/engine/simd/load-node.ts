import { readFile } from 'node:fs/promises';
import type { Engine } from '../contract.ts';
import { createSimdEngine } from './engine.ts';

/** The compiled kernels, from the file that `npm run kernels` writes. Node only. */
export function readKernels(): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(new URL('./kernels.wasm', import.meta.url));
}

export async function loadSimdEngineInNode(): Promise<Engine> {
  return createSimdEngine(await readKernels());
}
