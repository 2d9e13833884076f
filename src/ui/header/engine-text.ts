import type { EngineDescription, EngineKind } from '../../engine/contract.ts';
import { formatNumber } from '../charts/format.ts';

const NAMES: Record<EngineKind, string> = { simd: 'WebAssembly SIMD', webgl: 'WebGL', 'tfjs-cpu': 'JavaScript' };

/** "f32" where one unit of roundoff is 2⁻²⁴; the power of two, as measured, elsewhere. */
export function precisionName(unitRoundoff: number): string {
  const bits = -Math.log2(unitRoundoff);
  if (bits === 24) return 'f32';
  if (bits === 53) return 'f64';
  return bits === 11 ? 'f16' : `roundoff ${formatNumber(unitRoundoff, 2)}`;
}

/** Engine, precision and fingerprint in a few words, for the badge and for captions of exports. */
export function engineText(engine: EngineDescription, fingerprint: string | null): string {
  const parts = [NAMES[engine.kind], precisionName(engine.unitRoundoff)];
  if (fingerprint) parts.push(`fingerprint ${fingerprint.slice(0, 8)}`);
  return parts.join(' · ');
}
