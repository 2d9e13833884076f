import { formatCount, formatRate } from '../../charts/format.ts';
import type { Catalogue } from '../catalogue.ts';
import { anzahl, einheit, einheiten } from './counting.ts';

const gap: Catalogue['panels']['gap'] = {
  head: 'η/B gegen',
  title: 'Lücke gegen η/B',
  quantity: 'Größe gegen η/B',
  summary: (quantity, unit, note) =>
    `${quantity} gegen η/B, je Zelle ein Punkt mit dem 95-%-Intervall ihres Mittels über ${einheiten(unit)}. ${note}.`,
  empty: {
    title: 'Generalisiert SGD besser, wenn es stärker rauscht?',
    text: 'Je Zelle ein Punkt: das Mittel über die Seeds mit seinem Intervall, dazu Spearmans ρ über alle Zellen, über die Seeds gemittelt. Kommt es nur auf η/B an, so liegen Zellen mit gleichem Verhältnis gleich hoch.',
  },
  interval: '95 % des Mittels',
  needsTwo: (unit) => `braucht zwei ${einheiten(unit)}`,
  over: (units) => `Mittel über ${units}, mit dem Intervall nach Student.`,
  lost: (count) => `${count} divergiert und ausgelassen.`,
  open: (isCross, why) => `${isCross ? 'Kreuz' : 'Hohl'}, zählt nicht zu ρ: ${why}.`,
  why: {
    training: 'noch im Training',
    diverged: 'einige Läufe divergierten',
    short: 'Zielverlust nicht erreicht',
  },
};

const loss: Catalogue['panels']['loss'] = {
  which: 'Welcher Verlust',
  names: { train: 'Training', test: 'Test', both: 'Training und Test' },
  axis: { train: 'Trainingsverlust', test: 'Testverlust', both: 'Verlust, Test gestrichelt' },
  axisOfTwo: 'Verlust, Test gepunktet',
  summary: (runs, clock) =>
    `Verlust von ${anzahl(runs, 'Lauf', 'Läufen')} gegen ${clock}, auf logarithmischen Achsen; je Lauf eine Kurve, nach η/B gefärbt.`,
  empty: {
    title: 'Trainings- und Testverlust jedes Laufs',
    text: 'Je Lauf eine Kurve, nach η/B gefärbt. Gegen η·Schritt fallen Kurven kleiner Lernraten zusammen: SGD nähert dann einen stetigen Fluss an.',
  },
};

const trace: Catalogue['panels']['trace'] = {
  ends: (first, last, hasEnded) =>
    `${hasEnded ? 'Am Ende' : 'Zurzeit'} ${last === null ? first : `von ${first} bis ${last}`}.`,
};

const probe: Catalogue['panels']['probe'] = {
  choose: 'Messgröße dieser Ansicht',
  everySweep: 'Jeder Sweep',
  tier: (name) => `Stufe „${name}“`,
  two: (first, second, isDotted) => `${first}, ${second} ${isDotted ? 'gepunktet' : 'gestrichelt'}`,
  summary: ({ title, axis, runs, clock, limit }) =>
    `${title}, ${axis}, von ${anzahl(runs, 'Lauf', 'Läufen')} gegen ${clock}${limit === null ? '' : `, mit der Stabilitätsgrenze ${limit} als gestrichelten Linien`}; nach η/B gefärbt.`,
  limitAt: (formula) => `${formula} bei`,
  eigenvalues:
    'Die beiden größten Hesse-Eigenwerte jedes Laufs. An der Grenze der Stabilität pendeln sich mehrere Eigenwerte bei 2/η ein, nicht nur der größte.',
  reasons: {
    sharpness:
      'Der größte Eigenwert der Hesse-Matrix jedes Laufs, mit seinem Fehler. Training mit vollem Batch kann nicht bleiben, wo er 2/η (gestrichelt) übersteigt; kleine Batches pendeln sich weit darunter ein.',
    hessianTrace: 'Die Summe aller Hesse-Eigenwerte; λ₁ ist nur der größte.',
    gradientTopFraction:
      'Der Anteil des Gradienten in den wenigen schärfsten Richtungen: weit mehr als ihr Anteil an allen Richtungen.',
    simpleNoiseScale:
      'tr C/‖∇L‖²: die Batchgröße, bei der Rauschen und Gradient gleich stark sind. Sie wächst während des Trainings.',
    covarianceTrace:
      'Die Varianz der Gradienten einzelner Beispiele. Durch B geteilt ist sie das Gradientenrauschen eines Schritts.',
    noiseAlignment:
      'Wie viel mehr Rauschen es entlang scharfer Richtungen gibt als entlang anderer; 1 für Rauschen, das von der Krümmung unabhängig ist.',
    preconditionedSharpness:
      'Der größte Eigenwert der Hesse-Matrix in der Metrik des Optimierers. Adam mit vollem Batch und β₁ = 0.9 kann nicht bleiben, wo er 38/η (gestrichelt) übersteigt; λ₁ kann dabei weiter steigen.',
    batchSharpness:
      'Die Krümmung entlang der Gradienten von Mini-Batches dieser Größe. Sie pendelt sich nahe 2/η (gestrichelt) ein, während λ₁ darunter bleibt.',
  },
  otherReason: (label) => `${label}: von jedem Lauf, während er trainiert.`,
};

const stability: Catalogue['panels']['stability'] = {
  units: 'Einheiten beider Achsen',
  unitNames: { curvature: 'Krümmung', share: 'Anteil der Grenze' },
  axes: {
    curvature: { x: 'Ungleichmäßigkeit s (L/θ²)', y: 'Schärfe a = λ₁ (L/θ²)' },
    share: { x: 's ÷ Grenze √(B(N−1)/(N−B))/η', y: 'a ÷ Grenze 2/η' },
  },
  withLimits: (axis) => `${axis}, Grenzen gestrichelt`,
  summary: (runs, hasLimits) =>
    `Schärfe gegen Ungleichmäßigkeit von ${anzahl(runs, 'Lauf', 'Läufen')} auf logarithmischen Achsen${hasLimits ? ', mit den Stabilitätsgrenzen ihrer Lernraten und Batchgrößen als gestrichelten Linien' : ''}.`,
  noRegion:
    'Die Stabilitätsgrenzen gelten für einfaches SGD ohne Momentum und Gewichtsabnahme; für diese Schritte ist keine eingezeichnet.',
  empty: {
    title: 'In welchen Minima kann SGD bleiben?',
    text: 'Je Lauf ein Punkt innerhalb des Gebiets seines η und B. Training mit vollem Batch begrenzt allein die Schärfe, a ≤ 2/η; kleine Batches auch, wie sehr Beispiele in der Krümmung voneinander abweichen, s ≲ √B/η.',
  },
  sharpness: 'Schärfe a = λ₁',
  sharpnessLimit: 'ihre Grenze 2/η',
  nonUniformity: 'Ungleichmäßigkeit s',
  nonUniformityLimit: 'ihre Grenze',
  seed: 'Seed',
  caption: 'Der letzte Schritt jedes Laufs, an dem beide gemessen wurden; ± Fehler.',
  limits: 'Grenzen eines Minimums, das unter einfachem SGD im quadratischen Mittel stabil ist (Wu, Ma, E 2018).',
};

const tuning: Catalogue['panels']['tuning'] = {
  head: 'Bestes η nach',
  quantity: 'Größe, nach der das beste η gewählt wird',
  rateAxis: (quantity, when) => `bestes η nach ${quantity} ${when}`,
  rateSummary: (note) =>
    `Beste Lernrate jeder Batchgröße auf logarithmischen Achsen, dazu als gestrichelte Linie lineare Skalierung bis zur größten besten Lernrate. ${note}.`,
  ratesAlone: (note) => `Beste Lernrate jeder Batchgröße auf logarithmischen Achsen. ${note}.`,
  critical: (batchSize) => `B_krit = ${batchSize}`,
  rateEmpty: {
    title: 'Muss η mit B wachsen?',
    text: 'Die beste Lernrate jeder Batchgröße. Wo Rauschen überwiegt, wächst sie proportional zu B (gestrichelt); jenseits einer kritischen Batchgröße begrenzt sie die Krümmung.',
  },
  exponent: (unit, value) => `η* ∝ B^α, ${unit === null ? 'α' : `mittleres α je ${einheit(unit)}`} = ${value},`,
  exponentOver: (range, units, octaves) =>
    `${range}${units}; ${octaves === null ? 'für diese Regel ist kein Gesetz vorhergesagt' : `Gesetz ${octaves} Oktaven daneben`}`,
  noExponent: ['der Exponent braucht zwei Batchgrößen,', 'bei denen jeder Seed ein bestes η hat'],
  table: {
    caption: (quantity, when) =>
      `Bestes η jeder Batchgröße nach ${quantity} ${when}; der Wert ist der neuer Seeds bei diesem η.`,
    rate: 'bestes η',
    range: 'η innerhalb eines Standardfehlers',
    value: (quantity) => `${quantity}, mit 95-%-Intervall`,
  },
  valueTitle: (quantity) => `${quantity} beim besten η`,
  valueAxis: (quantity, unit, when) => `${quantity} neuer ${einheiten(unit)} beim besten η, ${when}`,
  valueSummary: (quantity, unit, note) =>
    `${quantity} jeder Batchgröße bei ihrer besten Lernrate: das Mittel über neue ${einheiten(unit)}, um die Auswahl der Lernrate korrigiert, mit 95-%-Intervall; ${note}.`,
  valueEmpty: {
    title: 'Sind kleine Batches besser, oder nur besser abgestimmt?',
    text: 'Jede Batchgröße bei ihrer besten Lernrate. Die Antwort hängt davon ab, ob Läufe bei gleich vielen Epochen, gleich vielen Schritten oder gleichem η·Schritt verglichen werden: Das ist unter „Läufe vergleichen“ zu wählen.',
  },
  atEdge: 'hohl: bestes η am Rand des Gitters,',
  atEdgeOf: (edges, sizes) => `${edges} von ${sizes} Batchgrößen`,
  noEdge: 'kein bestes η am Rand des Gitters',
  intervals: (condition) => `Intervalle ${condition}`,
  tip: {
    title: (size, rate) => `B = ${formatCount(size)}: bestes η = ${formatRate(rate)}`,
    ofNew: (quantity, unit) => `${quantity} neuer ${einheiten(unit)}`,
    interval: '95 % dieses Mittels',
    ofSelecting: (unit) => `der ${einheiten(unit)}, die η auswählten`,
    within: (errors) => `bis ${errors} Standardfehler`,
    noOther: 'kein anderes η',
    from: ({ units, unit }) =>
      `Aus ${units}. Dieselben ${einheiten(unit)} wählten η aus, daher ist ihr eigenes Mittel verzerrt.`,
    edge: (isHighest) =>
      `Das ist das ${isHighest ? 'größte' : 'kleinste'} η des Gitters; ein besseres kann außerhalb liegen. Das Gitter erweitern.`,
    diverged: (rates) => `Läufe divergierten bei η = ${rates.map(formatRate).join(', ')}.`,
  },
};

/** Wörter der Ansichten neben der Karte. */
export const ansichtenFiguren = { gap, loss, trace, probe, stability, tuning };
