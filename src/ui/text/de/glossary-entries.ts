import type { GlossaryText } from '../../glossary/glossary-text.ts';
import { LOSS_CURVATURE_GERMAN } from './glossary/loss-curvature.ts';
import { NOISE_MODEL_DATA_GERMAN } from './glossary/noise-model-data.ts';
import { RULES_GERMAN } from './glossary/rules.ts';
import { SWEEP_TRUST_GERMAN } from './glossary/sweep-trust.ts';
import { TRAINING_GERMAN } from './glossary/training.ts';

/** The entries of the glossary in German. */
export const GLOSSARY_ENTRIES_GERMAN: GlossaryText = {
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
  entries: {
    ...TRAINING_GERMAN,
    ...RULES_GERMAN,
    ...LOSS_CURVATURE_GERMAN,
    ...NOISE_MODEL_DATA_GERMAN,
    ...SWEEP_TRUST_GERMAN,
  },
};
