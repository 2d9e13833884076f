import { formatNumber, formatShort } from '../../../figure/format-number.ts';
import { formatCount, formatRate, formatSeconds } from '../../charts/format.ts';
import type { Catalogue } from '../catalogue.ts';
import { anzahl } from './counting.ts';

const netze = (count: number) => anzahl(count, 'Netz', 'Netze');

const run: Catalogue['lessons']['run'] = {
  before: 'Die Abbildung stammt von Netzen, die diese Seite jetzt trainiert.',
  networks: (count) => `Die ${netze(count)} trainieren`,
  kept: 'Was auf dem Brett ist, bleibt in der Liste der Sweeps.',
  busy: (name) =>
    `Auf dem Brett läuft „${name}“. Der Stand wird gespeichert und kann später aus der Liste der Sweeps fortgesetzt werden.`,
  replace: 'Jetzt die Netze der Lektion trainieren',
  progress: (ended, all, left) =>
    `Training: ${formatCount(ended)} von ${anzahl(all, 'Netz', 'Netzen')} beendet${left === null ? '' : `, noch etwa ${formatSeconds(left)}`}.`,
  paused: 'Angehalten.',
  resume: 'Fortsetzen',
  stopped: 'Dieser Lauf wurde vor seinem Ende abgebrochen.',
  failed: (message) => `Dieser Lauf ist fehlgeschlagen: ${message}`,
  done: (fingerprint, runs, seconds) =>
    `Jede Zahl hier ist aus diesem Sweep berechnet: Fingerabdruck ${fingerprint.slice(0, 8)}, ${anzahl(runs, 'Lauf', 'Läufe')}, ${formatNumber(seconds, 3)} s.`,
};

const predict: Catalogue['lessons']['predict'] = {
  head: 'Bevor es zu sehen ist:',
  headDraw: 'Zuerst zeichnen.',
  wait: 'Zuerst die Netze trainieren: Die Kurve, von der man ausgeht, erscheint in der Abbildung.',
  drawing: 'Die Punkte in der Abbildung verschieben, durch Ziehen oder mit den Pfeiltasten. Dann:',
  done: 'Das ist meine Kurve',
  four: 'Oder aus vier wählen',
  endsAt: {
    higher: (factor, end) => `endet ${formatShort(factor, 2)}-mal so hoch, bei ${end}`,
    same: (end) => `endet gleich, bei ${end}`,
    lower: (factor, end) => `endet ${formatShort(1 / factor, 2)}-mal niedriger, bei ${end}`,
  },
  skip: 'Ohne Vorhersage zeigen',
  again: 'Neu vorhersagen',
  drew: (end) => `Die gezeichnete Kurve endet bei ${end}.`,
  chose: 'Gewählt:',
  skipped: 'Ohne Vorhersage weitergegangen.',
  measured: (value) => `Gemessen: ${value}.`,
  right: 'Das trifft zu.',
  wrong: 'Es ist eine andere:',
  reaches: 'Das Intervall reicht auch in andere Antworten: Dieser Sweep schließt sie nicht aus.',
  unknown: 'Läufe, die dafür nötig sind, haben ihr Ende nicht erreicht.',
  handles: 'Gezeichnete Kurve',
  handle: (place, count) => `Punkt ${place} von ${count}`,
  handleAt: (value, time) => `${value} bei ${time}`,
  titleDone: (expected, measured) => `Erwartet: ${expected}; geendet bei ${measured}`,
  titleOpen: 'Was wird die andere Kurve tun?',
  note: 'gepunktet: die Zeichnung',
  farHead: 'Wie weit daneben.',
  far: (percent, ratio) =>
    `Die Zeichnung blieb auf ${formatNumber(percent, 2)} % des Wegs im 95-%-Band und endete ${ratio}.`,
  high: (factor) => `${formatNumber(factor, 2)}-mal zu hoch`,
  low: (factor) => `${formatNumber(1 / factor, 2)}-mal zu niedrig`,
  exact: 'wo gemessen wurde',
  yours: 'Zeichnung',
};

const figure: Catalogue['lessons']['figure'] = {
  band: (seeds) => `Mittel über ${anzahl(seeds, 'Netz', 'Netze')} mit 95-%-Band`,
  bars: (seeds) => `Mittel über ${anzahl(seeds, 'Netz', 'Netze')} mit 95-%-Intervall`,
  map: 'Schärfe λ₁ am Ende jeder Zelle; auf einer Diagonale ist η/B gleich',
  gap: 'Generalisierungslücke gegen η/B',
  against: (quantity, axis) => `${quantity} gegen ${axis}`,
  axes: { batchSize: 'Batchgröße B', learningRate: 'Lernrate η', ratio: 'η/B' },
  limit: (value) => `2/η = ${value}`,
  empty: 'Hier erscheinen Kurven, während die Netze trainieren.',
  summary: (quantity, names) =>
    names.length === 0 ? `${quantity}: noch nichts gemessen` : `${quantity}: ${names.join('; ')}`,
  claim: (id) => `Aus den Belegen, die mit der Seite kommen: Behauptung ${id}`,
  noClaim: 'Die Belege, die mit der Seite kommen, konnten nicht geladen werden.',
  rate: (rate) => `η = ${formatRate(rate)}`,
  size: (size) => `B = ${formatCount(size)}`,
  cell: (rate, size) => `η = ${formatRate(rate)}, B = ${formatCount(size)}`,
};

const sheet: Catalogue['lessons']['sheet'] = {
  name: 'Blatt für Lehrende',
  of: (title) => `Blatt für Lehrende: ${title}`,
  aim: 'Ziel',
  timing: 'Zeit',
  questions: 'Fragen mit Antworten',
  pitfalls: 'Was schiefgehen kann',
  total: 'Zusammen',
  predicts: 'mit einer Vorhersage',
  print: 'Drucken',
  back: 'Zur Lektion',
  link: 'Für die Studierenden:',
  run: (runs) => `${netze(runs)} werden auf Knopfdruck trainiert, in etwa zehn Sekunden auf zwei Kernen.`,
  pending: 'Zahlen erscheinen, sobald die Netze der Lektion auf dieser Seite trainiert sind.',
};

/** German words around lessons. */
export const LESSONS_GERMAN: Catalogue['lessons'] = {
  title: 'Lektionen',
  start: 'Neu hier? Mit einer Lektion anfangen.',
  lead: 'Kurze Geschichten, zu lesen mit einem eigenen Sweep: vorhersagen, trainieren, vergleichen. Jede Zahl darin ist auf dieser Seite berechnet.',
  all: 'Alle Lektionen',
  unknown: (id) => `Es gibt keine Lektion „${id}“`,
  minutes: (count) => `${formatCount(count)}\u00a0min`,
  contents: 'Inhalt',
  progress: (at, all) => `${at} von ${all}`,
  next: (title) => `Weiter: ${title}`,
  nextLesson: (title) => `Nächste Lektion: ${title}`,
  visited: (read, all) => `${read} von ${anzahl(all, 'Abschnitt', 'Abschnitten')} gelesen`,
  glossary: 'Glossar',
  pending: 'noch nicht gemessen',
  unmeasured: 'kein Wert: ein Lauf hat sein Ende nicht erreicht',
  points: ' Punkte',
  verdicts: { supported: 'gestützt', refuted: 'widerlegt', undecided: 'unentschieden' },
  prediction: 'Vorhersage',
  figureName: 'Abbildung',
  quantities: {
    accuracyGap: 'Generalisierungslücke (Prozentpunkte)',
    lossGap: 'Testverlust − Trainingsverlust',
    steps: 'Schritte bis zum Ende',
    examples: 'Beispiele bis zum Ende',
  },
  run,
  predict,
  figure,
  sheet,
};
