import type { Catalogue } from '../catalogue.ts';

const einheiten = (unit: string) => (unit === 'seed' ? 'Seeds' : 'Daten-Seeds');

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
  chance: (count) => `, von denen etwa ${count} schon der Zufall ergäbe`,
};
