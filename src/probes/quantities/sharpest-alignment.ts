import { type DirectionAlignment, directionAlignment } from '../estimators/sharp-directions.ts';
import type { Measurement } from '../measurement.ts';
import { TOP } from '../operators/curvature.ts';
import { rowOf } from '../run-rows.ts';

/** Alignment of one vector per run, `[R, P]`, with the `TOP` sharpest directions; NaN where there are no vectors. */
export async function alignWithSharpest(
  at: Measurement,
  directions: Float32Array | undefined,
  errors?: readonly number[],
): Promise<DirectionAlignment[]> {
  const P = at.layout.count;
  const zero = new Float32Array(P);
  return (await at.hessianTop()).map(({ pairs }, run) =>
    directionAlignment(
      directions ? rowOf(directions, run, P) : zero,
      pairs,
      Math.min(TOP, pairs.length),
      errors?.[run],
    ),
  );
}

/** That of ∇L, a sum that cancels: off by ρ√(mean ‖gᵢ‖²)/‖∇L‖, which is half the relative error of ‖∇L‖². */
export async function alignGradientWithSharpest(at: Measurement): Promise<DirectionAlignment[]> {
  const sines = (await at.noise()).map(({ gradientNormSquared: { value, error } }) => Math.min(1, error / (2 * value)));
  return alignWithSharpest(at, await at.gradient(), sines);
}
