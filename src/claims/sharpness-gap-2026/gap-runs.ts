import { mean } from '../../math/statistics.ts';
import { innerProduct } from '../../probes/run-rows.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import { chebyshevDescent } from '../chebyshev-descent.ts';
import type { ClaimContext } from '../claim.ts';
import { type InspectedRun, type InspectedState, inspectAt, inspectRuns } from '../inspect-runs.ts';
import type { GridRun } from '../network-runs.ts';
import { sharpnessGradientAlong, topEigenpair } from '../sharpness-gradient.ts';

export const GAP_RATE = 0.4;
export const GAP_EXAMPLES = 100;
/** Mini-batches, examples drawn independently. */
export const GAP_BATCHES = [16, 23, 32, 45, 64] as const;
/** Steps over which everything is averaged: after the edge is reached, while the loss still pushes λ₁ up. */
export const [FROM, UNTIL] = [600, 1600];
/** Steps of a window whose mean weights stand for the path about which SGD fluctuates, and between measurements of λ₁. */
export const [GAP_WINDOW, EVERY] = [50, 10];

export const gapSweeps = (seeds: number): SweepSpecInput[] => {
  const shared = { learningRate: GAP_RATE, seeds, steps: UNTIL, examples: GAP_EXAMPLES };
  return [chebyshevDescent({ ...shared, batchSizes: GAP_BATCHES }), chebyshevDescent(shared)];
};

/** One run: means over its late steps. */
export interface GapRun extends GridRun {
  /** 2/η − λ₁ of the whole training set. */
  readonly gap: number;
  /** α = −∇L·∇λ₁ and β = ‖∇λ₁‖², both without their parts along u, at the mean weights of windows. */
  readonly sharpening: number;
  readonly strength: number;
  /** Variance of the mini-batch gradient along u at the iterates; 0 for the full batch. */
  readonly noise: number;
}

/** Variance over examples of gᵢ·u. */
async function spreadAlong({ point }: InspectedState, vector: Float32Array): Promise<number> {
  const along = await point.exampleProjections(vector);
  const centre = mean(along);
  return mean(along.map((x) => (x - centre) ** 2));
}

async function curvatureAt(state: InspectedState, seed: number, warm: Float32Array | undefined) {
  const { vector } = await topEigenpair(state, seed, warm);
  if (vector === undefined) return { alpha: Number.NaN, beta: Number.NaN };
  const gradient = await state.point.gradient();
  const rise = await sharpnessGradientAlong(state, vector);
  const [along, slope] = [innerProduct(rise, vector), innerProduct(gradient, vector)];
  return {
    alpha: -(innerProduct(gradient, rise) - slope * along),
    beta: innerProduct(rise, rise) - along * along,
  };
}

async function gapOf({ plan, run, at }: InspectedRun): Promise<GapRun> {
  const limit = heavyBallSharpnessLimit(run.learningRate);
  const isFull = run.batchSize === plan.examples;
  const [gaps, spreads, alphas, betas]: number[][] = [[], [], [], []];
  let warm: Float32Array | undefined;
  for (let start = FROM; start < UNTIL; start += GAP_WINDOW) {
    const centre = new Float64Array(plan.parameters);
    for (let step = start + 1; step <= start + GAP_WINDOW; step++)
      await at(step, async (state) => {
        for (let p = 0; p < centre.length; p++) centre[p] += state.theta[p] / GAP_WINDOW;
        if (step % EVERY !== 0) return;
        const { value, vector } = await topEigenpair(state, run.seed, warm);
        warm = vector;
        gaps.push(limit - value);
        spreads.push(vector && !isFull ? await spreadAlong(state, vector) : 0);
      });
    await at(start + GAP_WINDOW, async ({ program }) =>
      inspectAt(program, Float32Array.from(centre), async (state) => {
        const { alpha, beta } = await curvatureAt(state, run.seed, warm);
        alphas.push(alpha);
        betas.push(beta);
      }),
    );
  }
  const { learningRate, batchSize, seed } = run;
  return {
    learningRate,
    batchSize,
    seed,
    gap: mean(gaps),
    sharpening: mean(alphas),
    strength: mean(betas),
    noise: mean(spreads) / batchSize,
  };
}

export const followGaps = (sweeps: readonly SweepSpecInput[], context: ClaimContext): Promise<GapRun[]> =>
  inspectRuns(sweeps, context, gapOf);
