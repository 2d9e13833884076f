import { type Eigenpair, subspaceError } from '../estimators/eigenpairs.ts';
import { bounded, type Estimate } from '../estimators/estimate.ts';
import { TOP } from '../operators/curvature.ts';
import { innerProduct } from '../run-rows.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

/**
 * Overlap ‖UᵀV‖_F²/k of the spaces of the first k eigenvectors of two matrices, in [0, 1]: k/P on average for random
 * spaces, 1 for equal ones. The error |Δ| ≤ sin θ_U + sin θ_V comes from residuals and gaps, so pass k + 1 pairs of each.
 * Source: Gur-Ari, Roberts, Dyer 2018, arXiv:1812.04754, eq. 5; bound ours: tr (P̂ − P)Q ≤ ‖P̂ − P‖₂ tr Q.
 */
export function subspaceOverlap(a: readonly Eigenpair[], b: readonly Eigenpair[], k: number): Estimate {
  if (!Number.isSafeInteger(k) || k < 1 || a.length < k || b.length < k)
    throw new RangeError(
      `subspaceOverlap: k must be an integer in [1, pairs], got ${k} for ${a.length} and ${b.length}.`,
    );
  let sum = 0;
  for (const { vector: u } of a.slice(0, k))
    for (const { vector: v } of b.slice(0, k)) {
      const cosine = u && v ? innerProduct(u, v) : Number.NaN;
      sum += cosine * cosine;
    }
  const error = Math.min(1, subspaceError(a, k) + subspaceError(b, k));
  const converged = [...a.slice(0, k), ...b.slice(0, k)].every((pair) => pair.converged);
  return bounded(sum / k, Number.isNaN(sum) ? Number.NaN : error, converged);
}

export const subspaceOverlapProbe = defineProbe({
  id: 'subspaceOverlap',
  tier: 'full',
  symbol: '‖E_HᵀE_C‖²/k',
  label: `Overlap of the top ${TOP} spaces of H and C`,
  unit: '1',
  method: `From the first ${TOP} eigenvectors of H and of the gradient covariance C.`,
  axis: 'linear',
  cost: constantCost(40),
  measure: async (at) => {
    const [hessian, covariance] = [await at.hessianTop(), await at.covarianceTop()];
    return hessian.map(({ pairs }, run) => {
      const other = covariance[run].pairs;
      return subspaceOverlap(pairs, other, Math.min(TOP, pairs.length, other.length));
    });
  },
});
