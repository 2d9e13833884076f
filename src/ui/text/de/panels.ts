import type { Catalogue } from '../catalogue.ts';
import { ansichtenFiguren } from './panels-figures.ts';
import { ansichtenKarte } from './panels-map.ts';

/** Wörter der Ansichten. */
export const PANELS_GERMAN: Catalogue['panels'] = {
  panel: {
    working: 'Rechnet',
    about: ({ name }) => `Erklärung: ${name}`,
  },
  tiers: { sharpness: 'Verluste und λ₁', economy: 'Sparsam', standard: 'Standard', full: 'Voll' },
  axes: { learningRate: 'Lernrate η', batchSize: 'Batchgröße B' },
  ...ansichtenKarte,
  ...ansichtenFiguren,
};
