import type { GlossaryText } from '../../glossary/glossary-text.ts';
import { LOSS_CURVATURE_ENGLISH } from './glossary/loss-curvature.ts';
import { NOISE_MODEL_DATA_ENGLISH } from './glossary/noise-model-data.ts';
import { RULES_ENGLISH } from './glossary/rules.ts';
import { SWEEP_TRUST_ENGLISH } from './glossary/sweep-trust.ts';
import { TRAINING_ENGLISH } from './glossary/training.ts';

/** The entries of the glossary in English. */
export const GLOSSARY_ENTRIES_ENGLISH: GlossaryText = {
  groups: {
    training: 'Training',
    rules: 'Training rules',
    loss: 'Loss and generalization',
    curvature: 'Curvature',
    stability: 'Stability',
    noise: 'Gradient noise',
    weights: 'Weights and steps',
    model: 'Networks',
    data: 'Data',
    sweep: 'Sweeps',
    statistics: 'Statistics',
    claims: 'Claims',
    trust: 'Engines and trust',
  },
  entries: {
    ...TRAINING_ENGLISH,
    ...RULES_ENGLISH,
    ...LOSS_CURVATURE_ENGLISH,
    ...NOISE_MODEL_DATA_ENGLISH,
    ...SWEEP_TRUST_ENGLISH,
  },
};
