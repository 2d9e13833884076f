import { addCombination, dot, storeScaled } from '../../math/vectors.ts';
import { hessianOperator } from '../../probes/operators/hessian.ts';
import { rowOf } from '../../probes/run-rows.ts';
import { eachBatchStep } from './each-step.ts';
import { dueByEpochs, memoryOf, remembered } from './refresh.ts';
import type { RuleSteps, TrainingRule } from './rule.ts';
import { topDirections } from './top-directions.ts';

export interface NudgedSettings {
  /** γ: what is left of the gradient along the sharpest directions. */
  readonly factor: number;
  /** K. */
  readonly directions: number;
  readonly refreshEpochs: number;
}

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
 * eigenvectors of the K largest eigenvalues of H of the whole training set, by Lanczos, made anew each `refreshEpochs`
 * epochs. Weight decay is not nudged. Momentum gathers nudged gradients, which is to nudge what it gathered while eᵢ stay.
 * γ = 1 is SGD. A mini-batch gradient a step, and some 15 + 5K Hessian products at a refresh.
 * Source: Jastrzębski et al. 2019, arXiv:1807.05031 (the authors' code nudges the step instead of the gradient).
 */
export function nudgedRule({ factor, directions, refreshEpochs }: NudgedSettings): TrainingRule {
  return {
    async advance(steps) {
      const { program, plan, runs, state } = steps;
      const calendar = plan.calendars.get(runs[0].batchSize)!;
      const scratch = new Float64Array(plan.parameters);
      let memory = memoryOf(state, runs.length);
      const advanced = await eachBatchStep(steps, async ({ step, theta }, batch) => {
        if (dueByEpochs(calendar, refreshEpochs, step))
          memory = await sharpestAt(steps, theta, { step, count: directions, earlier: memory });
        const { gradient } = await program.batchGradient(theta, batch);
        for (let run = 0; run < runs.length; run++)
          nudge(rowOf(gradient, run, plan.parameters), remembered(memory, run), factor, scratch);
        return gradient;
      });
      return { ...advanced, memory };
    },
  };
}
