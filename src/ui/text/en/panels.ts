import type { MeasureTier } from '../../../state/recorded-probes.ts';
import { panelsFigures } from './panels-figures.ts';
import { panelsMap } from './panels-map.ts';

/** Words of the panels of the board. */
export const PANELS_ENGLISH = {
  panel: {
    working: 'Working',
    /** The name of a mark that explains a quantity. */
    about: ({ inText }: { readonly name: string; readonly inText: string }) => `About ${inText}`,
  },
  tiers: {
    sharpness: 'Losses and λ₁',
    economy: 'Economy',
    standard: 'Standard',
    full: 'Full',
  } satisfies Record<MeasureTier, string>,
  axes: { learningRate: 'learning rate η', batchSize: 'batch size B' },
  ...panelsMap,
  ...panelsFigures,
};
