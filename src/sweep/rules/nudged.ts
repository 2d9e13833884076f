import { z } from 'zod';
import { addCombination, dot, storeScaled } from '../../math/vectors.ts';
import { hessianOperator } from '../../probes/operators/hessian.ts';
import { rowOf } from '../../probes/run-rows.ts';
import { stepOfUpdate } from './apply-update.ts';
import { defineRule } from './define-rule.ts';
import { eachBatchStep } from './each-step.ts';
import { dueByEpochs, memoryOf, remembered } from './refresh.ts';
import type { RuleSteps } from './rule.ts';
import { directionCount, productsForTop, topDirections } from './top-directions.ts';

/** g ← g − (1 − γ) Σᵢ (g·eᵢ) eᵢ in place, for the unit vectors e `[K, P]`; w is scratch `[P]`. */
function nudge(gradient: Float32Array, vectors: Float32Array, factor: number, w: Float64Array): void {
  const P = gradient.length;
  w.set(gradient);
  const directions = Array.from({ length: vectors.length / P }, (_, k) => rowOf(vectors, k, P));
  const coefficients = directions.map((e) => (factor - 1) * dot(e, w));
  addCombination(w, coefficients, directions, directions.length);
  storeScaled(gradient, 1, w);
}

/** The K sharpest directions of the whole training set at θ, for every run. */
async function sharpestAt(
  steps: RuleSteps,
  theta: Float32Array,
  options: { step: number; count: number; earlier: readonly (Float32Array | undefined)[] },
): Promise<Float32Array[]> {
  const point = await steps.program.at(theta);
  try {
    return await topDirections(hessianOperator(point), { ...options, steps, scales: (values) => values.map(() => 1) });
  } finally {
    point.dispose();
  }
}

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
    async (steps) => {
      const { program, calendar, order, parameters, state } = steps;
      const runs = order.seeds.length;
      const scratch = new Float64Array(parameters);
      let memory = memoryOf(state, runs);
      const advanced = await eachBatchStep(steps, async ({ step, theta }, batch) => {
        if (dueByEpochs(calendar, refreshEpochs, step))
          memory = await sharpestAt(steps, theta, { step, count: directions, earlier: memory });
        const { gradient } = await program.batchGradient(theta, batch);
        for (let run = 0; run < runs; run++)
          nudge(rowOf(gradient, run, parameters), remembered(memory, run), factor, scratch);
        return gradient;
      });
      return { ...advanced, memory };
    },
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
