import { createCurvature } from '../../probes/operators/curvature.ts';
import { PLAIN_ROUNDOFF } from '../../probes/operators/roundoff.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { ClaimContext } from '../claim.ts';
import { type InspectedRun, inspectRuns } from '../inspect-runs.ts';
import type { GridRun } from '../network-runs.ts';

/** Sizes of H at the end of a run; NaN if it diverged. */
export interface EndCurvature extends GridRun {
  /** ‖H‖_F, from random vectors. */
  readonly frobenius: number;
  /** tr H, exact. */
  readonly trace: number;
}

async function curvatureOf({ plan, run, at }: InspectedRun): Promise<EndCurvature> {
  const { learningRate, batchSize, seed, endStep } = run;
  return at(endStep, async ({ point }) => {
    const keyed = { dimension: plan.parameters, seeds: [seed], index: endStep };
    const curvature = createCurvature(point, keyed, async () => [PLAIN_ROUNDOFF]);
    const [[frobenius], [trace]] = [await curvature.hessianFrobenius(), await curvature.hessianTrace()];
    return { learningRate, batchSize, seed, frobenius: frobenius.value, trace: trace.value };
  });
}

/** Trains runs and measures H at the end of each. */
export const endCurvatures = (sweeps: readonly SweepSpecInput[], context: ClaimContext): Promise<EndCurvature[]> =>
  inspectRuns(sweeps, context, curvatureOf, { as: 'sizes of H at the end' });

export interface EndedRuns {
  readonly runs: readonly EndCurvature[];
  /** Runs that stayed finite. */
  readonly ended: readonly EndCurvature[];
}

export const endedOf = (runs: readonly EndCurvature[]): EndedRuns => ({
  runs,
  ended: runs.filter(({ frobenius, trace }) => Number.isFinite(frobenius) && Number.isFinite(trace)),
});
