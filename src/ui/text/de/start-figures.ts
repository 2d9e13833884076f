import { formatShort } from '../../../figure/format-number.ts';
import { formatCount, formatRate, formatRatio } from '../../charts/format.ts';
import { increaseText, sharpnessText } from '../../start/number-text.ts';
import type { Catalogue } from '../catalogue.ts';
import { anzahl, zahlwort } from './counting.ts';

const map: Catalogue['start']['map'] = {
  name: 'Lernrate gegen Batchgröße: Schärfe λ₁ am Ende des Trainings',
  scale: 'λ₁ am Ende:',
  flat: (value) => `${sharpnessText(value)} flach`,
  sharp: (value) => `${sharpnessText(value)} scharf`,
  capped: (count, runs) => `${count} von ${runs} cap`,
  cappedLong: (count, runs, loss) => `${count} von ${runs} vor dem Verlust ${formatShort(loss)} beendet`,
  cappedLines: (count, runs, loss) => [`${count} von ${runs} beendet`, `vor Verlust ${formatShort(loss)}`],
  stopped: (count, runs) => `${count} von ${runs} halt`,
  stoppedLong: (count, runs) => `${count} von ${runs} von Hand angehalten`,
  partly: (count, runs) => `${count} von ${runs} div.`,
  partlyLong: (count, runs) => `${count} von ${runs} divergiert`,
  diverged: (step) => `bei ${formatCount(step)}`,
  divergedLong: (step) => `alle divergiert, der erste bei Schritt ${formatCount(step)}`,
  waiting: 'wartet',
  planned: 'noch nicht trainiert',
  unmeasured: 'λ₁ wurde nicht gemessen',
  running: (value, ended, runs) => `trainiert, bisher λ₁ = ${value}, ${ended} von ${runs} Seeds fertig`,
  value: (value) => `λ₁ = ${value}`,
  cell: (rate, size, text) => `η = ${formatRate(rate)}, B = ${formatCount(size)}: ${text}`,
  diagonal: (ratio, cells) => `η/B = ${formatRatio(ratio)}, ${zahlwort(cells)} ${cells === 1 ? 'Zelle' : 'Zellen'}`,
  ratios: 'Verhältnisse η/B',
  summaryEmpty: 'Noch ist keine Zelle trainiert.',
  summary: (complete, all, range) =>
    `${complete} von ${all} Zellen sind vergleichbar${range ? `; ihre Schärfe λ₁ reicht von ${sharpnessText(range[0])} bis ${sharpnessText(range[1])}` : ''}. Die Pfeiltasten wechseln die Zelle, die Eingabetaste öffnet sie im Mikroskop.`,
};

const curves: Catalogue['start']['curves'] = {
  collapsed: (cells) => `Auf der Uhr η · Schritt: ${zahlwort(cells)} Einstellungen, eine Kurve`,
  collapsedUpTo: (cells, rate) =>
    `Auf der Uhr η · Schritt: bis η = ${formatRate(rate)} ${zahlwort(cells)} Einstellungen, eine Kurve`,
  within: (spread) => `auf ${increaseText(spread)} genau`,
  sharpness: 'Schärfe auf zwei Uhren',
  sharpnessNarrow: 'Schärfe',
  training: 'Schärfe während des Trainings',
  trainLoss: 'Trainingsverlust',
  band: (units) => `95-%-Band, ${units}`,
  yLabel: { sharpness: 'Schärfe λ₁', trainLoss: 'Trainingsverlust' },
  xLabel: { steps: 'Schritt', etaSteps: 'η · Schritt', epochs: 'Epoche' },
  rate: (rate, isFirst) => (isFirst ? `η = ${formatRate(rate)}` : formatRate(rate)),
  arrow: '× η',
  empty: 'Kurven erscheinen, während die Netze trainieren.',
  summary: (title, cells, clocks) =>
    `${title}: Mittel über die Seeds von ${anzahl(cells, 'Zelle', 'Zellen')}, je eine Kurve, gegen ${clocks}.`,
  and: ' und ',
};

const gap: Catalogue['start']['gap'] = {
  falls: 'Mehr Rauschen, kleinere Lücke',
  rises: 'Mehr Rauschen, größere Lücke',
  unclear: 'Kein klarer Zusammenhang der Lücke mit η/B',
  uneven: {
    falls: 'Lücke sinkt dem Rang nach, nicht von Ende zu Ende',
    rises: 'Lücke steigt dem Rang nach, nicht von Ende zu Ende',
  },
  named: 'Lücke, Zelle für Zelle',
  few: (complete, all, units) => `${complete} von ${all} Zellen; ρ braucht alle ${units} jeder Zelle`,
  correlation: (rho, interval, cells, units) =>
    `Spearmans ρ = ${rho} ${interval}, ${anzahl(cells, 'Zelle', 'Zellen')}, ${units}`,
  yLabel: {
    accuracyGap: 'Genauigkeit, Training − Test (Prozentpunkte)',
    lossGap: 'Verlust, Test − Training',
  },
  xLabel: 'η / B (mehr Rauschen →)',
  note: (units) => `je Punkt eine Zelle; Balken: 95 %, ${units}`,
  givenSeeds: (count) => `bedingt auf ${count > 1 ? 'diese Seeds' : 'diesen Seed'}`,
  givenData: 'bedingt auf diesen Datensatz',
  empty: 'Ein Punkt erscheint, sobald alle Seeds einer Zelle da sind.',
  summary: (cells, all) =>
    `Generalisierungslücke gegen η/B, ein Punkt mit 95-%-Intervall für je eine von ${cells} der ${all} Zellen.`,
};

/** Wörter der Karte und der Figuren daneben. */
export const startFiguren = { map, curves, gap };
