import { addCombination, dot, storeScaled } from '../../math/vectors.ts';
import { hessianOperator } from '../../probes/operators/hessian.ts';
import { rowOf } from '../../probes/run-rows.ts';
import { eachBatchStep } from './each-step.ts';
import { memoryOf, remembered } from './refresh.ts';
import type { RuledState, RuleSteps } from './rule.ts';
import { topDirections } from './top-directions.ts';

/** What becomes of the parts of a gradient within a space and outside of it. */
export interface SpaceFactors {
  readonly inside: number;
  readonly outside: number;
}

/** g ← out·g + (in − out) Σᵢ (g·eᵢ) eᵢ in place, for the unit vectors e `[K, P]`; w is scratch `[P]`. */
function scaleParts(
  gradient: Float32Array,
  vectors: Float32Array,
  { inside, outside }: SpaceFactors,
  w: Float64Array,
): void {
  const P = gradient.length;
  w.set(gradient);
  const directions = Array.from({ length: vectors.length / P }, (_, k) => rowOf(vectors, k, P));
  const coefficients = directions.map((e) => (inside - outside) * dot(e, w));
  if (outside === 0) w.fill(0);
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

export interface EigenspaceOptions {
  /** K. */
  readonly directions: number;
  readonly factors: SpaceFactors;
  /** Whether the eigenvectors are computed anew at a step; at step 0 always. */
  due(step: number): boolean;
}

/**
 * Makes each step by the update of the spec with `outside`·g + (`inside` − `outside`) Σ_{i ≤ K} (g·eᵢ) eᵢ in place of the mini-batch
 * gradient g, `outside` 0 or 1; eᵢ are the eigenvectors of the K largest eigenvalues of H of the whole training set, by Lanczos.
 * Weight decay is not projected.
 */
export async function advanceInEigenspace(
  steps: RuleSteps,
  { directions, factors, due }: EigenspaceOptions,
): Promise<RuledState> {
  const { program, order, parameters, state } = steps;
  const runs = order.seeds.length;
  const scratch = new Float64Array(parameters);
  let memory = memoryOf(state, runs);
  const advanced = await eachBatchStep(steps, async ({ step, theta }, batch) => {
    if (due(step)) memory = await sharpestAt(steps, theta, { step, count: directions, earlier: memory });
    const { gradient } = await program.batchGradient(theta, batch);
    for (let run = 0; run < runs; run++)
      scaleParts(rowOf(gradient, run, parameters), remembered(memory, run), factors, scratch);
    return gradient;
  });
  return { ...advanced, memory };
}
