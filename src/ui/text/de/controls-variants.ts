import type { Catalogue } from '../catalogue.ts';

type Words = Catalogue['controls'];

const jeSchritte = { label: 'Neu berechnen alle', hint: 'Schritte' };
const richtungen = { label: 'Richtungen K', hint: '1–100' };
const epsilon = { label: 'ε', hint: '> 0' };
const adamFelder = {
  beta1: { label: 'Abfall β₁', hint: '[0, 1)' },
  beta2: { label: 'Abfall β₂', hint: '[0, 1)' },
  epsilon,
};
const eigenvektoren = { label: 'Eigenvektoren', hint: '1–100' };

const rules: Words['rules'] = {
  none: { name: 'SGD', fields: {} },
  sam: {
    name: 'SAM: Gradient nach einem Aufstiegsschritt',
    fields: {
      radius: { label: 'Radius ρ', hint: '≥ 0' },
      ascentBatch: { label: 'Aufstiegs-Batch m', hint: 'leer: B' },
    },
  },
  nudged: {
    name: 'Nudged SGD: schärfste Richtungen × γ',
    fields: {
      factor: { label: 'Faktor γ', hint: '1 ist SGD' },
      directions: { label: 'Richtungen K', hint: '1–100' },
      refreshEpochs: { label: 'Neu berechnen alle', hint: 'Epochen' },
    },
  },
  svag: {
    name: 'SVAG: zum kontinuierlichen Grenzfall',
    fields: { level: { label: 'Stufe ℓ', hint: '1 ist SGD' } },
  },
  'injectedNoise white': { name: 'voller Batch + weißes Rauschen', fields: {} },
  'injectedNoise diagonal': { name: 'voller Batch + diagonales Rauschen', fields: { refreshSteps: jeSchritte } },
  'injectedNoise covariance': { name: 'voller Batch + Rauschen mit der Kovarianz von SGD', fields: {} },
  'injectedNoise hessian': {
    name: 'voller Batch + Rauschen, geformt wie die Hesse-Matrix',
    fields: { directions: eigenvektoren, refreshSteps: jeSchritte },
  },
  'injectedNoise leading': {
    name: 'voller Batch + Rauschen in führenden Richtungen',
    fields: { directions: eigenvektoren, refreshSteps: jeSchritte },
  },
  gradientFlow: {
    name: 'Gradientenfluss (Runge-Kutta)',
    fields: { tolerance: { label: 'Toleranz', hint: '≤ 0.1' }, refreshSteps: jeSchritte },
  },
  centralFlow: {
    name: 'Zentralfluss (Zeitmittel des Abstiegs am Rand)',
    fields: {
      tolerance: { label: 'Toleranz', hint: '≤ 0.5' },
      directions: { label: 'Höchstzahl der Eigenwerte am Rand', hint: '1–8' },
      refreshSteps: jeSchritte,
    },
  },
  adam: { name: 'Adam', fields: adamFelder },
  adamw: { name: 'AdamW: Adam mit entkoppelter Gewichtsabnahme', fields: adamFelder },
  rmsprop: { name: 'RMSProp', fields: { decay: { label: 'Abfall α', hint: '[0, 1)' }, epsilon } },
  adagrad: { name: 'Adagrad', fields: { initial: { label: 'Anfangssumme s', hint: '≥ 0' }, epsilon } },
  signDescent: { name: 'Vorzeichenabstieg: signSGD, mit Momentum Signum', fields: {} },
  lion: {
    name: 'Lion: Vorzeichen eines gemischten Momentums',
    fields: { beta1: { label: 'Für den Schritt β₁', hint: '[0, 1)' }, beta2: { label: 'Für m β₂', hint: '[0, 1)' } },
  },
  muon: {
    name: 'Muon: orthogonalisierte Schritte innerer Schichten',
    fields: { decay: { label: 'Momentum μ', hint: '[0, 1)' }, adamFactor: { label: 'η von Adam', hint: '× η, > 0' } },
  },
  domSgd: { name: 'Dom-SGD: nur schärfste Richtungen', fields: { directions: richtungen, refreshSteps: jeSchritte } },
  bulkSgd: {
    name: 'Bulk-SGD: ohne schärfste Richtungen',
    fields: { directions: richtungen, refreshSteps: jeSchritte },
  },
  'freshLabelNoise targets': {
    name: 'SGD + frisches Rauschen auf Zielwerten',
    fields: { deviation: { label: 'SD des Rauschens σ', hint: '≥ 0' } },
  },
  'freshLabelNoise classes': {
    name: 'SGD + frisch ersetzte Labels',
    fields: { probability: { label: 'Wahrscheinlichkeit p', hint: '[0, 1]' } },
  },
};

const rateSchedules: Words['rateSchedules'] = {
  none: { name: 'konstant', fields: {} },
  step: {
    name: 'Stufen',
    fields: {
      everyEpochs: { label: 'Jeweils nach', hint: 'Epochen > 0' },
      factor: { label: 'Faktor von η', hint: '> 0' },
    },
  },
  linear: {
    name: 'lineare Abnahme',
    fields: {
      from: { label: 'Abnahme ab', hint: 'Lauf, [0, 1)' },
      to: { label: 'Am Ende', hint: '× η, [0, 1]' },
    },
  },
  cosine: { name: 'Kosinus', fields: { to: { label: 'Am Ende', hint: '× η, [0, 1]' } } },
  cyclic: {
    name: 'Zyklen aus zwei Raten',
    fields: {
      highEpochs: { label: 'Hohe Rate', hint: 'Epochen > 0' },
      lowEpochs: { label: 'Kleine Rate', hint: 'Epochen > 0' },
      factor: { label: 'Faktor der kleinen Rate', hint: '> 0' },
    },
  },
};

const batchSchedules: Words['batchSchedules'] = {
  none: { name: 'konstant', fields: {} },
  step: {
    name: 'Stufen',
    fields: {
      everyEpochs: { label: 'Jeweils nach', hint: 'Epochen ≥ 1' },
      factor: { label: 'Faktor von B', hint: '> 0' },
    },
  },
  cyclic: {
    name: 'Zyklen aus zwei Größen',
    fields: {
      baseEpochs: { label: 'Mit B', hint: 'Epochen ≥ 1' },
      otherEpochs: { label: 'Anderes B', hint: 'Epochen ≥ 1' },
      factor: { label: 'Faktor des anderen B', hint: '> 0' },
    },
  },
};

const budgets: Words['budgets'] = {
  untilLoss: {
    name: 'Bis zu einem Trainingsverlust',
    fields: {
      loss: { label: 'Trainingsverlust', hint: '> 0' },
      maxEpochs: { label: 'Höchstens Epochen', hint: '≥ 1' },
    },
  },
  epochs: { name: 'Gleich viele Epochen', fields: { epochs: { label: 'Epochen', hint: '≥ 1' } } },
  steps: { name: 'Gleich viele Schritte', fields: { steps: { label: 'Schritte', hint: '≥ 1' } } },
  etaSteps: { name: 'Gleich viele η · Schritte', fields: { etaSteps: { label: 'η · Schritte', hint: '> 0' } } },
};

const generatorParameters: Words['generatorParameters'] = {
  glyphs: { side: 'Seite', distortion: 'Verzerrung', pixelNoise: 'Pixelrauschen' },
  moons: { noise: 'Rauschen' },
  spirals: { arms: 'Arme', turns: 'Windungen', noise: 'Rauschen', spacing: 'Abstände' },
  circles: { rings: 'Ringe', noise: 'Rauschen' },
  gaussians: { dimension: 'Dimension', classes: 'Klassen', overlap: 'Überlappung' },
  teacher: { dimension: 'Dimension', width: 'Breite des Lehrers', classes: 'Klassen', gain: 'Verstärkung' },
  chebyshev: { degree: 'Grad', noise: 'Zielrauschen', spacing: 'Abstände' },
  sparseRegression: { dimension: 'Dimension', nonzeros: 'Gewichte ≠ 0', noise: 'Zielrauschen' },
  linearRegression: { dimension: 'Dimension', ratio: 'Verhältnis der SD', noise: 'Zielrauschen' },
  points: { points: 'Punkte' },
  formula: { formula: 'f(x₁, x₂)', thresholds: 'Klassenschwellen', inputs: 'Eingaben', noise: 'Rauschen von f' },
};

const generatorOptions: Words['generatorOptions'] = {
  even: 'gleich',
  random: 'zufällig',
  uniform: 'gleichverteilt in [−1, 1)',
  normal: 'standardnormal',
};

/** Arten einer Einstellung, und die Zahlen, die zu jeder gehören. */
export const variantenWorte = { rules, rateSchedules, batchSchedules, budgets, generatorParameters, generatorOptions };
