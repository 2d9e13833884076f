import type { EngineKind } from '../engine/contract.ts';
import { engineName } from '../engine/provenance.ts';

/**
 * Engines to try, in this order, where one is asked for. `simd` comes before tfjs on the CPU: it is many times faster, and
 * its numbers are the same everywhere.
 */
export const ENGINE_ORDER: Record<EngineKind, readonly EngineKind[]> = {
  simd: ['simd', 'tfjs-cpu'],
  webgl: ['webgl', 'simd', 'tfjs-cpu'],
  'tfjs-cpu': ['tfjs-cpu'],
};

/** Why engines were refused, and which one does the work in their place: for `EngineDescription.fallback`. */
export function fallbackText(
  refusals: readonly string[],
  { kind, work }: { readonly kind: EngineKind; readonly work: 'training' | 'measuring' },
): string {
  const reasons = refusals.map((refusal) => refusal.replace(/\.$/, '')).join('; ');
  return `${reasons}; ${work} runs on the ${engineName({ kind })} engine.`;
}
