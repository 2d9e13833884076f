import type { Program } from '../../engine/contract.ts';
import { innerProduct } from '../../probes/run-rows.ts';
import { distanceOf } from '../../sweep/inspection/distance.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { chebyshevDescent } from '../chebyshev-descent.ts';
import type { ClaimContext } from '../claim.ts';
import { type InspectedRun, type InspectedState, inspectRuns } from '../inspect-runs.ts';
import { partOf } from '../network-runs.ts';
import { sharpnessGradientAlong, topEigenpair } from '../sharpness-gradient.ts';
import { type ProjectedDescent, projectedStep } from './projected-descent.ts';

/** The setting of CF24. */
export const STABLE_RATE = 0.4;
export const STABLE_STEPS = 1200;
/** Steps between samples. */
export const STABLE_STRIDE = 20;
const SAMPLES = STABLE_STEPS / STABLE_STRIDE;

export const descentAndFlow = (seeds: number): SweepSpecInput[] => {
  const shared = { learningRate: STABLE_RATE, seeds, steps: STABLE_STEPS };
  return [
    chebyshevDescent(shared),
    chebyshevDescent({ ...shared, rule: { kind: 'gradientFlow', tolerance: 1e-3, refreshSteps: 50 } }),
  ];
};

/** Descent beside projected descent and gradient flow from the same weights. */
export interface FollowedDescent {
  readonly seed: number;
  /** λ₁ of descent at each sample. */
  readonly sharpness: readonly number[];
  /** α = −⟨∇L, ∇λ₁⟩ of descent at each sample. */
  readonly sharpening: readonly number[];
  /** ‖θ_GD − θ_PGD‖ and ‖θ_GD − θ_flow‖ at each sample. */
  readonly toProjected: readonly number[];
  readonly toFlow: readonly number[];
}

async function sharpeningAt(state: InspectedState, seed: number) {
  const { value, vector } = await topEigenpair(state, seed);
  if (vector === undefined) return { sharpness: value, sharpening: Number.NaN };
  const gradient = await state.point.gradient();
  return { sharpness: value, sharpening: -innerProduct(gradient, await sharpnessGradientAlong(state, vector)) };
}

/** θ of projected descent at the samples. */
async function projectedPath(program: Program, start: Float32Array, seed: number): Promise<Float32Array[]> {
  const thetas: Float32Array[] = [];
  let position: ProjectedDescent = { theta: start, vectors: [] };
  for (let step = 0; step < STABLE_STEPS; step++) {
    position = await projectedStep(program, position, { learningRate: STABLE_RATE, seed, step });
    if ((step + 1) % STABLE_STRIDE === 0) thetas.push(position.theta);
  }
  return thetas;
}

async function descentPath({ run, at }: InspectedRun) {
  const projected = await at(0, ({ program, theta }) => projectedPath(program, theta, run.seed));
  const path: { theta: Float32Array; sharpness: number; sharpening: number }[] = [];
  for (let sample = 1; sample <= SAMPLES; sample++)
    path.push(
      await at(sample * STABLE_STRIDE, async (state) => ({
        theta: state.theta,
        ...(await sharpeningAt(state, run.seed)),
      })),
    );
  return { seed: run.seed, path, projected };
}

async function thetasOf({ at }: InspectedRun): Promise<Float32Array[]> {
  const thetas: Float32Array[] = [];
  for (let sample = 1; sample <= SAMPLES; sample++)
    await at(sample * STABLE_STRIDE, async ({ theta }) => void thetas.push(theta));
  return thetas;
}

export async function followDescents(
  [descents, flows]: readonly SweepSpecInput[],
  context: ClaimContext,
): Promise<FollowedDescent[]> {
  const followed = await inspectRuns([descents], partOf(context, 0, 0.85), descentPath);
  const flowed = await inspectRuns([flows], partOf(context, 0.85, 1), thetasOf);
  return followed.map(({ seed, path, projected }, run) => ({
    seed,
    sharpness: path.map(({ sharpness }) => sharpness),
    sharpening: path.map(({ sharpening }) => sharpening),
    toProjected: path.map(({ theta }, sample) => distanceOf(theta, projected[sample])),
    toFlow: path.map(({ theta }, sample) => distanceOf(theta, flowed[run][sample])),
  }));
}
