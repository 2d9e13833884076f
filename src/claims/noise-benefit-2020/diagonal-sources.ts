import type { Source } from '../claim.ts';
import { PAPERS } from '../papers.ts';

export const CONSTANT_STEPS: Source = {
  ...PAPERS.noiseBenefit,
  place: 'constant step budget; abstract',
  provenance: 'read',
};
export const CONSTANT_EPOCHS: Source = {
  ...PAPERS.noiseBenefit,
  place: 'constant epoch budget, two regimes',
  provenance: 'recalled',
};
export const GROWING_BUDGET: Source = {
  ...PAPERS.noiseBenefit,
  place: 'growing epoch budget',
  provenance: 'recalled',
};

export const DIAGONAL_PITFALLS = [
  'η is tuned anew for every batch size; an optimum at the edge of the grid is named.',
  'Runs that do not fit the data (training loss above 0.01) are left out, at every batch size alike.',
  'One model with one known cause (noise makes the diagonal network sparser); digits at this size show no gap at all.',
] as const;
