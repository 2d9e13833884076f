import type { Point } from '../../engine/contract.ts';
import type { Loss } from '../../engine/network.ts';
import { ROUNDOFF } from '../estimators/estimate.ts';

/** Relative errors of one run's derivatives, due to the engine's f32. */
export interface Roundoff {
  /** Of gᵢ, in the mean square over examples. */
  readonly gradient: number;
  /** Of H, relative to its norm. */
  readonly curvature: number;
}

/** For outputs and residuals of order 1. */
export const PLAIN_ROUNDOFF: Roundoff = { gradient: ROUNDOFF, curvature: ROUNDOFF };

/** Error of an output f of a few layers, relative to max(1, |f|): four unit roundoffs of f32. */
export const OUTPUT_ROUNDOFF = 2 ** -22;

/**
 * Roundoff at a point, from the size of its outputs, for networks of a few layers. Squared error: δ = f − y cancels, so the
 * relative error of gᵢ is Δf/√(2L), which reaches 1 at L ≈ 10⁻¹⁴. Cross-entropy: the relative error of p, and so of gᵢ and
 * H, is that of differences of logits, 2⁻²⁰(1 + max |f|). One evaluation and one forward pass. Ours: the derivatives of δ
 * by f, to first order.
 */
export async function measureRoundoff(
  point: Pick<Point, 'evaluate' | 'outputs'>,
  { runs, loss }: { runs: number; loss: Loss },
): Promise<Roundoff[]> {
  const { loss: means } = await point.evaluate('train');
  const outputs = await point.outputs('train');
  const size = outputs.length / runs;
  return Array.from(means, (mean, run): Roundoff => {
    const largest = outputs
      .subarray(run * size, (run + 1) * size)
      .reduce((most, f) => (Number.isNaN(f) ? f : Math.max(most, Math.abs(f))), 0);
    if (loss === 'crossEntropy') {
      const both = ROUNDOFF * (1 + largest);
      return { gradient: both, curvature: both };
    }
    return { gradient: ROUNDOFF + (OUTPUT_ROUNDOFF * Math.max(1, largest)) / Math.sqrt(2 * mean), curvature: ROUNDOFF };
  });
}
