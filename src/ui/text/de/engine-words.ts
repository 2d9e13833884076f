import type { EngineDescription } from '../../../engine/contract.ts';
import { engineName, precisionText } from '../../../engine/provenance.ts';

/** Wie `precisionText`: „f32 (Rundungseinheit 2⁻²⁴)“. */
const genauigkeit = (unitRoundoff: number) => precisionText(unitRoundoff).replace('unit roundoff', 'Rundungseinheit');

/** Wie `selfCheckText`. */
export const selbstpruefung = (selfCheck: EngineDescription['selfCheck']) =>
  selfCheck ? `Selbstprüfung bestanden (${selfCheck.quantities} Größen)` : 'nicht geprüft: nicht verlangt';

const ONE_KIND = /^(\d+) runs? went on with (.+) from (steps? (\d+)(?: to (\d+))?)$/;

/** Welche Läufe auf welchem Rechenkern weiterliefen, aus dem englischen Text von `mixedText`. */
export const gemischt = (mixed: string) =>
  mixed
    .replace(/^mixed: /, '')
    .split(', ')
    .map((part) => {
      const [, runs, engine, , first, last] = ONE_KIND.exec(part) ?? [];
      if (runs === undefined) return part;
      const steps = last === undefined ? `Schritt ${first}` : `den Schritten ${first} bis ${last}`;
      return `${runs} ${runs === '1' ? 'Lauf ging' : 'Läufe gingen'} ab ${steps} auf ${engine} weiter`;
    })
    .join(', ');

/** Wie `provenanceText`. */
export function herkunft(engine: EngineDescription): string {
  const parts = [engineName(engine), genauigkeit(engine.unitRoundoff), selbstpruefung(engine.selfCheck)].join(', ');
  return engine.mixed === undefined ? parts : `${parts}; gemischt: ${gemischt(engine.mixed)}`;
}
