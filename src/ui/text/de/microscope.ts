import { formatCount, formatRate } from '../../charts/format.ts';
import type { Catalogue } from '../catalogue.ts';
import { anzahl } from './counting.ts';

/** Wörter des Mikroskops. */
export const MICROSCOPE_GERMAN: Catalogue['microscope'] = {
  name: 'Mikroskop',
  close: 'Mikroskop schließen',
  seed: 'Seed',
  seedOf: (seed, isDiverged) => `Seed ${seed}${isDiverged ? ' (divergiert)' : ''}`,
  dataSeed: 'Daten-Seed',
  dataSeedOf: (seed) => `Daten-Seed ${seed}`,
  failed: 'Messung fehlgeschlagen',
  noSpectrum: 'Hier kein Spektrum',
  diverged: 'Der Lauf ist divergiert: Seine Krümmung ist nicht endlich.',
  step: {
    name: 'Schritt des Laufs',
    at: (step) => `Schritt ${formatCount(step)}`,
    step: 'Schritt',
    epoch: 'Epoche',
    trainLoss: 'Trainingsverlust',
  },
  export: {
    name: 'Lauf exportieren',
    npz: 'NPZ für NumPy, mit einer Wiederholung in PyTorch (zip)',
    safetensors: 'safetensors, mit einer Wiederholung in PyTorch (zip)',
    cancel: 'Der Lauf wird neu berechnet … Abbrechen',
  },
  fork: {
    name: 'Von hier abzweigen',
    tooEarly: 'Einen späteren Schritt wählen: Bei Schritt 0 wäre eine Abzweigung ein neuer Sweep.',
    note: (step, run) =>
      `Geht von Schritt ${formatCount(step)} von ${run} aus weiter, mit dessen Gewichten und Momentum. Mit gleichem η, B und Seed ergibt sich derselbe Lauf.`,
    rates: 'Lernraten η',
    sizes: 'Batchgrößen B',
    sizesHint: (examples) => `1 bis ${examples}`,
    tooLarge: (examples) => `höchstens die ${examples} Beispiele`,
    seeds: 'Seeds',
    seedsHint: 'der Batches',
    steps: 'Schritte',
    run: (runs) => `Abzweigung starten: ${anzahl(runs, 'Lauf', 'Läufe')}`,
  },
  flows: {
    follow: 'Von hier dem Zentralfluss folgen',
    hint: 'Zentralfluss und Gradientenfluss von diesen Gewichten aus, über dieselben Zeiten η·Schritt, neben dem Lauf.',
    cannot: 'Von hier lässt sich dem Zentralfluss nicht folgen:',
    tooLate:
      'Einen früheren Schritt wählen, um dem Zentralfluss zu folgen: Weiter als bis zu diesem ist der Lauf nicht.',
    title: (from) => `Zentralfluss ab Schritt ${formatCount(from)}`,
    why: 'Schritt k des Laufs neben der Zeit η·k beider Flüsse. Der Zentralfluss sagt den mittleren Verlust des Laufs voraus, L + tr Σ/η, mit der Kovarianz Σ seiner Schwingung. Abstände gelten ab den mittleren Gewichten des Laufs.',
    progress: 'Fortschritt der Flüsse',
    windows: (done, total) => `${done} von ${anzahl(total, 'Schrittfenster', 'Schrittfenstern')}`,
    done: (count) => anzahl(count, 'Schrittfenster', 'Schrittfenster'),
    stop: 'Anhalten',
    goOn: 'Fortsetzen',
    asTable: 'Als Tabelle',
    tableName: 'Lauf und Flüsse als Tabelle',
    close: 'Entfernen',
    waiting: 'Das erste Schrittfenster wird berechnet.',
    lost: 'Der Zentralfluss konnte nicht fortgesetzt werden: Zu viele Eigenwerte liegen bei 2/η, oder seine Gewichte sind nicht endlich.',
    note: (note, from) => `${note}; Flüsse ab Schritt ${formatCount(from)}`,
    paths: { run: 'Abstieg', central: 'Zentralfluss', gradient: 'Gradientenfluss' },
    figures: {
      loss: 'Mittlerer Verlust von Abstieg und Flüssen',
      sharpness: 'Schärfe von Abstieg und Flüssen',
      distance: 'Abstand der Flüsse vom Abstieg',
    },
    axes: {
      loss: 'Trainingsverlust (einzelne Schritte dünn)',
      sharpness: 'Schärfe λ₁ (L/θ²)',
      distance: 'Abstand von den mittleren Gewichten (θ)',
    },
    steps: 'Schritt des Laufs',
    averaged: (first, last) => `Mittel über die Schritte ${formatCount(first)} bis ${formatCount(last)}.`,
    summaries: {
      loss: (first, last) =>
        `Mittlerer Trainingsverlust des Laufs, wie ihn der Zentralfluss voraussagt und entlang des Gradientenflusses, von Schritt ${formatCount(first)} bis ${formatCount(last)}.`,
      sharpness: (first, last) =>
        `Schärfe des Laufs, des Zentralflusses und des Gradientenflusses, von Schritt ${formatCount(first)} bis ${formatCount(last)}.`,
      distance: (first, last) =>
        `Abstand des Zentralflusses und des Gradientenflusses von den mittleren Gewichten des Laufs, von Schritt ${formatCount(first)} bis ${formatCount(last)}.`,
    },
    table: {
      caption: (from) => `Der Lauf und seine Flüsse ab Schritt ${formatCount(from)}, nach Schrittfenstern`,
      window: 'Schritte',
      loss: (path) => `Verlust, ${path}`,
      sharpness: (path) => `λ₁, ${path}`,
      distance: (path) => `Abstand, ${path}`,
      atEdge: 'Eigenwerte bei 2/η',
    },
  },
  probes: {
    title: 'Aufgezeichnete Messgrößen',
    inUnit: (label, unit) => `${label}, in ${unit}`,
    at: (step) => ` · Schritt ${formatCount(step)}`,
  },
  slice: {
    title: 'Verlustlandschaft',
    plane: 'Ebene',
    planes: { trajectory: 'PCA', eigenvectors: 'schärfste', random: 'zufällig' },
    why: 'Der Trainingsverlust um den Lauf, in der Ebene der beiden ersten Hauptkomponenten seiner Bahn (PCA), seiner beiden schärfsten Richtungen oder zweier zufälliger Richtungen.',
    figure: 'Schnitt durch den Verlust',
    axes: {
      trajectory: { x: 'erste Hauptkomponente der Bahn', y: 'zweite' },
      eigenvectors: { x: 'entlang e₁ (am schärfsten)', y: 'entlang e₂' },
      random: { x: 'filternormierte zufällige Richtung', y: 'eine andere' },
    },
    loss: 'Verlust',
    summary: (x, y, lowest) =>
      `Trainingsverlust in einer Ebene durch den Lauf, ${x} gegen ${y}, ab ${lowest}, mit der Bahn des Laufs.`,
  },
  predictions: {
    title: 'Vorhersagen',
    why: 'Die Vorhersagen des Netzes bei diesem Schritt.',
    field: 'Entscheidungsfeld',
    fieldSummary: (classes, examples) =>
      `Vorhergesagte Klasse an jedem Punkt der Ebene, ${classes} Klassen, mit ${examples} Trainingsbeispielen.`,
    firstFeature: 'Merkmal 1; kräftiger, wo p ≥ 0.9',
    secondFeature: 'Merkmal 2',
    noView: 'Keine Ansicht dieser Eingaben',
    noViewWhy: 'Nur Bilder und zweidimensionale Eingaben lassen sich zeigen.',
    images: 'Testbilder',
    wrong: (wrong, count) =>
      `${formatCount(wrong)} von ${formatCount(count)} Testbildern falsch zugeordnet; die sichersten Fehler zuerst.`,
  },
  spectrum: {
    title: 'Spektrum',
    why: 'Die Dichte der Eigenwerte der Hesse-Matrix: eine Masse um null und wenige Ausreißer.',
    figure: 'Spektrum der Hesse-Matrix',
    summary: (dimension, sharpness) =>
      `Dichte der ${dimension} Eigenwerte der Hesse-Matrix auf einer logarithmischen Achse; ${sharpness}.`,
    unknown: 'λ₁ unbekannt',
    eigenvalue: 'Eigenwert λ (L/θ²)',
    density: 'Dichte (Anteil je Einheit von λ)',
    limit: (rate) => `Grenze bei η=${formatRate(rate)}`,
  },
  eigenvalues: {
    title: 'Größte Eigenwerte',
    why: 'Die sechs größten Hesse-Eigenwerte über den ganzen Lauf, neu berechnet; ein Klick führt zu einem Schritt.',
    figure: 'Größte Eigenwerte des Laufs',
    summary: (count, steps, isLog) =>
      `Die ${count} größten Hesse-Eigenwerte des Laufs bei ${steps} Schritten, auf ${isLog ? 'logarithmischen' : 'symmetrisch-logarithmischen'} Achsen.`,
    steps: 'Schritte',
    eigenvalue: 'Eigenwert λ (L/θ²)',
  },
  interpolation: {
    title: 'Zwischen zwei Läufen',
    why: 'Der Verlust auf der Geraden zu einem anderen Lauf und über beide hinaus. Ohne Barriere liegen beide in einem zusammenhängenden Tal; Netze mit verschiedenen Seeds tun das oft nicht, da ihre verdeckten Einheiten vertauscht sind.',
    compare: 'vergleichen mit',
    compareBy: (axis) => `Vergleichen mit ${axis}`,
    seed: 'Seed',
    lastStep: 'sein letzter Schritt',
    thisRun: 'dieser Lauf',
    to: (note, run, step) => `${note}; bis ${run}, Schritt ${formatCount(step)}`,
    only: 'Nur ein Lauf',
    onlyWhy: 'Zum Vergleichen einen zweiten Seed hinzufügen.',
    figure: 'Verlust zwischen zwei Läufen',
    summary: (barriers) =>
      `Verlust auf der Geraden von diesem Lauf zum anderen, α von −0.5 bis 1.5, Training und Test; ${barriers}.`,
    barriers: (train, test) => `Barriere: Training ${train}${test === null ? '' : `, Test ${test}`}`,
    notFinite: 'nicht endlich',
    x: 'α von diesem Lauf (0) zum anderen (1)',
    y: 'Verlust: Training durchgezogen, Test gestrichelt',
    trainLoss: 'Trainingsverlust',
    testLoss: 'Testverlust',
    pass: 'Ein Vorwärtsdurchgang über die ganze Menge.',
  },
};
