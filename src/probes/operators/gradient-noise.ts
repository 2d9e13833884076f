import type { Point } from '../../engine/contract.ts';
import type { BatchedOperator } from '../../math/lanczos.ts';
import { bounded, type Estimate, ratioOf } from '../estimators/estimate.ts';
import { innerProduct, rowOf } from '../run-rows.ts';
import { PLAIN_ROUNDOFF, type Roundoff } from './roundoff.ts';

export interface GradientNoise {
  /** ‖∇L‖². */
  readonly gradientNormSquared: Estimate;
  /** tr C, C = (1/N) Σ gᵢgᵢᵀ − ∇L∇Lᵀ: the variance of the gradient of one random example. */
  readonly covarianceTrace: Estimate;
  /** tr C/‖∇L‖², the "simple" critical batch size. */
  readonly simpleNoiseScale: Estimate;
}

/**
 * Exact sums over the N examples; errors are rounding: that of ∇L, a sum that cancels, is ρ·√(mean ‖gᵢ‖²) with ρ from
 * `measureRoundoff` (default 2⁻²⁰, for residuals and outputs of order 1). Work of slightly more than one gradient.
 * Source: McCandlish et al. 2018, arXiv:1812.06162, eq. 2.9.
 */
export async function measureGradientNoise(
  point: Pick<Point, 'gradient' | 'exampleGradientNorms'>,
  runs: number,
  roundoff?: readonly Roundoff[],
): Promise<GradientNoise[]> {
  const gradient = await point.gradient();
  const norms = await point.exampleGradientNorms();
  const P = gradient.length / runs;
  const N = norms.length / runs;
  return Array.from({ length: runs }, (_, run) => {
    const g = rowOf(gradient, run, P);
    const squared = innerProduct(g, g);
    const second = rowOf(norms, run, N).reduce((sum, norm) => sum + norm / N, 0);
    const { gradient: relative } = roundoff?.[run] ?? PLAIN_ROUNDOFF;
    const rounding = relative * Math.sqrt(second);
    const gradientNormSquared = bounded(squared, (2 * Math.sqrt(squared) + rounding) * rounding);
    // ‖∇L‖² ≤ mean ‖gᵢ‖² holds exactly, with equality for one example
    const covarianceTrace = bounded(
      Math.max(second - squared, 0),
      (2 * relative + relative * relative) * second + gradientNormSquared.error,
    );
    if (Number.isNaN(squared)) return diverged();
    return { gradientNormSquared, covarianceTrace, simpleNoiseScale: ratioOf(covarianceTrace, gradientNormSquared) };
  });
}

function diverged(): GradientNoise {
  const nothing = bounded(Number.NaN, Number.NaN, false);
  return { gradientNormSquared: nothing, covarianceTrace: nothing, simpleNoiseScale: nothing };
}

/** Roundoff of C as a matrix from that of the gᵢ: 2ρ + ρ², doubled for the subtraction of the mean. */
export function noiseRoundoff(roundoff: readonly Roundoff[]): Roundoff[] {
  return roundoff.map(({ gradient }) => ({ gradient, curvature: 4 * gradient + 2 * gradient * gradient }));
}

/**
 * C v = (1/N) Σ (pᵢ − p̄) gᵢ with pᵢ = gᵢ·v: never an N×P matrix, and centring before the sum avoids the cancellation of
 * (1/N) Σ pᵢgᵢ − ∇L(∇L·v). Work of one forward tangent and one gradient.
 */
export function noiseOperator(
  point: Pick<Point, 'exampleProjections' | 'weightedGradient'>,
  runs: number,
): BatchedOperator {
  return async (v, active) => {
    const projections = await point.exampleProjections(v, active);
    const N = projections.length / runs;
    const weights = new Float32Array(projections.length);
    for (let run = 0; run < runs; run++) {
      const p = rowOf(projections, run, N);
      const mean = p.reduce((sum, x) => sum + x, 0) / N;
      for (let i = 0; i < N; i++) weights[run * N + i] = (p[i] - mean) / N;
    }
    return point.weightedGradient(weights, active);
  };
}
