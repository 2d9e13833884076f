import { formatCount } from '../../charts/format.ts';
import type { Catalogue } from '../catalogue.ts';
import { anzahl } from './counting.ts';

const points: Catalogue['plane']['points'] = {
  name: 'Punkte der Ebene',
  keys: 'Pfeiltasten bewegen den Zeiger (mit Umschalt in kleinen Schritten), Leertaste oder Eingabe benutzt das Werkzeug, 0 bis 3 wählen die Klasse, Entf radiert, Strg+Z macht rückgängig.',
  keysShort: 'Tasten: Pfeile, Leertaste, 0–3, Entf, Strg+Z',
  classes: 'Klasse',
  classOf: (label) => `Klasse ${label}`,
  counts: (train, test, unused) =>
    `${formatCount(train)} Training, ${formatCount(test)} Test${unused > 0 ? `, ${formatCount(unused)} unbenutzt` : ''}`,
  tool: 'Werkzeug',
  tools: { point: 'Punkt', spray: 'Sprühen', erase: 'Radieren' },
  spread: 'Streuung (SD)',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  clear: 'Leeren',
  preset: 'Beginnen mit',
  presetNone: 'wählen …',
  presets: {
    blobs: 'zwei Haufen',
    threeBlobs: 'drei Haufen',
    moons: 'zwei Monde',
    spirals: 'Spiralen',
    circles: 'Kreise',
  },
  legend: { train: 'Gefüllt: Training', test: 'hohl: Test', unused: 'blass: unbenutzt' },
  split: (points, train, test, seed) =>
    `Von ${anzahl(points, 'Punkt', 'Punkten')} dienen ${formatCount(train)} zum Training und ${formatCount(test)} zum Test, gewählt durch ${seed}.`,
  dataSeed: (seed) => `Daten-Seed ${seed}`,
  firstDataSeed: (seed) => `den Daten-Seed; gezeigt ist Seed ${seed}, der erste von mehreren`,
  table: 'Punkte als Text',
  tableHint: 'x1, x2, Klasse: eine Zeile je Punkt, wie aus einer Tabelle kopiert',
  tableKept: 'Die Punkte oben bleiben, bis jede Zeile stimmt.',
  lines: {
    columns: (line, got) => `Zeile ${line}: x1, x2 und Klasse werden erwartet, nicht ${anzahl(got, 'Wert', 'Werte')}.`,
    coordinate: (line, name, got) => `Zeile ${line}: ${name} muss eine Zahl in [−1, 1] sein, nicht „${got}“.`,
    label: (line, got) => `Zeile ${line}: Die Klasse muss 0, 1, 2 oder 3 sein, nicht „${got}“.`,
    more: (count) => `Und ${anzahl(count, 'weitere Zeile', 'weitere Zeilen')}.`,
  },
  faults: {
    classes: 'Zeichnen Sie Punkte von mindestens zwei Klassen.',
    few: (label, count) =>
      `Klasse ${label} hat ${anzahl(count, 'Punkt', 'Punkte')}; jede Klasse bis zur größten braucht mindestens 2.`,
    many: (most, count) =>
      `Höchstens ${formatCount(most)} Punkte sind möglich, nicht ${formatCount(count)}. Radieren Sie einige.`,
  },
  notUsed: 'Bis dahin bleiben die letzten gültigen Punkte in Gebrauch.',
  said: {
    at: (x1, x2, near) => `x1 = ${x1}, x2 = ${x2}${near}`,
    near: (label) => `, ein Punkt der Klasse ${label}`,
    added: (count, label, total) =>
      `${anzahl(count, 'Punkt', 'Punkte')} der Klasse ${label} hinzugefügt, insgesamt ${formatCount(total)}.`,
    erased: (count, total) => `${anzahl(count, 'Punkt', 'Punkte')} radiert, ${formatCount(total)} übrig.`,
    none: 'Hier ist kein Punkt.',
    full: (most) => `Es sind ${formatCount(most)} Punkte, mehr können es nicht sein.`,
    chosen: (label) => `Klasse ${label} gewählt.`,
  },
};

const formula: Catalogue['plane']['formula'] = {
  field: 'f(x₁, x₂) =',
  hint: '+ − * / ^, pi, e, sin cos tan exp log sqrt abs tanh sign step min max',
  partly: 'Schraffiert: Dort hat f keinen endlichen Wert, und kein Beispiel dieses Daten-Seeds liegt dort.',
  example: 'Beispiele',
  exampleNone: 'wählen …',
  target: 'Zielwert',
  targets: {
    value: 'f selbst (Regression)',
    sign: 'Klasse nach dem Vorzeichen von f',
    thresholds: 'Klasse nach Schwellen von f',
  },
  thresholds: { label: 'Schwellen', hint: 'aufsteigend, höchstens 3' },
  picture: 'Bild von f',
  described: (low, high) => `f von ${low} bis ${high} über dem Quadrat`,
  describedClasses: (counts) =>
    `Trainingsbeispiele je Klasse: ${counts.map((count, label) => `Klasse ${label}: ${formatCount(count)}`).join(', ')}.`,
  constant: 'f ist überall gleich: Es gibt nichts zu lernen.',
  oneClass: 'Alle Trainingsbeispiele sind von einer Klasse: Es gibt nichts zu lernen.',
  examplesOf: (count) => anzahl(count, 'Trainingsbeispiel', 'Trainingsbeispiele'),
  dots: (count) => `Punkte: ${formatCount(count)} Trainingsbeispiele`,
};

/** Wörter der Eingabe eigener Daten in der Ebene. */
export const PLANE_GERMAN: Catalogue['plane'] = { points, formula };
