import type { Point } from '../../engine/contract.ts';
import { bounded, type Estimate, ROUNDOFF } from '../estimators/estimate.ts';
import { PLAIN_ROUNDOFF, type Roundoff } from './roundoff.ts';

/** One estimate per run. */
export interface ExactTraces {
  readonly hessian: readonly Estimate[];
  readonly gaussNewton: readonly Estimate[];
}

/**
 * Exact tr H and tr G with their rounding errors; undefined if the engine cannot compute them. tr H sums terms of both
 * signs, so its error is relative to the sum of their sizes; the error of δ (`roundoff`) is in the terms of tr H − tr G.
 */
export async function measureExactTraces(
  point: Pick<Point, 'curvatureTraces'>,
  roundoff?: readonly Roundoff[],
): Promise<ExactTraces | undefined> {
  const found = await point.curvatureTraces?.();
  if (found === undefined) return undefined;
  const { hessian, gaussNewton, size } = found;
  const errorOf = (run: number, whole: number) => {
    const { gradient, curvature } = roundoff?.[run] ?? PLAIN_ROUNDOFF;
    return (ROUNDOFF + curvature) * whole + gradient * (whole - gaussNewton[run]);
  };
  const estimates = (values: Float64Array, sizes: Float64Array) =>
    Array.from(values, (value, run) => bounded(value, errorOf(run, sizes[run]), !Number.isNaN(value)));
  return { hessian: estimates(hessian, size), gaussNewton: estimates(gaussNewton, gaussNewton) };
}
