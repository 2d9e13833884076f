import { median } from '../math/statistics.ts';
import { measureSharpness } from '../probes/quantities/sharpness.ts';
import type { SweepSpecInput } from '../sweep/spec/sweep-spec.ts';
import type { ClaimContext } from './claim.ts';
import { type InspectedRun, inspectRuns } from './inspect-runs.ts';
import { type GridRun, leftOutRemarks } from './network-runs.ts';

/** A run with its sharpness late in training. */
export interface LateRun extends GridRun {
  readonly momentum: number;
  readonly initialLoss: number;
  /** At the end of the run. */
  readonly trainLoss: number;
  /** Median of λ₁ over the last quarter of the steps. */
  readonly sharpness: number;
}

const SAMPLES = 12;

/** Evenly spaced over the last quarter, alternately odd and even: at the edge λ₁ oscillates with a period of two steps. */
export function lateSteps(endStep: number): number[] {
  const stride = endStep / (4 * (SAMPLES - 1));
  return Array.from({ length: SAMPLES }, (_, i) => {
    const step = Math.round(endStep - (SAMPLES - 1 - i) * stride);
    return step - ((endStep - step + SAMPLES - 1 - i) % 2);
  });
}

async function lateRun({ plan, run, at }: InspectedRun): Promise<LateRun> {
  const { learningRate, batchSize, seed, endStep } = run;
  const initialLoss = await at(0, async ({ point }) => (await point.evaluate('train')).loss[0]);
  const values: number[] = [];
  let trainLoss = Number.NaN;
  let warmStart: Float32Array | undefined;
  for (const step of lateSteps(endStep))
    await at(step, async ({ point }) => {
      const settings = { runs: 1, parameters: plan.parameters, tolerance: 0.01, maxIterations: 60, seeds: [seed] };
      const [found] = await measureSharpness(point, { ...settings, index: step, warmStart: [warmStart] });
      warmStart = found.vector;
      values.push(found.value);
      [trainLoss] = (await point.evaluate('train')).loss;
    });
  const { momentum } = plan.spec.update;
  return { learningRate, batchSize, seed, momentum, initialLoss, trainLoss, sharpness: median(values) };
}

/** Trains every run of the sweeps to its end and measures λ₁ over the last quarter of its steps. */
export const lateRuns = (specs: readonly SweepSpecInput[], context: ClaimContext): Promise<LateRun[]> =>
  inspectRuns(specs, context, lateRun, { as: 'late sharpness' });

/** Runs that reduced their loss: the sharpness of a diverged run is meaningless. */
export const learnedRuns = (runs: readonly LateRun[]) =>
  runs.filter(({ initialLoss, trainLoss, sharpness }) => trainLoss < initialLoss && sharpness > 0);

export const unlearnedRemarks = (runs: readonly LateRun[]) => leftOutRemarks(runs, learnedRuns(runs), 'runs diverged');
