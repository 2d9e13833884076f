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
 * Bulk-SGD: Dom-SGD with g − Σ_{i ≤ K} (g·eᵢ) eᵢ, the projection on the bulk subspace. It is nudged SGD with γ = 0, but for the
 * steps at which eigenvectors are recomputed; its gradient and that of Dom-SGD add up to g.
 * Source: Song, Ahn, Yun 2025, arXiv:2405.16002, section 3.
 */
export const bulkSgdRule = defineRule({
  kind: 'bulkSgd',
  schema: z.strictObject({ kind: z.literal('bulkSgd'), ...projectionSettings }),
  name: 'Bulk-SGD',
  title: () => 'Bulk-SGD: without the sharpest directions',
  fields: PROJECTION_FIELDS,
  make: advanceWith({ inside: 0, outside: 1 }),
  text: (setting) => `Bulk-SGD without ${spaceText(setting)}`,
  stepOf: stepOfUpdate,
  cost: projectionCost,
  replay: NO_REPLAY,
});
