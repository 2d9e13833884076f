import { formatShort } from '../../../figure/format-number.ts';
import { formatCount } from '../../charts/format.ts';
import type { Catalogue } from '../catalogue.ts';
import { anzahl } from './counting.ts';
import { startUnterschrift } from './start-caption.ts';
import { startFiguren } from './start-figures.ts';

const netze = (count: number) => anzahl(count, 'Netz', 'Netze');

const mitVerhaeltnis = (before: string, after: string) => ({ before, phrase: 'Lernrate ÷ Batchgröße', after });
const ohneVerhaeltnis = (before: string) => ({ before, phrase: '', after: '' });

const setting: Catalogue['start']['setting'] = {
  before: {
    network: 'Jede Zelle ist ein ',
    data: ' auf ',
    training: ', trainiert durch ',
    budget: ' ',
    seeds: ', mit ',
  },
  network: (widths, activation) => `Netz der Breiten ${widths.join('-')} mit ${activation}`,
  residual: (network) => `residuales ${network}`,
  normalised: (network) => `${network} und Schichtnormalisierung`,
  convolutional: (widths, activation) => `Faltungsnetz der Breiten ${widths.join('-')} mit ${activation}`,
  linear: (widths) => `lineares Netz der Breiten ${widths.join('-')}`,
  diagonal: 'diagonales lineares Netz',
  data: (count, name) => `${anzahl(count, 'Beispiel', 'Beispielen')} (${name})`,
  sgd: 'SGD',
  momentum: (momentum) => `SGD mit Momentum ${formatShort(momentum)}`,
  budget: (budget) => {
    switch (budget.kind) {
      case 'untilLoss':
        return `bis zum Verlust ${formatShort(budget.loss)}`;
      case 'epochs':
        return `über ${anzahl(budget.epochs, 'Epoche', 'Epochen')}`;
      case 'steps':
        return `über ${anzahl(budget.steps, 'Schritt', 'Schritte')}`;
      case 'etaSteps':
        return `bis η · Schritt = ${formatShort(budget.etaSteps)}`;
    }
  },
  seeds: (count, dataSeeds) => {
    const seeds = anzahl(count, 'Seed', 'Seeds');
    return dataSeeds > 1 ? `${seeds} auf ${formatCount(dataSeeds)} Datensätzen` : seeds;
  },
  end: '.',
  changed: 'geändert',
  allSettings: 'Alle Einstellungen in der Werkbank',
  previous: 'Gezeigt wird die vorige Einstellung.',
  preparing: (count, name, progress) =>
    `Die Daten werden vorbereitet: ${formatCount(count)} ${name}${progress === null ? '' : `, ${Math.floor(100 * progress)} %`} …`,
  training: 'Die Daten werden vorbereitet; gezeigt wird der vorige Sweep.',
  faults: (count) =>
    count === 1 ? 'Die markierte Einstellung berichtigen.' : `Die ${count} markierten Einstellungen berichtigen.`,
};

const fields: Catalogue['start']['fields'] = {
  hidden: { label: 'Verborgene Breiten', hint: 'je 1–512', none: 'Keine: lineare oder Softmax-Regression.' },
  activation: { label: 'Aktivierungsfunktion' },
  gain: { label: 'Verstärkung der Anfangsgewichte', hint: '(0, 100]' },
  loss: { label: 'Verlust', crossEntropy: 'Kreuzentropie', squaredError: 'quadratischer Fehler' },
  trainCount: { label: 'Trainingsbeispiele', hint: '≥ 1' },
  testCount: { label: 'Testbeispiele', hint: '≥ 0' },
  labelNoise: { label: 'Falsche Labels', hint: 'Anteil, [0, 1]' },
  dataSeed: { label: 'Daten-Seed', hint: '≥ 0' },
  momentum: { label: 'Momentum μ', hint: '[0, 1)' },
  weightDecay: { label: 'Gewichtsabnahme', hint: '[0, 10]' },
  sampling: { label: 'Batches', epochs: 'gemischte Epochen', withReplacement: 'unabhängig gezogen' },
  budget: {
    label: 'Jeder Lauf endet',
    kinds: {
      untilLoss: {
        name: 'bei einem Trainingsverlust',
        fields: { loss: 'Trainingsverlust', maxEpochs: 'Höchstzahl der Epochen' },
      },
      epochs: { name: 'nach gleich vielen Epochen', fields: { epochs: 'Epochen' } },
      steps: { name: 'nach gleich vielen Schritten', fields: { steps: 'Schritte' } },
      etaSteps: { name: 'nach gleich vielen η · Schritten', fields: { etaSteps: 'η · Schritte' } },
    },
  },
  seeds: {
    label: 'Seeds',
    hint: 'Anzahl oder Liste',
    note: 'Jede Zelle wird einmal je Seed trainiert; Bänder und Balken beschreiben die Streuung über Seeds.',
  },
};

const data: Catalogue['start']['data'] = {
  group: 'Datensatz',
  file: 'CSV',
  fileName: 'Eigene Daten öffnen: CSV, NPZ oder IDX',
  own: { points: 'Punkte zeichnen', formula: 'Formel eingeben' },
  loading: (name) => `${name} wird gelesen …`,
  generators: {
    glyphs: { name: 'Glyphen', inText: 'Glyphen' },
    moons: { name: 'Zwei Monde', inText: 'zwei Monde' },
    spirals: { name: 'Spiralen', inText: 'Spiralen' },
    circles: { name: 'Konzentrische Kreise', inText: 'konzentrische Kreise' },
    gaussians: { name: 'Gaußsche Mischung', inText: 'gaußsche Mischung' },
    teacher: { name: 'Lehrernetz', inText: 'Lehrernetz' },
    chebyshev: { name: 'Tschebyscheff-Polynom', inText: 'Tschebyscheff-Polynom' },
    sparseRegression: { name: 'Dünn besetzte Regression', inText: 'dünn besetzte Regression' },
    linearRegression: { name: 'Lineare Regression', inText: 'lineare Regression' },
    points: { name: 'Gezeichnete Punkte', inText: 'gezeichnete Punkte' },
    formula: { name: 'Formel', inText: 'Werte einer Formel' },
  },
  seeds: (count) => anzahl(count, 'Seed', 'Seeds'),
  dataSeeds: (count) => anzahl(count, 'Daten-Seed', 'Daten-Seeds'),
};

const axes: Catalogue['start']['axes'] = {
  rate: 'Lernrate η',
  size: 'Batchgröße B',
  ratesGroup: 'Lernraten η des nächsten Sweeps',
  sizesGroup: 'Batchgrößen B des nächsten Sweeps',
  chip: (symbol, value) => `${symbol} = ${value}`,
  remove: (symbol, value) => `${symbol} = ${value} entfernen`,
  restore: (symbol, value) => `${symbol} = ${value} wieder aufnehmen`,
  edit: (symbol) => `${symbol}: Die Eingabetaste übernimmt den Wert, Escape lässt den alten`,
  keys: 'Ändern mit der Eingabetaste, entfernen mit Entf',
  add: (symbol, value) => `${symbol} = ${value} hinzufügen`,
  last: (symbol) => `Ein ${symbol} muss bleiben.`,
  tooLarge: (value, examples) =>
    `B = ${formatCount(value)} übersteigt die ${formatCount(examples)} Trainingsbeispiele. Höchstens ${formatCount(examples)} wählen, oder mehr Beispiele.`,
};

/** Alle Wörter der Startseite. */
export const START_GERMAN: Catalogue['start'] = {
  terms: {
    learningRate: ['Lernrate η'],
    batchSize: ['Batchgröße B'],
    sharpness: ['Schärfe λ₁', 'Schärfe', 'λ₁ am Ende', 'λ₁'],
    accuracyGap: ['Generalisierungslücke', 'Lücke'],
    etaSteps: ['η · Schritt'],
    ratio: ['η/B'],
    spearman: ['Spearmans ρ', 'ρ'],
    confidenceInterval: ['95-%-Band'],
    seed: ['Seeds'],
  },
  headline: {
    alike: (runs) =>
      mitVerhaeltnis(`${netze(runs)} trainieren. Die mit gleichem Verhältnis `, ' gleichen sich am Ende.'),
    asked: (runs) =>
      mitVerhaeltnis(`${netze(runs)} trainieren. Gleichen sich die mit gleichem Verhältnis `, ' am Ende?'),
    apart: (runs) =>
      mitVerhaeltnis(`${netze(runs)} trainiert. Hier gleichen sich die mit gleichem Verhältnis `, ' am Ende nicht.'),
    open: (runs) =>
      mitVerhaeltnis(
        `${netze(runs)} trainiert. Ob sich die mit gleichem Verhältnis `,
        ' am Ende gleichen, bleibt offen.',
      ),
    none: (runs, rates, sizes) =>
      ohneVerhaeltnis(
        `${netze(runs)}: ${anzahl(rates, 'Lernrate', 'Lernraten')} × ${anzahl(sizes, 'Batchgröße', 'Batchgrößen')}, kein Verhältnis kommt zweimal vor.`,
      ),
    lost: (runs) => ohneVerhaeltnis(`Alle ${netze(runs)} divergierten.`),
    named: (name) => `${name}. `,
  },
  setting,
  fields,
  data,
  axes,
  tabs: { group: 'Figur', sharpness: 'Schärfe', gap: 'Lücke', loss: 'Verlust' },
  numbers: {
    summary: 'Die Zahlen',
    cells: 'Ende jeder Zelle: Mittel über die Seeds und 95-%-Intervall',
    curves: 'Schärfe λ₁ während des Trainings: geometrisches Mittel über die Seeds und 95-%-Intervall',
    rate: 'η',
    size: 'B',
    ratio: 'η/B',
    state: 'Zustand',
    sharpness: 'λ₁',
    gap: { accuracyGap: 'Lücke (Punkte)', lossGap: 'Lücke (Verlust)' },
    steps: 'Schritte',
    step: 'Schritt',
    time: 'η · Schritt',
    complete: 'vollständig',
  },
  ...startFiguren,
  ...startUnterschrift,
};
