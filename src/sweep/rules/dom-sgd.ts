import { z } from 'zod';
import { stepOfUpdate } from './apply-update.ts';
import { defineRule } from './define-rule.ts';
import {
  advanceWith,
  NO_REPLAY,
  PROJECTION_FIELDS,
  projectionCost,
  projectionSettings,
  spaceText,
} from './projection.ts';

/**
 * Dom-SGD: the update of the spec with Σ_{i ≤ K} (g·eᵢ) eᵢ in place of the mini-batch gradient g, its projection on the
 * dominant subspace: eᵢ are the eigenvectors of the K largest eigenvalues of H of the whole training set, by Lanczos, recomputed
 * every `refreshSteps` steps (in the paper each). Weight decay is not projected. Cost of a refresh: about 15 + 5K products with H.
 * Source: Song, Ahn, Yun 2025, arXiv:2405.16002, section 3.
 */
export const domSgdRule = defineRule({
  kind: 'domSgd',
  schema: z.strictObject({ kind: z.literal('domSgd'), ...projectionSettings }),
  name: 'Dom-SGD',
  title: () => 'Dom-SGD: within the sharpest directions',
  fields: PROJECTION_FIELDS,
  make: advanceWith({ inside: 1, outside: 0 }),
  text: (setting) => `Dom-SGD on ${spaceText(setting)}`,
  stepOf: stepOfUpdate,
  cost: projectionCost,
  replay: NO_REPLAY,
});
