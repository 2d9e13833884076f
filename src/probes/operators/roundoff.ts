import type { Point } from '../../engine/contract.ts';
import type { Loss } from '../../engine/network.ts';
import { ROUNDOFF } from '../estimators/estimate.ts';

/** Relative errors that the engine's f32 leaves in one run's derivatives. */
export interface Roundoff {
  /** Of gᵢ, in the mean square over examples. */
  readonly gradient: number;
  /** Of H, relative to its norm. */
  readonly curvature: number;
}

/** What holds where outputs are of order 1 and residuals too. */
export const PLAIN_ROUNDOFF: Roundoff = { gradient: ROUNDOFF, curvature: ROUNDOFF };

/** Error of an output f of a few layers, relative to max(1, |f|): four unit roundoffs of f32. */
export const OUTPUT_ROUNDOFF = 2 ** -22;

/**
 * Roundoff at the outputs that a point has, for networks of a few layers. Squared error: δ = f − y cancels, so gᵢ errs by
 * Δf/√(2L), all of it once L ≈ 10⁻¹⁴. Cross-entropy: p and so gᵢ and H err by as much as differences of logits,
 * 2⁻²⁰(1 + max |f|). One evaluation and one forward pass. Ours: δ's derivatives by f, first order.
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
