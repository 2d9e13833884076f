import type { Point } from '../../engine/contract.ts';
import { measureEigenpairs, type Spectrum } from '../estimators/eigenpairs.ts';
import type { Estimate } from '../estimators/estimate.ts';
import type { TraceEstimates } from '../estimators/exact-trace.ts';
import { estimateTrace } from '../estimators/stochastic-trace.ts';
import { type ExactTraces, measureExactTraces } from './curvature-traces.ts';
import { gaussNewtonOperator, hessianOperator } from './hessian.ts';
import { memoizeAsync } from './memoize-async.ts';
import type { Roundoff } from './roundoff.ts';

/** Spectra and traces of H and G of every run, each measured at first use. */
export interface Curvature {
  /** The `TOP` + 1 largest eigenpairs of H, so that the space of the first `TOP` has a gap. */
  hessianTop(): Promise<readonly Spectrum[]>;
  /** The smallest eigenpair of H, from the same Krylov spaces taken further. */
  hessianBottom(): Promise<readonly Spectrum[]>;
  hessianTrace(): Promise<readonly Estimate[]>;
  hessianFrobenius(): Promise<readonly Estimate[]>;
  gaussNewtonTop(): Promise<readonly Spectrum[]>;
  gaussNewtonTrace(): Promise<readonly Estimate[]>;
}

/** Number of sharpest directions in subspace probes (Jastrzębski et al. use 5 or 10). */
export const TOP = 5;
/** Random vectors for the part of ‖H‖_F² outside Krylov spaces, and for that of a trace without an exact sum. */
const NORM_PROBES = 8;
const TRACE_PROBES = 20;
/** Relative residual of λ_min, which may be far smaller than λ₁: a smaller one would take many products. */
const BOTTOM_TOLERANCE = 0.02;

const spacesOf = (spectra: readonly Spectrum[]) => spectra.map(({ space }) => space);

/** `keyed`: P, and the seeds and index of random vectors. */
export function createCurvature(
  point: Point,
  keyed: { readonly dimension: number; readonly seeds: readonly number[]; readonly index: number },
  roundoff: () => Promise<readonly Roundoff[]>,
): Curvature {
  const [H, G] = [hessianOperator(point), gaussNewtonOperator(point)];
  const count = Math.min(TOP + 1, keyed.dimension);
  const pairs = async (of: typeof H, options: Partial<Parameters<typeof measureEigenpairs>[1]>) =>
    measureEigenpairs(of, { ...keyed, ...options, keepSpaces: true, roundoff: await roundoff() });
  const sums = async (of: typeof H, spectra: readonly Spectrum[], probes: number) =>
    estimateTrace(of, { ...keyed, spaces: spacesOf(spectra), probes, roundoff: await roundoff() });

  const hessianTop = memoizeAsync(() => pairs(H, { count }));
  const hessianBottom = memoizeAsync(async () => {
    const spaces = spacesOf(await hessianTop());
    return pairs(H, { end: 'smallest', tolerance: BOTTOM_TOLERANCE, spaces });
  });
  const gaussNewtonTop = memoizeAsync(() => pairs(G, {}));
  const exactTraces = memoizeAsync(async () => measureExactTraces(point, await roundoff()));
  const hessianSums = memoizeAsync(async () =>
    sums(H, await hessianBottom(), point.curvatureTraces ? NORM_PROBES : TRACE_PROBES),
  );
  const traceOf = async (which: keyof ExactTraces, estimated: () => Promise<readonly TraceEstimates[]>) =>
    (await exactTraces())?.[which] ?? (await estimated()).map(({ trace }) => trace);
  return {
    hessianTop,
    hessianBottom,
    gaussNewtonTop,
    hessianTrace: memoizeAsync(() => traceOf('hessian', hessianSums)),
    hessianFrobenius: async () => (await hessianSums()).map(({ frobenius }) => frobenius),
    gaussNewtonTrace: memoizeAsync(() =>
      traceOf('gaussNewton', async () => sums(G, await gaussNewtonTop(), TRACE_PROBES)),
    ),
  };
}
