import type { Point } from '../../engine/contract.ts';
import { bounded, type Estimate, rootOf } from '../estimators/estimate.ts';
import { PLAIN_ROUNDOFF, type Roundoff } from '../operators/roundoff.ts';
import { norm, rowOf } from '../run-rows.ts';

/**
 * Fisher–Rao norm √((1/N) Σ (gᵢ·θ)²) of every run, with the empirical Fisher matrix: unchanged by rescaling of ReLU layers.
 * theta: `[R, P]`, that of `point`. One forward tangent; the error is rounding of gᵢ·θ, ρ·‖θ‖√(mean ‖gᵢ‖²), with
 * mean ‖gᵢ‖² from `exampleGradientNorms` and ρ from `measureRoundoff` (default 2⁻²⁰). Source: Liang et al. 2019, arXiv:1711.01530, eq. 3.
 */
export async function measureFisherRao(
  point: Pick<Point, 'exampleProjections' | 'exampleGradientNorms'>,
  theta: Float32Array,
  { runs, roundoff }: { runs: number; roundoff?: readonly Roundoff[] },
): Promise<Estimate[]> {
  const projections = await point.exampleProjections(theta);
  const norms = await point.exampleGradientNorms();
  const N = projections.length / runs;
  const P = theta.length / runs;
  return Array.from({ length: runs }, (_, run) => {
    const squared = rowOf(projections, run, N).reduce((sum, x) => sum + (x * x) / N, 0);
    const second = rowOf(norms, run, N).reduce((sum, x) => sum + x / N, 0);
    const { gradient: relative } = roundoff?.[run] ?? PLAIN_ROUNDOFF;
    const rounding = relative * norm(rowOf(theta, run, P)) * Math.sqrt(second);
    return rootOf(bounded(squared, (2 * Math.sqrt(squared) + rounding) * rounding));
  });
}
