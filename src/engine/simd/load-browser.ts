import { EngineError } from '../../errors.ts';
import type { Engine } from '../contract.ts';
import { createSimdEngine } from './engine.ts';
import url from './kernels.wasm?url';

const EMBEDDED = 'data:application/wasm;base64,';

/**
 * The compiled kernels, fetched and compiled; the library for browsers has them in its code, where no policy forbids them. Browser
 * pages and workers only; a module can be posted to workers.
 */
export async function fetchKernels(): Promise<WebAssembly.Module> {
  if (url.startsWith(EMBEDDED))
    return WebAssembly.compile(Uint8Array.from(atob(url.slice(EMBEDDED.length)), (letter) => letter.charCodeAt(0)));
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
