import type { Engine, EngineKind } from '../engine/contract.ts';
import { EngineError } from '../errors.ts';

/** Makes an engine in Node, which has no WebGL. */
export async function createNodeEngine(kind: EngineKind): Promise<Engine> {
  if (kind === 'simd') {
    const { loadSimdEngineInNode } = await import('../engine/simd/load-node.ts');
    return loadSimdEngineInNode();
  }
  if (kind === 'tfjs-cpu') {
    const { createTfjsEngine } = await import('../engine/webgl/create.ts');
    return createTfjsEngine({ device: 'cpu' });
  }
  throw new EngineError('engine "webgl": it needs a browser, got Node. Use --engine simd or cpu, or the page.');
}
