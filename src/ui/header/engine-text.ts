import type { EngineDescription } from '../../engine/contract.ts';
import { engineName, provenanceText } from '../../engine/provenance.ts';

/** Who computed a figure, with the fingerprint by which it can be made again: for captions. */
export function engineText(engine: EngineDescription, fingerprint: string | null): string {
  return [provenanceText(engine), ...(fingerprint ? [`fingerprint ${fingerprint.slice(0, 8)}`] : [])].join(' · ');
}

/** The same in a few words, for the header. */
export function badgeText(engine: EngineDescription): string {
  return [engineName(engine), engine.selfCheck ? 'self-check passed' : 'not checked'].join(' · ');
}
