import { measureEigenpairs } from '../estimators/eigenpairs.ts';
import { bounded } from '../estimators/estimate.ts';
import { preconditionedHessianOperator } from '../operators/hessian.ts';
import { constantCost, defineProbe, streamKey } from './scalar-probe.ts';

/**
 * λ₁ of P⁻¹H for the diagonal P that divides the next step: the curvature in the optimiser's own metric. It is not negative, for
 * the reason of `sharpnessProbe`. Its error is that of an eigenvalue of P^(−½) H P^(−½): its residual plus rounding. It is not
 * recorded under rules that have no P. Source: Cohen et al. 2022, arXiv:2207.14484.
 */
export const preconditionedSharpnessProbe = defineProbe({
  id: 'preconditionedSharpness',
  tier: 'standard',
  symbol: 'λ₁(P⁻¹H)',
  label: 'Preconditioned sharpness',
  unit: '1/θ',
  method: 'Lanczos on P^(−½)HP^(−½), with the diagonal P that divides the next step.',
  axis: 'log',
  needs: ['preconditioner'],
  cost: constantCost(15),
  measure: async (at) => {
    const p = await at.preconditioner?.();
    if (!p) return at.seeds.map(() => bounded(Number.NaN, Number.NaN, false));
    const options = { ...streamKey(at), roundoff: await at.roundoff() };
    const spectra = await measureEigenpairs(preconditionedHessianOperator(at.point, p), options);
    return spectra.map(({ pairs }) => pairs[0]);
  },
});
