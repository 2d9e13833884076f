import { measureEigenpairs } from '../../probes/estimators/eigenpairs.ts';
import { hessianOperator, preconditionedHessianOperator } from '../../probes/operators/hessian.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { adamPreconditionedLimit } from '../../theory/limits/adam.ts';
import type { ClaimContext } from '../claim.ts';
import { type InspectedRun, inspectRuns } from '../inspect-runs.ts';
import { BETA1 } from './adam-descents.ts';

/** Steps between samples. Odd, so that both phases of an oscillation of period 2 are sampled alike. */
export const SAMPLE_STRIDE = 25;

/** λ₁ of H and of P⁻¹H every `SAMPLE_STRIDE` steps; NaN once the run has diverged. */
export interface WatchedAdam {
  readonly learningRate: number;
  readonly seed: number;
  /** Steps of the whole run. */
  readonly steps: number;
  readonly sharpness: readonly number[];
  /** λ₁(P⁻¹H) divided by its limit. */
  readonly share: readonly number[];
}

async function watch({ plan, run, at, preconditionerAt }: InspectedRun): Promise<WatchedAdam> {
  const { learningRate, seed, endStep: steps } = run;
  const limit = adamPreconditionedLimit({ learningRate, beta1: BETA1 });
  const sharpness: number[] = [];
  const share: number[] = [];
  let warm: readonly (Float32Array | undefined)[] = [undefined, undefined];
  for (let step = 0; step < steps; step += SAMPLE_STRIDE)
    await at(step, async ({ point }) => {
      const operators = [
        hessianOperator(point),
        preconditionedHessianOperator(point, await preconditionerAt(step)),
      ] as const;
      const pairs = [];
      for (const [index, operator] of operators.entries()) {
        const settings = { dimension: plan.parameters, seeds: [seed], index: step, tolerance: 0.01 };
        const [spectrum] = await measureEigenpairs(operator, { ...settings, warmStarts: [warm[index]] });
        pairs.push(spectrum.pairs[0]);
      }
      warm = pairs.map(({ vector }) => vector);
      sharpness.push(pairs[0].value);
      share.push(pairs[1].value / limit);
    });
  return { learningRate, seed, steps, sharpness, share };
}

/** Trains every run of the sweeps to its end and samples both curvatures on the way. */
export const watchAdam = (sweeps: readonly SweepSpecInput[], context: ClaimContext): Promise<WatchedAdam[]> =>
  inspectRuns(sweeps, context, watch, { as: 'both curvatures' });
