import { measureSharpness } from '../../probes/quantities/sharpness.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import type { ClaimContext } from '../claim.ts';
import { type InspectedRun, inspectRuns } from '../inspect-runs.ts';

/** Steps between samples. Even, so that an oscillation of period 2 is sampled at one phase. */
export const WINDOW = 100;

/** A descent sampled every `WINDOW` steps. */
export interface WatchedDescent {
  readonly learningRate: number;
  readonly seed: number;
  /** L at step 0, `WINDOW`, 2·`WINDOW`, … */
  readonly losses: readonly number[];
  /** λ₁ at the same steps, up to and including the first at which λ₁ ≥ 2/η. */
  readonly sharpness: readonly number[];
  /** Index of that step; null if there is none. */
  readonly crossing: number | null;
}

async function watchDescent({ plan, run, at }: InspectedRun, until: 'crossing' | 'end'): Promise<WatchedDescent> {
  const { learningRate, seed, endStep } = run;
  const limit = heavyBallSharpnessLimit(learningRate);
  const losses: number[] = [];
  const sharpness: number[] = [];
  let crossing: number | null = null;
  let warmStart: Float32Array | undefined;
  for (let step = 0; step <= endStep && (until === 'end' || crossing === null); step += WINDOW)
    await at(step, async ({ point }) => {
      losses.push((await point.evaluate('train')).loss[0]);
      if (crossing !== null) return;
      const settings = { runs: 1, parameters: plan.parameters, tolerance: 0.01, maxIterations: 60, seeds: [seed] };
      const [{ value, vector }] = await measureSharpness(point, { ...settings, index: step, warmStart: [warmStart] });
      warmStart = vector;
      sharpness.push(value);
      if (value >= limit) crossing = sharpness.length - 1;
    });
  return { learningRate, seed, losses, sharpness, crossing };
}

/** Samples every run of the sweeps until λ₁ crosses 2/η, or to its end. */
export const watchDescents =
  (until: 'crossing' | 'end') =>
  (sweeps: readonly SweepSpecInput[], context: ClaimContext): Promise<WatchedDescent[]> =>
    inspectRuns(sweeps, context, (inspected) => watchDescent(inspected, until), { as: `until ${until}` });
