import { formatCount, formatRate, formatRatio } from '../../charts/format.ts';
import type { Catalogue } from '../catalogue.ts';
import { einheiten } from './counting.ts';
import { feldname } from './spec-fields.ts';

/** „1.3- bis 1.4“, woran „-mal“ oder „-Fache“ anschließt. */
const faktor = (times: readonly string[]) => times.join('- bis ');
const amEnde = (isEnd: boolean) => (isEnd ? ' am Ende' : '');

const finding: Catalogue['comparison']['finding'] = {
  sharper: (times, isEnd) => `B ${isEnd ? 'endet' : 'ist'} ${faktor(times)}-mal so scharf wie A`,
  flatter: (times, isEnd) => `B ${isEnd ? 'endet' : 'ist'} ${faktor(times)}-mal so flach wie A`,
  times: (quantity, times, isEnd) => `In B ist ${quantity}${amEnde(isEnd)} das ${faktor(times)}-Fache von A`,
  above: (quantity, { ends, unit }, isEnd) =>
    `In B liegt ${quantity}${amEnde(isEnd)} um ${ends.join(' bis ')}${unit} höher als in A`,
  below: (quantity, { ends, unit }, isEnd) =>
    `In B liegt ${quantity}${amEnde(isEnd)} um ${ends.join(' bis ')}${unit} tiefer als in A`,
  onDiagonal: (ratio) => `auf der Diagonale ${formatRatio(ratio)}`,
  inCell: (rate, size) => `bei η = ${formatRate(rate)} und Batchgröße ${formatCount(size)}`,
  overAll: (cells) => `im Mittel der ${cells} gemeinsamen Zellen`,
  ofOne: (what, where) => `${what}, ${where} (95 %).`,
  ofMany: (what, where, { range, middle, decided }) =>
    `${what}, ${where}: 95-%-Intervall des Mittels ${range}, Median der Zellen ${middle}; ${decided}.`,
  decided: (count, cells, equality) => `in ${count} von ${cells} Zellen schließt das Intervall ${equality} aus`,
  chance: (count) => `, etwa ${count} davon ergäbe schon der Zufall`,
};

/** Wörter zweier Sweeps, die zusammen gezeigt werden. */
export const COMPARISON_GERMAN: Catalogue['comparison'] = {
  name: 'Zwei Sweeps im Vergleich',
  against: 'gegen',
  shownAs: 'gezeigt als',
  displays: { overlay: 'übereinander', sideBySide: 'nebeneinander', difference: 'B ÷ A' },
  displayOfDifference: 'B − A',
  stop: 'Vergleich beenden',
  start: 'Mit dem gezeigten Sweep vergleichen',
  opened: 'im Vergleich',
  changed: 'Geändert von A zu B: ',
  unchanged: 'A und B haben dieselbe Einstellung und dasselbe Gitter; nur ihre Rechenkerne sind verschieden.',
  changedTo: (before, after) => `${before} → ${after}`,
  more: (count) => `und ${count} weitere`,
  none: 'keine',
  axes: { learningRates: 'η', batchSizes: 'Batchgrößen' },
  dashed: 'Kurven des verglichenen Sweeps sind gestrichelt.',
  // Steht in exportierten Dateien, die englisch sind.
  exported: ({ plan, fingerprint }) =>
    `A solid or filled: see below. B dashed or hollow: ${plan.spec.name}${fingerprint ? `, ${fingerprint.slice(0, 8)}` : ''}.`,
  showsA: 'zeigt A',
  showsAHint: 'Diese Ansicht zeigt nur den Sweep A.',
  onlyIn: (letter) => `nur ${letter}`,
  mapOfDifference: 'Wie B von A abweicht, Lernrate gegen Batchgröße',
  mapOf: (letters) => `${letters}, Lernrate gegen Batchgröße`,
  decided: 'das Intervall schließt Gleichheit aus',
  undecided: 'das Intervall enthält Gleichheit',
  unknown: 'kein Intervall',
  how: {
    overlay: 'In jeder Zelle oben A, darunter B, in den Farben einer Skala.',
    sideBySide: 'Beide Karten haben die Farben einer Skala; auf eine Zelle zu zeigen, hebt sie in beiden hervor.',
    difference:
      '▲ oder ▼ und ein Umriss: Das 95-%-Intervall schließt Gleichheit aus; blass: Es tut das nicht. Ohne Zahl: Einem Sweep fehlt die Zelle, oder er hat darin unvollständige Läufe.',
  },
  pairs: (count, unit) => `${count} Paare von ${einheiten(unit)}`,
  independent: ([a, b], unit) => `${a} und ${b} unabhängige ${einheiten(unit)}`,
  quantity: 'Größe',
  read: 'Wie es zu lesen ist. ',
  interval: (units, cells, equality) =>
    `B gegen A: 95-%-Intervall, ${units}${cells > 1 ? `, Mittel über ${cells} Zellen` : ''}. Fett: Es schließt ${equality.ratio} (Verhältnisse) oder ${equality.difference} (Differenzen) aus.`,
  fingerprint: (hash) => `Fingerabdruck ${hash}`,
  field: feldname,
  finding,
};
