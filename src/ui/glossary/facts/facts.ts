import type { EntryFacts } from '../entry-facts.ts';
import type { EntryId } from '../entry-ids.ts';
import { LOSS_CURVATURE_FACTS } from './loss-curvature.ts';
import { NOISE_MODEL_DATA_FACTS } from './noise-model-data.ts';
import { RULE_FACTS } from './rules.ts';
import { SWEEP_TRUST_FACTS } from './sweep-trust.ts';
import { TRAINING_FACTS } from './training.ts';

/** Symbol, formulas, picture, sources and related entries of every entry. */
export const ENTRY_FACTS: Readonly<Record<EntryId, EntryFacts>> = {
  ...TRAINING_FACTS,
  ...RULE_FACTS,
  ...LOSS_CURVATURE_FACTS,
  ...NOISE_MODEL_DATA_FACTS,
  ...SWEEP_TRUST_FACTS,
};
