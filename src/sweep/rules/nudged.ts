import { z } from 'zod';
import { stepOfUpdate } from './apply-update.ts';
import { defineRule } from './define-rule.ts';
import { directionCount, productsForTop } from './direction-count.ts';
import { dueByEpochs } from './refresh.ts';

/**
 * Nudged SGD: the update of the spec with g − (1 − γ) Σ_{i ≤ K} (g·eᵢ) eᵢ in place of the mini-batch gradient g; eᵢ are the
 * eigenvectors of the K largest eigenvalues of H of the whole training set, by Lanczos, recomputed every `refreshEpochs`
 * epochs. Weight decay is not nudged. Momentum accumulates nudged gradients, which is the same as nudging the accumulated
 * gradient as long as eᵢ do not change. γ = 1 is SGD. Cost: a mini-batch gradient per step, and about 15 + 5K Hessian
 * products per refresh.
 * Source: Jastrzębski et al. 2019, arXiv:1807.05031 (the authors' code nudges the step instead of the gradient).
 */
export const nudgedRule = defineRule({
  kind: 'nudged',
  schema: z.strictObject({
    kind: z.literal('nudged'),
    /** γ: factor of the gradient along the sharpest directions. */
    factor: z.number().min(-100).max(100),
    /** K. */
    directions: directionCount.default(5),
    refreshEpochs: z.number().positive().max(1_000_000).default(1),
  }),
  name: 'nudged SGD',
  title: () => 'Nudged SGD: sharpest directions × γ',
  fields: {
    factor: { label: 'Factor γ', hint: '1 is SGD', initial: 0.1 },
    directions: { label: 'Directions K', hint: '1–100' },
    refreshEpochs: { label: 'Recompute every', hint: 'epochs' },
  },
  make:
    ({ factor, directions, refreshEpochs }) =>
    async (steps) =>
      (await import('./eigenspace.ts')).advanceInEigenspace(steps, {
        directions,
        factors: { inside: factor, outside: 1 },
        due: (step) => dueByEpochs(steps.calendar, refreshEpochs, step),
      }),
  text({ factor, directions, refreshEpochs }) {
    const refresh = refreshEpochs === 1 ? 'every epoch' : `every ${refreshEpochs} epochs`;
    return `nudged SGD with γ = ${factor} along the top ${directions} eigenvectors of H (recomputed ${refresh})`;
  },
  stepOf: stepOfUpdate,
  cost: ({ directions, refreshEpochs }, { examples, batchSize }) => ({
    gradients: batchSize + productsForTop(directions) * Math.min(examples, batchSize / refreshEpochs),
    vectors: directions,
  }),
  replay: { whyNot: 'its eigenvectors need Hessian products, which the script does not compute' },
});
