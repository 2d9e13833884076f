import type { GlossaryText } from '../glossary-text.ts';
import { LOSS_CURVATURE_ENGLISH } from './english/loss-curvature.ts';
import { NOISE_MODEL_DATA_ENGLISH } from './english/noise-model-data.ts';
import { SWEEP_TRUST_ENGLISH } from './english/sweep-trust.ts';
import { TRAINING_ENGLISH } from './english/training.ts';

/** The glossary in English. */
export const ENGLISH: GlossaryText = {
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
  entries: { ...TRAINING_ENGLISH, ...LOSS_CURVATURE_ENGLISH, ...NOISE_MODEL_DATA_ENGLISH, ...SWEEP_TRUST_ENGLISH },
  page: {
    title: 'Glossary',
    lead: 'Every symbol, term and setting of the page, with its formula and its source.',
    search: 'Search the glossary',
    more: 'More',
    related: 'Related',
    sources: 'Sources',
    found: (count) => (count === 1 ? '1 entry' : `${count} entries`),
    nothing: 'No entry contains these words.',
    unknown: (id) => `There is no entry “${id}”.`,
    all: 'All entries',
    contents: 'Groups of entries',
  },
};
