import type { UnitKind } from '../../../sweep/results/units.ts';
import { formatCount } from '../../charts/format.ts';

const COUNTS = [
  'null',
  'eine',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwölf',
];

/** „drei“, ab dreizehn in Ziffern; „eine“, da gezählt wird, was weiblich ist: Zellen und Einstellungen. */
export const zahlwort = (count: number) => COUNTS[count] ?? formatCount(count);

/** „3 Zellen“, „1 Zelle“ */
export const anzahl = (count: number, one: string, many: string) => `${formatCount(count)} ${count === 1 ? one : many}`;

/** „0.86, 0.87 und 0.88“ */
export function aufgezaehlt(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} und ${items[items.length - 1]}`;
}

/** Mit großem Anfangsbuchstaben. */
export const gross = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** „Seed“ oder „Daten-Seed“: worüber ein Intervall geht. */
export const einheit = (unit: UnitKind) => (unit === 'seed' ? 'Seed' : 'Daten-Seed');

/** „Seeds“, auch im Genitiv */
export const einheiten = (unit: UnitKind) => `${einheit(unit)}s`;
