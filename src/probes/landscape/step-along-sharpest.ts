import type { Program } from '../../engine/contract.ts';
import { bounded, type Estimate, ROUNDOFF } from '../estimators/estimate.ts';
import { innerProduct, requireRows, rowOf } from '../run-rows.ts';
import { evaluateMany } from './evaluate-many.ts';

export interface StepAlongOptions {
  /** θ, the gradient of the step (of a batch, or ∇L) and the unit vector e₁, `[R, P]` each. */
  readonly theta: Float32Array;
  readonly gradient: Float32Array;
  readonly direction: Float32Array;
  /** η of each run. */
  readonly learningRates: ArrayLike<number>;
  /** α, multiples of the step taken; default the authors' ¼ … 4. */
  readonly fractions?: readonly number[];
}

/** L(θ − αη(g·e₁)e₁)/L(θ) − 1 for each α, in the order of `fractions`. */
export interface StepAlong {
  readonly fractions: readonly number[];
  readonly relativeChange: readonly Estimate[];
}

const FRACTIONS = [0.25, 0.33, 0.5, 1, 2, 3, 4];

/**
 * Change of the full training loss when the step is taken along one direction only: where it is ≥ 0 at α = 1 the step is
 * too long for the valley along e₁. One evaluation per α. Source: Jastrzębski et al. 2019, arXiv:1807.05031, fig. 3.
 */
export async function measureStepAlong(program: Program, options: StepAlongOptions): Promise<StepAlong[]> {
  const { theta, gradient, direction, learningRates, fractions = FRACTIONS } = options;
  const runs = learningRates.length;
  const P = theta.length / runs;
  requireRows('measureStepAlong', 'gradient', gradient, runs, P);
  requireRows('measureStepAlong', 'direction', direction, runs, P);
  const alphas = [0, ...fractions];
  const { loss } = await evaluateMany(program, {
    count: runs * alphas.length,
    parameters: P,
    write: (index, out) => {
      const run = Math.floor(index / alphas.length);
      const e = rowOf(direction, run, P);
      const from = rowOf(theta, run, P);
      const length = alphas[index % alphas.length] * learningRates[run] * innerProduct(rowOf(gradient, run, P), e);
      for (let p = 0; p < P; p++) out[p] = from[p] - length * e[p];
    },
  });
  return Array.from({ length: runs }, (_, run) => {
    const [start, ...moved] = loss.subarray(run * alphas.length, (run + 1) * alphas.length);
    return {
      fractions,
      relativeChange: moved.map((value) => bounded((value - start) / start, (ROUNDOFF * (value + start + 1)) / start)),
    };
  });
}
