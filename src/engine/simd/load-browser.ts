import { EngineError } from '../../errors.ts';
import type { Engine } from '../contract.ts';
import { createSimdEngine } from './engine.ts';
import url from './kernels.wasm?url';

/** The compiled kernels, fetched and compiled. Browser pages and workers only; a module can be posted to workers. */
export async function fetchKernels(): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok) {
    throw new EngineError(
      `simd engine: the kernels must load from ${url}, got status ${response.status}. Reload the page.`,
    );
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

export async function loadSimdEngineInBrowser(): Promise<Engine> {
  return createSimdEngine(await fetchKernels());
}
