import type { EngineDescription } from '../../engine/contract.ts';
import { provenanceText } from '../../engine/provenance.ts';

/** The engine that computed a figure, and the fingerprint of its sweep: for captions. */
export function engineText(engine: EngineDescription, fingerprint: string | null): string {
  return [provenanceText(engine), ...(fingerprint ? [`fingerprint ${fingerprint.slice(0, 8)}`] : [])].join(' · ');
}
