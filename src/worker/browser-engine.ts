import type { Engine, EngineKind } from '../engine/contract.ts';

/** Makes an engine in a browser's worker, loading its code on demand. */
export async function createBrowserEngine(kind: EngineKind): Promise<Engine> {
  if (kind === 'simd') {
    const { loadSimdEngineInBrowser } = await import('../engine/simd/load-browser.ts');
    return loadSimdEngineInBrowser();
  }
  const { createTfjsEngine } = await import('../engine/webgl/create.ts');
  return createTfjsEngine({ device: kind === 'webgl' ? 'webgl' : 'cpu' });
}
