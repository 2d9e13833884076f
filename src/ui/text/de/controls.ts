import { formatCount, formatPercent, formatRate } from '../../charts/format.ts';
import type { Catalogue } from '../catalogue.ts';
import { leseWorte } from './controls-reading.ts';
import { variantenWorte } from './controls-variants.ts';

type Words = Catalogue['controls'];

const data: Words['data'] = {
  source: 'Datensatz',
  download: (title) => `${title} (wird geladen)`,
  openFiles: 'Dateien öffnen …',
  files: 'CSV, NPZ oder IDX. Dateien, auch Netze, lassen sich überall auf der Seite ablegen.',
  reading: 'Die Daten werden gelesen',
  progress: (fraction) => `Die Daten werden gelesen${fraction === null ? ' …' : `, ${formatPercent(fraction)}`}`,
  cancel: 'Abbrechen',
  units: { sd: 'SD', px: 'px' },
  numbers: {
    trainCount: { label: 'Trainings\u00ADbeispiele', hint: '≥ 1' },
    testCount: { label: 'Testbeispiele', hint: '≥ 0' },
    labelNoise: { label: 'Falsche Labels', hint: '[0, 1]' },
    inputNoise: { label: 'Eingabe\u00ADrauschen', hint: 'SD, [0, 10]' },
    seed: { label: 'Daten-Seed', hint: '≥ 0' },
  },
  seeds: {
    label: 'Daten-Seeds',
    hint: 'Anzahl oder Liste',
    listed: 'Ein Datensatz je Seed; der Daten-Seed wird nicht benutzt.',
    counted:
      'Anzahl der Datensätze, mit aufeinanderfolgenden Seeds ab dem Daten-Seed. Bei mehreren gehen Intervalle über Daten-Seeds.',
  },
  standardise: {
    label: 'Eingaben standardisieren',
    none: 'nicht',
    global: 'ein Mittel, eine SD',
    centred: 'Mittel je Merkmal, eine SD',
    perFeature: 'Mittel und SD je Merkmal',
  },
  targets: {
    label: 'Zielwerte standardisieren',
    note: 'Verluste sind dann in Einheiten der Varianz der Trainingsmenge.',
  },
  pooling: { label: 'Zusammenfassen', hint: 'Pixel', none: 'nicht' },
};

const model: Words['model'] = {
  network: { label: 'Netz', layers: 'Schichten', diagonal: 'diagonal linear, Σ (u² − v²) x' },
  hidden: { label: 'Schichtbreiten', hint: '1–512', none: 'Keine: lineare oder Softmax-Regression.' },
  activation: 'Aktivierung',
  residual: 'Residualblöcke, a + φ(aW + b)',
  normalisation: 'Schichtnormalisierung',
  stem: {
    label: 'Faltungsschichten am Eingang',
    hint: 'Bilder',
    asInFile: 'wie in der Datei',
    none: 'keine',
    conv: 'Faltung 3×3, 8 Kanäle',
    convPool: 'Faltung 3×3, 8 · Pooling 2',
    convPoolTwice: 'Faltung 8 · Pooling 2 · Faltung 16 · Pooling 2',
  },
  init: {
    label: 'Anfangs\u00ADgewichte',
    lecun: 'LeCun, 1/Eingänge',
    he: 'He, 2/Eingänge',
    xavier: 'Xavier, 2/(Ein- + Ausgänge)',
  },
  gain: { label: 'Verstärkung', hint: '(0, 100]', diagonal: 'u = v = 0.1 × Verstärkung am Anfang.' },
  loss: { label: 'Verlust', crossEntropy: 'Kreuzentropie', squaredError: 'Quadratischer Fehler (½‖·‖²)' },
};

const grid: Words['grid'] = {
  rate: 'Lernrate η',
  size: 'Batchgröße B',
  as: (label) => `${label} als`,
  modes: { list: 'Liste', range: 'Bereich' },
  values: 'Werte',
  ratesHint: '> 0, höchstens 64 Werte',
  rateHint: '> 0',
  sizesHint: (examples) => `1 bis ${examples}, oder full`,
  sizeHint: (examples) => `1 bis ${examples}`,
  from: 'Von',
  to: 'Bis',
  count: 'Zahl der Werte, logarithmisch verteilt',
  countHint: '1 bis 64',
  seeds: {
    label: 'Seeds',
    hint: 'Anzahl oder Liste',
    overSeeds: 'Jede Zelle wird einmal je Seed trainiert; Intervalle gehen über Seeds.',
    overDataSeeds: 'Jede Zelle wird auf jedem Datensatz einmal je Seed trainiert; Intervalle gehen über Daten-Seeds.',
  },
};

const update: Words['update'] = {
  budget: 'Budget',
  momentum: { label: 'Momentum μ', hint: '[0, 1)' },
  nesterov: 'Nesterov',
  weightDecay: { label: 'Gewichts\u00ADabnahme', hint: '[0, 10]' },
  sampling: { label: 'Batches', epochs: 'gemischte Epochen', withReplacement: 'unabhängig gezogen' },
};

const training: Words['training'] = {
  rate: 'η während des Laufs',
  warmup: 'Aufwärmen von η',
  warmupEpochs: { label: 'Aufwärmen über', hint: 'Epochen > 0' },
  batch: 'B während des Laufs',
  rule: 'Trainingsregel',
  tune: { label: 'Das beste η für jedes B suchen', none: 'nein', by: (quantity) => `nach ${quantity}` },
  start: ({ steps, seed, rate, size }) => {
    const run = seed === null ? 'des Laufs mit demselben Seed' : `des Laufs mit Seed ${seed}`;
    const batch = size === 'full' ? 'vollem Batch' : `B = ${formatCount(size)}`;
    return `Jeder Lauf beginnt bei Schritt ${formatCount(steps)} ${run} mit η = ${formatRate(rate)} und ${batch} statt bei Anfangsgewichten.`;
  },
  startAnew: 'Bei Anfangsgewichten beginnen',
  startsAnew:
    'Läufe beginnen bei Anfangsgewichten. Damit sie bei einem Sicherungspunkt beginnen, einen Lauf im Mikroskop öffnen und davon abzweigen.',
};

const measure: Words['measure'] = {
  tier: 'Stufe der Messgrößen',
  lossesOnly: 'Nur Verluste, Genauigkeiten und λ₁.',
  tierCost: (numbers, gradients) =>
    `${numbers} Zahlen mehr als auf der vorigen Stufe, für etwa ${gradients} Gradienten je Messung.`,
  shares: {
    losses: 'Verluste',
    sharpness: 'λ₁',
    economy: 'Stufe Sparsam',
    standard: 'Stufe Standard',
    full: 'Stufe Voll',
  },
  timeShare: (percent, parts) => `Messen braucht ${percent} der Zeit dieses Sweeps: ${parts}.`,
  workShare: (percent, parts) =>
    `Messen ist etwa ${percent} der Arbeit dieses Sweeps, in Gradienten gezählt: ${parts}.`,
  decades: 'Messungen je Dekade von Schritten; am Ende wird außerdem alles gemessen.',
  fields: {
    trainPerDecade: { label: 'Trainings\u00ADverlust', hint: '1–200' },
    testPerDecade: { label: 'Testverlust', hint: '0–200' },
    sharpnessPerDecade: { label: 'Schärfe', hint: '0–200' },
    sharpnessTolerance: { label: 'Residuum', hint: '≤ 0.5 |λ₁|' },
    sharpnessIterations: { label: 'Iterationen für λ₁', hint: '2–400' },
    divergenceFactor: { label: 'Divergiert ab ×', hint: '≥ 1' },
    patienceEpochs: { label: 'Geduld', hint: '≥ 1 Epoche' },
  },
};

/** Wörter der Einstellungen. */
export const CONTROLS_GERMAN: Words = {
  groups: {
    data: 'Daten',
    model: 'Modell',
    grid: 'Gitter',
    budget: 'Budget und Schritt',
    training: 'Zeitplan, Regel, Start',
    measure: 'Messen',
  },
  data,
  model,
  grid,
  update,
  training,
  measure,
  reading: leseWorte,
  ...variantenWorte,
};
