import type { GlossaryText } from '../glossary-text.ts';
import { LOSS_CURVATURE_GERMAN } from './german/loss-curvature.ts';
import { NOISE_MODEL_DATA_GERMAN } from './german/noise-model-data.ts';
import { SWEEP_TRUST_GERMAN } from './german/sweep-trust.ts';
import { TRAINING_GERMAN } from './german/training.ts';

/** The glossary in German. */
export const GERMAN: GlossaryText = {
  groups: {
    training: 'Training',
    rules: 'Trainingsregeln',
    loss: 'Verlust und Generalisierung',
    curvature: 'Krümmung',
    stability: 'Stabilität',
    noise: 'Gradientenrauschen',
    weights: 'Gewichte und Schritte',
    model: 'Netze',
    data: 'Daten',
    sweep: 'Sweeps',
    statistics: 'Statistik',
    claims: 'Behauptungen',
    trust: 'Rechenkerne und Vertrauen',
  },
  entries: { ...TRAINING_GERMAN, ...LOSS_CURVATURE_GERMAN, ...NOISE_MODEL_DATA_GERMAN, ...SWEEP_TRUST_GERMAN },
  page: {
    title: 'Glossar',
    lead: 'Jedes Symbol, jeder Begriff und jede Einstellung der Seite, mit Formel und Quelle.',
    search: 'Glossar durchsuchen',
    more: 'Mehr',
    related: 'Verwandt',
    sources: 'Quellen',
    found: (count) => (count === 1 ? '1 Eintrag' : `${count} Einträge`),
    nothing: 'Kein Eintrag enthält diese Wörter.',
    unknown: (id) => `Es gibt keinen Eintrag „${id}“.`,
    all: 'Alle Einträge',
    contents: 'Gruppen von Einträgen',
  },
};
