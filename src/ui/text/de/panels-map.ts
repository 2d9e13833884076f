import { formatRate, formatRatio } from '../../charts/format.ts';
import type { Catalogue } from '../catalogue.ts';
import { anzahl, einheit, einheiten } from './counting.ts';

const map: Catalogue['panels']['map'] = {
  grid: 'Lernrate gegen Batchgröße',
  quantity: 'Größe, die die Farbe zeigt',
  colour: (quantity, unit) => `Farbe: ${quantity}, Mittel über ${einheiten(unit)}`,
  colourOf: (quantity) => `Farbe: ${quantity}`,
  colourOfContrast: (contrast, quantity) => `Farbe: ${contrast}, ${quantity}`,
  diagonal: (ratio, cells) => `Diagonale η/B = ${formatRatio(ratio)}, ${anzahl(cells, 'Zelle', 'Zellen')}`,
  both: 'A und B',
  contrast: 'B gegen A',
  microscope: 'Mikroskop',
  empty: {
    title: 'Eine Zelle für jede Lernrate und Batchgröße',
    text: 'Das Training starten: Jede Zelle trainiert ein Netz je Seed, ist nach dem Ergebnis gefärbt und zeigt den Verlust als Miniatur. Auf Diagonalen ist η/B konstant, das Verhältnis, von dem es heißt, dass es die Flachheit des Minimums bestimmt.',
  },
};

const cell: Catalogue['panels']['cell'] = {
  diverged: 'divergiert',
  noValue: 'noch kein Wert',
  lost: (count, runs) => `, ${count} von ${runs} divergiert`,
  capped: (count, runs) => `, ${count} von ${runs} ohne den Zielverlust zu erreichen`,
  differs: ', weicht vom Link ab',
  lostNote: (count, runs) => `${count}/${runs} div.`,
  cappedNote: (count, runs) => `${count}/${runs} cap`,
};

const readout: Catalogue['panels']['readout'] = {
  runs: (count) => `${anzahl(count, 'Lauf', 'Läufe')} ausgewählt`,
  ratio: (ratio, cells, runs) =>
    `η/B = ${formatRatio(ratio)}: ${anzahl(cells, 'Zelle', 'Zellen')}, ${anzahl(runs, 'Lauf', 'Läufe')}`,
  cellNote: (units, condition) => `Mittel und 95-%-Intervall über ${units}${condition && `, ${condition}`}.`,
  runsNote: (runs) => `Mittel und Spanne über ${anzahl(runs, 'Lauf', 'Läufe')}.`,
  lost: (count, runs) => `${count} von ${runs} divergiert und ausgelassen.`,
  capped: (count) => `${count} mit verbrauchtem Budget über dem Zielverlust.`,
  oneRun: 'Ein Lauf.',
  measuredRun: (error, isConverged) =>
    `Ein Lauf. λ₁ nach Lanczos, Fehler ${error}${isConverged ? '' : ', nicht konvergiert'}.`,
};

const finding: Catalogue['panels']['finding'] = {
  unclear: (quantity, correlation) => `Mit η/B hängt ${quantity} nicht klar zusammen: ${correlation}.`,
  trend: (quantity, { isFalling, from, first, to, last, correlation }) =>
    `Mit wachsendem η/B ${isFalling ? 'sinkt' : 'steigt'} ${quantity} von ${from} bei ${formatRatio(first)} auf ${to} bei ${formatRatio(last)}: ${correlation}.`,
  uneven: (quantity, { isFalling, from, first, to, last, correlation }) =>
    `Nach η/B geordnet ${isFalling ? 'sinkt' : 'steigt'} ${quantity} eher, aber nicht von Ende zu Ende (${from} bei ${formatRatio(first)}, ${to} bei ${formatRatio(last)}): ${correlation}.`,
  alike: (rate, apart) =>
    `Unter η = ${formatRate(rate)} unterscheiden sich Zellen einer Diagonale um höchstens ${apart}.`,
  departs: (rate, departure) => `Bei η = ${formatRate(rate)} bestimmt η/B allein das Ergebnis nicht: ${departure}.`,
  ofRatio: (estimate, range) => `das ${estimate}-Fache ${range} des Werts bei kleinerem η auf denselben Diagonalen`,
  ofDifference: (estimate, range) => `${estimate} ${range} gegenüber kleinerem η auf denselben Diagonalen`,
  intervals: (condition) => `Intervalle sind ${condition}.`,
};

const correlation: Catalogue['panels']['correlation'] = {
  name: (unit) => (unit === null ? 'Spearmans ρ' : `mittleres Spearman-ρ je ${einheit(unit)}`),
  cells: (cells, all) => `${cells === all ? cells : `${cells} von ${all}`} Zellen`,
  few: 'ρ braucht drei Zellen, in denen',
  fewSoFar: (needs, cells, all) => `${needs}: bisher ${cells} von ${all}`,
  needs: {
    target: 'jeder Lauf den Zielverlust hat',
    ended: 'jeder Lauf beendet ist',
    value: 'jeder Lauf einen Wert hat',
  },
  undefined: (name) => `${name} ist nicht definiert:`,
  undefinedWhy: 'alle Zellen haben denselben Wert oder dasselbe η/B',
};

/** Wörter der Karte und dessen, was sie zeigt. */
export const ansichtenKarte = { map, cell, readout, finding, correlation };
