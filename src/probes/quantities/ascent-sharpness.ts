import type { Point, Program } from '../../engine/contract.ts';
import { bounded, type Estimate, ROUNDOFF } from '../estimators/estimate.ts';
import { norm, rowOf } from '../run-rows.ts';

/**
 * SAM's sharpness L(θ + ρ∇L/‖∇L‖) − L(θ) of every run: the first-order worst case in a ball of radius ρ > 0. One
 * gradient and two evaluations; the error is rounding of both losses. theta: `[R, P]`, that of `point`.
 * Source: Foret et al. 2021, arXiv:2010.01412, eq. 2.
 */
export async function measureAscentSharpness(
  program: Program,
  point: Pick<Point, 'evaluate' | 'gradient'>,
  { theta, runs, radius = 0.05 }: { theta: Float32Array; runs: number; radius?: number },
): Promise<Estimate[]> {
  if (!(radius > 0)) throw new RangeError(`measureAscentSharpness: radius must be > 0, got ${radius}. SAM uses 0.05.`);
  const { loss } = await point.evaluate('train');
  const gradient = await point.gradient();
  const P = theta.length / runs;
  const moved = theta.slice();
  for (let run = 0; run < runs; run++) {
    const size = norm(rowOf(gradient, run, P));
    for (let k = run * P; size !== 0 && k < (run + 1) * P; k++) moved[k] += (radius * gradient[k]) / size;
  }
  const above = await program.at(moved);
  try {
    const raised = await above.evaluate('train');
    return Array.from(loss, (start, run) =>
      bounded(raised.loss[run] - start, ROUNDOFF * (2 + start + raised.loss[run])),
    );
  } finally {
    above.dispose();
  }
}
